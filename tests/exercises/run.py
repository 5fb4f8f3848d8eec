#!/usr/bin/env python3
"""Runs the programs of every exercise with CPython and judges them as the page does; the last line is
"N passed, N failed".

    tools/in-toolchain tools/build web reader
    tools/in-toolchain tests/exercises/run.py
"""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from unittests import run  # noqa: E402  the folder must be on the path first

if __name__ == '__main__':
    sys.exit(run(HERE, HERE.parents[1] / 'tools/content'))
