"""The command that writes the packages of a site."""
import contextlib
import io
import json
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

import make
from archive import archive
from sample_lesson import LESSON


class MakeTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.site = Path(folder.name)
        self.out = self.site / 'packages'

    def write_site(self):
        info = {'slug': 'sample', 'title': 'A sample', 'summary': 'Short.'}
        course = {'title': 'Course', 'summary': 'Short.', 'lessons': [info, {**info, 'slug': 'other'}]}
        (self.site / 'course.json').write_text(json.dumps(course))
        for slug in ('sample', 'other'):
            (self.site / slug).mkdir()
            (self.site / slug / 'index.html').write_text(slug)
        (self.site / 'other/lesson.json').write_text(json.dumps({**LESSON, 'slug': 'other'}))
        (self.site / 'index.html').write_text(
            'index\n<section class="card" aria-labelledby="play">\n<a href="play/">Open</a>\n</section>\n')
        (self.site / 'assets').mkdir()
        for name in ('runs-Q1.js', 'reader-Q3.wasm', 'builder-Q4.css', 'snippets-Q5.js', 'python-Q2.js',
                     'python-library-A1.json', 'python-worker-B7.js', 'pyodide.asm-C3.wasm'):
            (self.site / 'assets' / name).write_text('of a page that packages do not have')
        (self.site / 'play').mkdir()
        (self.site / 'play/index.html').write_text('runs')
        (self.site / 'index.html.br').write_text('packed')
        (self.site / 'packages').mkdir()
        (self.site / 'packages/old.zip').write_text('old')
        (self.site / 'sample/lesson.json').write_text(json.dumps(LESSON))

    def run_it(self, *arguments):
        """The exit status and what was said on standard error; `told` has the standard output."""
        said, self.told = io.StringIO(), io.StringIO()
        with mock.patch('sys.argv', ['make.py', *map(str, arguments)]), contextlib.redirect_stdout(self.told), \
                contextlib.redirect_stderr(said):
            return make.main(), said.getvalue()

    def names(self):
        return {path.name for path in self.out.iterdir()}

    def test_writes_each_format_of_every_lesson(self):
        self.write_site()
        self.assertEqual(self.run_it(self.site, self.out), (0, ''))
        written = self.names() - {'old.zip'}
        lesson = ['-cmi5.zip', '-qti21.zip', '-scorm12.zip', '-scorm2004.zip', '.gift']
        self.assertEqual(written, {name + ending for name in ('sample', 'other') for ending in lesson}
                         | {'course-cmi5.zip', 'course-scorm12.zip', 'course-scorm2004.zip'})
        with zipfile.ZipFile(self.out / 'sample-qti21.zip') as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.namelist()[0], 'imsmanifest.xml')

    def test_a_package_has_the_site_with_its_lessons_and_nothing_else(self):
        self.write_site()
        self.run_it(self.site, self.out)

        def names(package):
            with zipfile.ZipFile(self.out / package) as opened:
                return set(opened.namelist()) - {'imsmanifest.xml', 'cmi5.xml'}
        one = {'course.json', 'index.html', 'sample/index.html', 'sample/lesson.json'}
        for standard in ('scorm12', 'scorm2004', 'cmi5'):
            self.assertEqual(names(f'sample-{standard}.zip'), one)
            self.assertEqual(names(f'course-{standard}.zip'), one | {'other/index.html', 'other/lesson.json'})
        with zipfile.ZipFile(self.out / 'sample-cmi5.zip') as opened:
            self.assertEqual(opened.read('index.html'), b'index\n')
            lessons = json.loads(opened.read('course.json'))['lessons']
        self.assertEqual([info['slug'] for info in lessons], ['sample'])

    def test_a_package_leaves_out_what_needs_python(self):
        self.write_site()
        blocks = [{'type': 'callout', 'title': 'Exercise: Be quick'}, {'type': 'callout', 'title': 'Mind this'},
                  {'type': 'paragraph', 'runs': []}]
        (self.site / 'sample/lesson.json').write_text(json.dumps({**LESSON, 'sections': [{'blocks': blocks}]}))
        (self.site / 'sample/exercises.json').write_text('{}')
        self.run_it(self.site, self.out)
        for package in ('sample-scorm12.zip', 'course-cmi5.zip'):
            with zipfile.ZipFile(self.out / package) as opened:
                self.assertNotIn('sample/exercises.json', opened.namelist())
                sections = json.loads(opened.read('sample/lesson.json'))['sections']
            self.assertEqual(sections[0]['blocks'], blocks[1:])

    def test_the_cartridge_links_to_the_address_of_the_site(self):
        self.write_site()
        self.assertEqual(self.run_it(self.site, self.out, 'https://example.org/loopstep'), (0, ''))
        with zipfile.ZipFile(self.out / 'course-cc13.imscc') as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.namelist(), [
                'imsmanifest.xml', 'sample/link.xml', 'sample/quiz.xml', 'sample/deeper.xml',
                'other/link.xml', 'other/quiz.xml', 'other/deeper.xml'])
            self.assertIn('href="https://example.org/loopstep/other/"', package.read('other/link.xml').decode())
        self.assertNotIn('not written', self.told.getvalue())

    def test_without_an_address_there_is_no_cartridge_and_the_remedy_is_named(self):
        self.write_site()
        (self.out / 'course-cc13.imscc').write_text('of an older site')
        self.assertEqual(self.run_it(self.site, self.out), (0, ''))
        self.assertNotIn('course-cc13.imscc', self.names())
        self.assertRegex(self.told.getvalue(), r'course-cc13\.imscc  not written: .* make packages SITE=https://')

    def test_a_bad_address_is_named_and_nothing_is_written(self):
        self.write_site()
        status, said = self.run_it(self.site, self.out, 'example.org')
        self.assertEqual(status, 2)
        self.assertRegex(said, r'^SITE: "example\.org" is not an http or https address .* Remedy: ')
        self.assertEqual(self.names(), {'old.zip'})

    def test_the_same_site_gives_the_same_bytes(self):
        self.write_site()
        self.run_it(self.site, self.out, 'https://example.org/')
        first = {path.name: path.read_bytes() for path in self.out.iterdir()}
        with mock.patch('time.time', return_value=2_000_000_000):
            self.run_it(self.site, self.out, 'https://example.org/')
        self.assertEqual({path.name: path.read_bytes() for path in self.out.iterdir()}, first)

    def test_a_site_that_is_not_built_is_named_with_the_remedy(self):
        status, said = self.run_it(self.site, self.out)
        self.assertEqual(status, 1)
        self.assertRegex(said, r'course\.json: there is no such file\. Remedy: build the site with "make site"\.')

    def test_a_damaged_lesson_is_named_with_the_remedy(self):
        self.write_site()
        (self.site / 'sample/lesson.json').write_text('{"slug": ')
        status, said = self.run_it(self.site, self.out)
        self.assertEqual(status, 1)
        self.assertRegex(said, r'sample/lesson\.json: .*Remedy: build the site again')

    def test_wrong_arguments_show_the_usage(self):
        status, said = self.run_it()
        self.assertEqual(status, 2)
        self.assertIn('tools/packages/make.py dist dist/packages', said)


class ArchiveTest(unittest.TestCase):
    def test_keeps_names_order_and_bytes(self):
        files = {'b.xml': b'1', 'a/c.xml': b'\0\xff' * 1000}
        with zipfile.ZipFile(io.BytesIO(archive(files))) as read:
            self.assertEqual({name: read.read(name) for name in read.namelist()}, files)
            self.assertEqual(read.namelist(), list(files))
