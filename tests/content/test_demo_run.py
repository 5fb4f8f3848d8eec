"""A demo without a C++ program plays a recording of its listing, which is made when the lesson is compiled."""
import json
from pathlib import Path

from output import write_site
from pages import Pages
from registry import write_registry
from sample import ASSETS, SampleTest, printed

ROOT = Path(__file__).resolve().parents[2]
LISTING = 'one/listings/greet.py'
GREETING = '''import asyncio

async def main():
    await asyncio.sleep(0.5)
    print("Hello, Ada")

asyncio.run(main())
'''


class RecordedDemo(SampleTest):
    def setUp(self):
        super().setUp()
        (self.demos / 'one/greet.cpp').unlink()
        self.write(LISTING, GREETING)

    def lesson(self):
        return self.compiled().lessons[0]

    def test_its_listing_is_recorded(self):
        run = json.loads(self.lesson().runs['greet'])
        self.assertEqual(run['program']['name'], 'greet.py')
        self.assertEqual(printed(run), [(0.5, 'Hello, Ada')])

    def test_its_recording_is_the_same_in_each_run(self):
        self.assertEqual(self.lesson().runs, self.lesson().runs)

    def test_it_has_no_program_in_cpp(self):
        lesson = self.lesson()
        self.assertEqual(lesson.programs, {})
        self.assertNotIn('cpp', lesson.bundle['demos'][0]['listing'])
        write_registry(self.compiled(), self.demos, self.content / 'generated')
        self.assertNotIn('greet', self.read('generated/registry.cpp'))

    def test_its_recording_is_a_file_beside_the_lesson(self):
        site = self.content / 'site'
        write_site(self.compiled(), Pages(ROOT / 'web/page', ASSETS), site)
        name = json.loads((site / 'one/lesson.json').read_text())['demos'][0]['run']
        self.assertRegex(name, '^greet-[0-9a-f]{8}$')
        self.assertEqual((site / f'one/runs/{name}.json').read_text(), self.lesson().runs['greet'])

    def test_another_recording_or_another_app_is_another_file(self):
        site = self.content / 'site'
        names = set()
        for seconds, program in (('0.5', 'a.wasm'), ('0.5', 'b.wasm'), ('0.75', 'b.wasm')):
            self.write(LISTING, GREETING.replace('0.5', seconds))
            write_site(self.compiled(), Pages(ROOT / 'web/page', {**ASSETS, 'program': program}), site)
            demo = json.loads((site / 'one/lesson.json').read_text())['demos'][0]
            self.assertEqual({file.stem for file in site.glob('one/runs/*')}, {demo['run'], demo['javascriptRun']})
            names.add(demo['run'])
        self.assertEqual(len(names), 3)

    def test_an_error_that_leaves_the_program_is_refused(self):
        self.replace(LISTING, 'print("Hello, Ada")', 'raise ValueError("no luck")')
        self.assert_refused(LISTING, 'raise', 'cannot be recorded: ValueError: no luck', 'without an error')

    def test_a_program_without_a_loop_is_refused(self):
        self.write(LISTING, 'print("Hello, Ada")\n')
        self.assert_refused(LISTING, 1, 'ran no event loop', 'Write a program')

    def test_a_program_that_never_ends_is_refused(self):
        self.replace(LISTING, 'print("Hello, Ada")', 'while True:\n        await asyncio.sleep(1)')
        self.assert_refused(LISTING, 1, 'more than 2,000 events', 'ends by itself')

    def test_a_program_that_waits_forever_is_refused(self):
        self.replace(LISTING, 'asyncio.sleep(0.5)', 'asyncio.Event().wait()')
        self.assert_refused(LISTING, 1, 'cannot be recorded', 'ends by itself')

    def test_what_only_a_program_in_cpp_can_show_is_refused(self):
        for needs in ('network', 'process'):
            self.replace('one/lesson.md', 'listing: greet\n', f'listing: greet\nneeds: {needs}\n')
            self.assert_refused('one/lesson.md', '::: demo greet', f'needs a {needs}, which cannot be recorded',
                                'Write its program in C++')
            self.replace('one/lesson.md', f'needs: {needs}\n', '')

    def test_its_other_problems_are_told_once(self):
        self.write(LISTING, 'import asyncio\nasync def main(\n')
        self.assert_refused(LISTING, 2, 'not valid Python', 'python3 runs it')
