"""compile.py as authors and the build call it."""
import json
import subprocess
import sys
from pathlib import Path

from sample import ASSETS, SampleTest

ROOT = Path(__file__).resolve().parents[2]


class Command(SampleTest):
    def run_compiler(self, *arguments, content=None, demos=None):
        return subprocess.run(
            [sys.executable, str(ROOT / 'tools/content/compile.py'), '--content', str(content or self.content),
             '--demos', str(demos or self.demos), *arguments],
            capture_output=True, text=True, cwd=self.content)

    def write_site(self):
        assets = self.content / 'assets.json'
        assets.write_text(json.dumps(ASSETS))
        return self.run_compiler('--web', str(ROOT / 'web'), '--assets', str(assets), '--out', 'dist')

    def test_a_sound_course_is_written(self):
        result = self.write_site()
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, '', ''))
        for name in ('index.html', 'course.json', 'embed/index.html', 'play/index.html', 'play/lesson.json',
                     'play/recorder.py', 'one/index.html', 'one/lesson.json', 'one/api/index.json'):
            self.assertTrue((self.content / 'dist' / name).is_file(), name)

    def test_check_writes_nothing(self):
        before = sorted(self.content.rglob('*'))
        for arguments in (['--check'], ['--check', '--registry', 'generated']):
            self.assertEqual(self.run_compiler(*arguments).returncode, 0)
            self.assertEqual(sorted(self.content.rglob('*')), before)

    def test_a_lesson_that_was_taken_out_is_no_longer_served(self):
        self.assertEqual(self.write_site().returncode, 0)
        (self.content / 'one').rename(self.content / 'other')
        (self.demos / 'one').rename(self.demos / 'other')
        self.replace('course.json', '"one"', '"other"')
        self.assertEqual(self.write_site().returncode, 0)
        self.assertFalse((self.content / 'dist/one').exists())
        self.assertTrue((self.content / 'dist/other/index.html').is_file())
        self.assertTrue((self.content / 'dist/index.html').is_file())

    def test_all_problems_of_a_run_are_told_and_nothing_is_written(self):
        self.replace('one/lesson.md', 'minutes: 5\n', '')
        self.replace('one/lesson.md', '::: warning', '::: danger')
        self.replace('one/quiz.json', '"correct": true', '"correct": false')
        self.replace('one/listings/greet.py', '    print', '\tprint')
        result = self.write_site()
        self.assertEqual(result.returncode, 1)
        lines = result.stderr.splitlines()
        self.assertEqual(lines[-1], 'The course has 4 problems.')
        self.assertEqual([lines[0], lines[2]], [
            'one/lesson.md:2: "minutes" is missing. Remedy: Add "minutes".',
            'one/listings/greet.py:2: there is a tab in the listing. Remedy: Indent with spaces.'])
        self.assertFalse((self.content / 'dist').exists())

    def test_a_wrong_call_is_told_apart(self):
        result = self.run_compiler()
        self.assertEqual(result.returncode, 2)
        self.assertIn('--check writes nothing', result.stderr)

    def test_the_course_of_the_project_is_sound(self):
        result = self.run_compiler('--check', content=ROOT / 'content', demos=ROOT / 'src/demos')
        self.assertEqual((result.returncode, result.stderr), (0, ''))
