#!/usr/bin/env python3
"""Runs an example and compares what it prints, on stdout and stderr, with a file.

    run_example.py build/native/tests/examples/example_tasks tests/examples/expected/tasks.txt
"""
import difflib
import subprocess
import sys
from pathlib import Path

SECONDS = 300  # after that an example is considered to hang


def main():
    program, expected = sys.argv[1], Path(sys.argv[2])
    done = subprocess.run([program], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=SECONDS, check=False)
    wanted = expected.read_text(encoding="utf-8")
    if done.stdout != wanted:
        sys.stdout.writelines(difflib.unified_diff(
            wanted.splitlines(True), done.stdout.splitlines(True), str(expected), "printed"))
        return 1
    if done.returncode != 0:
        print(f"{program} ended with status {done.returncode}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
