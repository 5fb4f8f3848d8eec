#!/usr/bin/env python3
"""Runs the tests of the packages for course platforms; its last line is "N passed, N failed".

    tools/in-toolchain tests/packages/run.py
"""
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / 'tools/packages')]


def main():
    result = unittest.TextTestRunner(stream=sys.stdout).run(unittest.defaultTestLoader.discover(str(HERE)))
    failed = len(result.failures) + len(result.errors) + len(result.unexpectedSuccesses)
    print(f'{result.testsRun - failed - len(result.skipped)} passed, {failed} failed')
    return 1 if failed or result.testsRun == 0 else 0


if __name__ == '__main__':
    sys.exit(main())
