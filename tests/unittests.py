"""Runs the unittest tests of a folder, and prints "N passed, N failed" as the last line.

    sys.exit(run(HERE, ROOT / 'tools/content'))
"""
import sys
import unittest


def run(folder, *modules):
    """Runs the tests in `folder`, which import from it and from the folders `modules`; returns the exit status."""
    sys.path[:0] = [str(folder), *map(str, modules)]
    result = unittest.TextTestRunner(stream=sys.stdout).run(unittest.defaultTestLoader.discover(str(folder)))
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    return 1 if failed or result.testsRun == 0 else 0
