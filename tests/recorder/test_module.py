"""Modules: python3 recorder.py -m module [ARGUMENT...], as `python3 -m` would run them."""
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import recorder
from trace_checker import problems

SERVED = '''import asyncio, os, sys
from .helper import value
async def main():
    print(value, os.path.basename(sys.argv[0]), sys.argv[1:], __name__, __package__, __spec__.name)
asyncio.run(main())
'''


class Module(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / 'package').mkdir()
        for name, text in {'__init__': '', 'helper': 'value = 42', 'served': SERVED, '__main__': SERVED}.items():
            (self.folder / 'package' / f'{name}.py').write_text(text, encoding='utf-8')

    def run_python(self, *arguments):
        return subprocess.run([sys.executable, *arguments], cwd=self.folder, text=True, capture_output=True)

    def run_command(self, *arguments):
        return self.run_python(recorder.__file__, *arguments)

    def test_runs_as_python_runs_it(self):
        for module in ('package', 'package.served'):
            with self.subTest(module):
                done = self.run_command('-m', module, 'a', '--', '-b')
                self.assertEqual(done.stdout, self.run_python('-m', module, 'a', '-b').stdout)
                self.assertIn("42 ", done.stdout)
                trace = json.loads((self.folder / 'run.json').read_text(encoding='utf-8'))
                self.assertEqual(problems(trace), [])
                self.assertEqual(trace['program']['text'], SERVED)

    def fails(self, module, words):
        done = self.run_command('-m', module)
        self.assertEqual((done.returncode, done.stderr), (2, f'recorder.py: {words}\n'))

    def test_that_does_not_exist(self):
        self.fails('missing', 'there is no module missing. Give the name of one that `python3 -m` can run.')
        self.fails('missing.served', "missing.served: No module named 'missing'. Give the name of a Python module.")

    def test_a_package_that_cannot_be_run(self):
        (self.folder / 'package' / '__main__.py').unlink()
        self.fails('package', 'there is no module package.__main__. Give the name of one that `python3 -m` can run.')

    def test_without_source(self):
        self.fails('sys', 'sys has no source. Only modules written in Python can be recorded.')


if __name__ == '__main__':
    unittest.main()
