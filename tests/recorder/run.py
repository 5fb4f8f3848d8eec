#!/usr/bin/env python3
"""Runs the recorder's tests; the last line is "N passed, N failed".

    tools/in-toolchain tests/recorder/run.py
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from unittests import run  # noqa: E402  the folder must be on the path first

if __name__ == '__main__':
    sys.exit(run(HERE, HERE.parents[1] / 'python/loopstep'))
