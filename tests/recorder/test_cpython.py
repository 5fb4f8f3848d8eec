"""CPython's own tests of asyncio pass under the recorder: it changes nothing of what a program does."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import recorder

MODULES = ('test_eager_task_factory', 'test_locks', 'test_queues', 'test_runners', 'test_streams', 'test_taskgroups',
           'test_tasks', 'test_timeouts', 'test_waitfor')
PROGRAM = '''import importlib, sys, unittest
tests = unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module('test.test_asyncio.' + sys.argv[1]))
result = unittest.TextTestRunner(verbosity=0).run(tests)
sys.exit(not result.wasSuccessful() or result.testsRun < 15)
'''


class CPython(unittest.TestCase):
    def test_its_tests_pass(self):
        for module in MODULES:
            with self.subTest(module), tempfile.TemporaryDirectory() as folder:
                (Path(folder) / 'program.py').write_text(PROGRAM, encoding='utf-8')
                done = subprocess.run([sys.executable, recorder.__file__, '--events', '10000000', 'program.py', module],
                                      cwd=folder, text=True, errors='replace', capture_output=True)
                self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == '__main__':
    unittest.main()
