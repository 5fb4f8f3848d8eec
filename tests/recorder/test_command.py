"""The command: python3 recorder.py [--virtual] (program.py | -m module) [ARGUMENT...] -o run.json"""
import ast
import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock
from pathlib import Path

import recorder
from trace_checker import problems

PROGRAM = '''import asyncio, sys
async def main():
    await asyncio.sleep(0.01)
    print(sys.argv[1:], __name__)
asyncio.run(main())
'''


class Command(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_command(self, *arguments, program=PROGRAM):
        (self.folder / 'program.py').write_text(program, encoding='utf-8')
        return subprocess.run([sys.executable, recorder.__file__, *arguments], cwd=self.folder, text=True,
                              capture_output=True)

    def trace(self, name='run.json'):
        return json.loads((self.folder / name).read_text(encoding='utf-8'))

    def test_runs_a_program_with_its_arguments_and_writes_the_trace(self):
        for clock in ('real', 'virtual'):
            with self.subTest(clock):
                options = ['--virtual'] if clock == 'virtual' else []
                done = self.run_command(*options, 'program.py', 'a', 'b', '-o', f'{clock}.json')
                self.assertEqual((done.returncode, done.stdout), (0, "['a', 'b'] __main__\n"))
                trace = self.trace(f'{clock}.json')
                self.assertEqual(trace['clock'], clock)
                self.assertEqual(problems(trace), [])
                self.assertEqual(done.stderr, f'recorder.py: {len(trace["events"])} events are in {clock}.json.\n')

    def test_the_trace_goes_to_run_json(self):
        self.run_command('program.py')
        self.assertEqual(self.trace()['program']['name'], 'program.py')

    def test_options_of_the_program_follow_two_hyphens(self):
        done = self.run_command('program.py', '--', '--fast', '-o')
        self.assertEqual(done.stdout, "['--fast', '-o'] __main__\n")

    def test_a_program_imports_from_its_own_folder(self):
        (self.folder / 'helper.py').write_text('value = 42', encoding='utf-8')
        done = self.run_command('program.py', program='import helper, asyncio\nasync def main():\n'
                                                      '    print(helper.value)\nasyncio.run(main())')
        self.assertEqual(done.stdout, '42\n')

    def test_the_recorders_own_folder_is_not_the_programs_business(self):
        done = self.run_command('program.py', program='import recorder')
        self.assertIn("No module named 'recorder'", done.stderr)

    def test_a_program_in_another_encoding(self):
        (self.folder / 'latin.py').write_text('# coding: latin-1\nimport asyncio\nasync def main():\n    print("é")\n'
                                              'asyncio.run(main())', encoding='latin-1')
        self.assertEqual(self.run_command('latin.py').stdout, 'é\n')

    def test_a_program_whose_encoding_is_not_known(self):
        (self.folder / 'latin.py').write_text('print("é")', encoding='latin-1')
        done = self.run_command('latin.py')
        self.assertEqual((done.returncode, done.stderr),
                         (2, 'recorder.py: latin.py: not UTF-8, and it declares no other encoding that fits. '
                             'Give the path of a Python program.\n'))

    def test_an_error_of_the_program_is_shown_as_python_shows_it(self):
        program = 'import asyncio\nasync def main():\n    raise ValueError("no luck")\nasyncio.run(main())\n'
        done = self.run_command('program.py', program=program)
        self.assertEqual(done.returncode, 1)
        self.assertIn('File "program.py", line 3, in main\n    raise ValueError("no luck")', done.stderr)
        self.assertNotIn('recorder.py", line', done.stderr.partition('File "program.py"')[0])
        self.assertEqual(self.trace()['events'][-2]['outcome'], 'failed')

    def test_the_exit_status_is_the_programs(self):
        program = 'import asyncio, sys\nasyncio.run(asyncio.sleep(0))\nsys.exit(7)'
        done = self.run_command('program.py', program=program)
        self.assertEqual(done.returncode, 7)

    def test_the_exit_status_of_a_program_that_is_interrupted(self):
        program = ('import asyncio, signal\nasync def main():\n    signal.raise_signal(signal.SIGINT)\n'
                   '    await asyncio.sleep(10)\nasyncio.run(main())')
        done = self.run_command('program.py', program=program)
        self.assertEqual(done.returncode, 130)
        self.assertEqual(problems(self.trace()), [])

    def test_a_limit_is_told(self):
        program = ('import asyncio\nasync def main():\n    while True:\n        await asyncio.sleep(0)\n'
                   'asyncio.run(main())\n')
        done = self.run_command('--events', '100', 'program.py', program=program)
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r'^recorder.py: \d+ events are in run.json. '
                                      r'The recording ended early: more than 100 events.\n$')

    def test_requests_are_answered_from_a_folder(self):
        (self.folder / 'api').mkdir()
        response = {'request': {'method': 'GET', 'url': 'https://example.org/'}, 'delay': 2, 'status': 200,
                    'text': 'hello'}
        (self.folder / 'api/one.json').write_text(json.dumps(response), encoding='utf-8')
        program = ('import aiohttp, asyncio\nasync def main():\n'
                   '    async with aiohttp.ClientSession() as session:\n'
                   '        async with session.get("https://example.org") as res:\n'
                   '            print(await res.text())\n'
                   'asyncio.run(main())\n')
        done = self.run_command('--virtual', '--responses', 'api', 'program.py', program=program)
        self.assertEqual((done.returncode, done.stdout), (0, 'hello\n'), done.stderr)
        self.assertEqual(self.trace()['events'][-1]['time'], 2)

    def test_responses_that_cannot_be_used(self):
        done = self.run_command('--responses', 'api', 'program.py')
        self.assertEqual((done.returncode, done.stderr), (2, 'recorder.py: --responses are for the virtual clock. '
                                                             'Give --virtual, too.\n'))
        done = self.run_command('--virtual', '--responses', 'api', 'program.py')
        self.assertEqual((done.returncode, done.stderr), (2, 'recorder.py: api: No such file or directory. '
                                                             'Give the folder of the recorded responses.\n'))

    def test_the_recorder_alone_says_what_responses_need(self):
        shutil.copy(recorder.__file__, self.folder / 'recorder.py')
        (self.folder / 'program.py').write_text(PROGRAM, encoding='utf-8')
        (self.folder / 'api').mkdir()
        command = [sys.executable, 'recorder.py', '--virtual']
        done = subprocess.run([*command, 'program.py'], cwd=self.folder, capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run([*command, '--responses', 'api', 'program.py'], cwd=self.folder, text=True,
                              capture_output=True)
        self.assertEqual((done.returncode, done.stderr), (2, 'recorder.py: the folder stand_ins is not beside '
                                                             'recorder.py. Copy it there, too.\n'))

    def test_a_syntax_error(self):
        done = self.run_command('program.py', program='async def main(:\n')
        self.assertEqual(done.returncode, 1)
        self.assertIn('File "program.py", line 1', done.stderr)
        self.assertFalse((self.folder / 'run.json').exists())

    def test_a_program_that_is_not_there(self):
        done = self.run_command('missing.py')
        self.assertEqual((done.returncode, done.stderr), (2, 'recorder.py: missing.py: No such file or directory. '
                                                             'Give the path of a Python program.\n'))

    def test_a_program_without_a_loop(self):
        done = self.run_command('program.py', program='print(1)')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "recorder.py: program.py: ran no event loop that can be recorded. Start one with "
                                      "asyncio.run(); loops other than asyncio's own, such as uvloop's, cannot be "
                                      "recorded.\n")

    def test_no_program(self):
        done = self.run_command()
        self.assertEqual(done.returncode, 2)
        self.assertIn('there is no program to record. Give the path of one, or a module with -m.', done.stderr)

    def test_a_python_that_is_too_old_is_told_so(self):
        ast.parse(Path(recorder.__file__).read_text(encoding='utf-8'), feature_version=(3, 11))
        said = io.StringIO()
        with unittest.mock.patch('sys.version_info', (3, 11, 2)), unittest.mock.patch('sys.version', '3.11.2 (main)'), \
                contextlib.redirect_stderr(said):
            self.assertEqual(recorder.main(['program.py']), 2)
        self.assertEqual(said.getvalue(), 'recorder.py: this is Python 3.11.2. Run it with Python 3.12 or newer.\n')

    def test_a_trace_that_cannot_be_written(self):
        done = self.run_command('program.py', '-o', 'no/such/run.json')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, 'recorder.py: no/such/run.json: No such file or directory. '
                                      'Give a file that can be written, with -o.\n')


if __name__ == '__main__':
    unittest.main()
