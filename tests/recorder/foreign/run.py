#!/usr/bin/env python3
"""Records programs that others wrote, out of Debian's packages, and opens the traces as the page does; the last line is
"N passed, N failed".

    tools/in-toolchain tools/build web reader
    tools/in-toolchain tests/recorder/foreign/run.py
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RECORDER_TESTS = HERE.parent
sys.path.insert(0, str(RECORDER_TESTS.parent))

from unittests import run  # noqa: E402  the folder must be on the path first

if __name__ == '__main__':
    sys.exit(run(HERE, RECORDER_TESTS.parents[1] / 'python/loopstep', RECORDER_TESTS))
