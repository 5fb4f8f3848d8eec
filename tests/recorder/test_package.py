"""The package: built as a wheel, and installed without network into an environment that has nothing else."""
import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

from trace_checker import problems

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = '''import asyncio, sys
async def main():
    await asyncio.sleep(0.01)
    print(sys.argv[1:])
asyncio.run(main())
'''


def run(*command, cwd=None):
    done = subprocess.run([str(part) for part in command], cwd=cwd, text=True, capture_output=True)
    if done.returncode:
        raise AssertionError(f'{command} ended with status {done.returncode}:\n{done.stdout}{done.stderr}')
    return done.stdout


class Package(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        source = cls.folder / 'source'
        shutil.copytree(ROOT / 'python', source, ignore=shutil.ignore_patterns('__pycache__', 'build', '*.egg-info'))
        builder = cls.folder / 'builder'
        run(sys.executable, '-m', 'venv', '--system-site-packages', builder)
        pip = builder / 'bin/python', '-m', 'pip', '--disable-pip-version-check'
        run(*pip, 'wheel', '--no-index', '--no-build-isolation', '--no-deps', '-w', cls.folder, source)
        [cls.wheel] = cls.folder.glob('*.whl')
        cls.bin = cls.folder / 'user/bin'
        run(sys.executable, '-m', 'venv', '--without-pip', cls.folder / 'user')
        run(*pip, '--python', cls.bin / 'python', 'install', '--no-index', cls.wheel)

    def test_the_wheel_has_the_modules_and_nothing_else(self):
        modules = {str(file.relative_to(ROOT / 'python')) for file in (ROOT / 'python/loopstep').rglob('*.py')}
        with zipfile.ZipFile(self.wheel) as wheel:
            names = {re.sub(r'^loopstep-[^/]*\.dist-info/', '', name) for name in wheel.namelist()}
        self.assertEqual(names - modules,
                         {'METADATA', 'RECORD', 'WHEEL', 'entry_points.txt', 'licenses/LICENSE', 'top_level.txt'})
        self.assertEqual(modules - names, set())

    def test_the_wheel_says_what_it_needs(self):
        with zipfile.ZipFile(self.wheel) as wheel:
            [name] = [name for name in wheel.namelist() if name.endswith('/METADATA')]
            metadata = wheel.read(name).decode().partition('\n\n')[0].splitlines()
            licence = wheel.read(name.replace('METADATA', 'licenses/LICENSE'))
        self.assertIn('Requires-Python: >=3.12', metadata)
        self.assertEqual([line for line in metadata if line.startswith('Requires-Dist')], [])
        self.assertEqual(licence, (ROOT / 'LICENSE').read_bytes())

    def test_the_version_is_that_of_the_project(self):
        [version] = re.findall(r'^project\(loopstep VERSION (\S+)', (ROOT / 'CMakeLists.txt').read_text(), re.MULTILINE)
        self.assertEqual(run(self.bin / 'loopstep', '--version'), f'loopstep {version}\n')
        self.assertEqual(self.wheel.name, f'loopstep-{version}-py3-none-any.whl')

    def test_records_a_program(self):
        (self.folder / 'program.py').write_text(PROGRAM)
        for command in ([self.bin / 'loopstep'], [self.bin / 'python', '-m', 'loopstep']):
            with self.subTest(command):
                done = subprocess.run([*command, 'record', '--virtual', 'program.py', 'a', '-o', 'out.json'],
                                      cwd=self.folder, text=True, capture_output=True)
                trace = json.loads((self.folder / 'out.json').read_text())
                self.assertEqual(done.stderr, f'loopstep record: {len(trace["events"])} events are in out.json.\n')
                self.assertEqual((done.returncode, done.stdout), (0, "['a']\n"))
                self.assertEqual(problems(trace), [])

    def test_records_the_same_in_each_run_on_the_virtual_clock(self):
        (self.folder / 'hashes.py').write_text('import asyncio\nasync def main():\n    print(hash("text"))\n'
                                               'asyncio.run(main())\n')
        for command in ([self.bin / 'loopstep'], [self.bin / 'python', '-m', 'loopstep']):
            printed = {run(*command, 'record', '--virtual', 'hashes.py', cwd=self.folder) for _ in range(2)}
            self.assertEqual(len(printed), 1, command)

    def test_records_a_module(self):
        (self.folder / 'served.py').write_text(PROGRAM)
        run(self.bin / 'loopstep', 'record', '-m', 'served', '-o', 'module.json', cwd=self.folder)
        self.assertEqual(json.loads((self.folder / 'module.json').read_text())['program']['name'], 'served.py')

    def fails(self, words, *arguments):
        done = subprocess.run([self.bin / 'loopstep', *arguments], cwd=self.folder, text=True, capture_output=True)
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn(words, done.stderr)

    def test_says_what_is_wrong(self):
        self.fails('loopstep record: missing.py: No such file or directory. Give the path of a Python program.\n',
                   'record', 'missing.py')
        self.fails('loopstep record: error: there is no program to record.', 'record')
        self.fails("invalid choice: 'recrod'", 'recrod')
        self.fails('usage: loopstep record [--virtual]')

    def test_explains_itself(self):
        self.assertIn('"loopstep record --help" explains the options.', run(self.bin / 'loopstep', '--help'))
        self.assertIn('usage: loopstep record [--virtual', run(self.bin / 'loopstep', 'record', '--help'))

    def test_can_be_read_by_a_python_that_is_too_old_to_run_it_and_is_told_so(self):
        for file in (ROOT / 'python/loopstep').rglob('*.py'):
            ast.parse(file.read_text(encoding='utf-8'), feature_version=(3, 11))


if __name__ == '__main__':
    unittest.main()
