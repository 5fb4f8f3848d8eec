"""CPython's own tests of asyncio pass under the recorder: it changes nothing of what a program does."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import recorder

# Some of these tests measure time, and would fail on a busy machine: they run on the virtual clock.
VIRTUAL = ('test_eager_task_factory', 'test_locks', 'test_queues', 'test_taskgroups', 'test_timeouts', 'test_waitfor')
# These need signals, sockets or threads.
REAL = ('test_runners', 'test_streams', 'test_tasks')
# A process in the background ignores SIGINT, and tests that interrupt themselves would then never end.
PROGRAM = '''import importlib, signal, sys, unittest
signal.signal(signal.SIGINT, signal.default_int_handler)
tests = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module('test.test_asyncio.' + sys.argv[1]))
result = unittest.TextTestRunner(verbosity=0).run(tests)
sys.exit(not result.wasSuccessful() or result.testsRun < 15)
'''


class CPython(unittest.TestCase):
    def assert_pass(self, modules, *options):
        for module in modules:
            with self.subTest(module), tempfile.TemporaryDirectory() as folder:
                (Path(folder) / 'program.py').write_text(PROGRAM, encoding='utf-8')
                done = subprocess.run([sys.executable, recorder.__file__, *options, 'program.py', module],
                                      cwd=folder, text=True, errors='replace', capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_its_tests_pass_on_the_virtual_clock(self):
        self.assert_pass(VIRTUAL, '--virtual')

    def test_its_tests_pass_on_the_real_clock(self):
        self.assert_pass(REAL)


if __name__ == '__main__':
    unittest.main()
