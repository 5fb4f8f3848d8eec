#!/usr/bin/env python3
"""Compares the scheduler with CPython's asyncio: the same random programs on both, line by line.

    run.py --runner build/native/tests/conformance/runner/conformance_runner --count 2000
    run.py --runner "node build/web/tests/conformance/runner/conformance_runner.cjs"
    run.py --runner … --cancel-everywhere --count 500    main cancelled before each iteration in turn

First come the programs of regressions/, which have diverged once. The seed is printed; --seed repeats
a run. The first divergence is shrunk and kept in the file that the message names.
Ends with "N passed, N failed"; the status is 0 if nothing diverged.
"""
import argparse
import concurrent.futures
import difflib
import json
import os
import secrets
import shlex
import subprocess
import sys
import time
from pathlib import Path

from generate import generate
from shrink import shrink

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REGRESSIONS = HERE / "regressions"
BATCH = 100
MOST_ITERATIONS = 60  # of a program, in which main is cancelled


class Broken(Exception):
    """One side could not run a program at all."""


def logs(command, programs):
    """The logs of programs, from a process of one side."""
    source = "".join(json.dumps(program) + "\n" for program in programs)
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode != 0 or len(lines) != len(programs):
        raise Broken(f"{command[0]} ended with status {done.returncode} after {len(lines)} of "
                     f"{len(programs)} programs: {done.stderr.strip()[-500:]}")
    return [json.loads(line) for line in lines]


class Sides:
    def __init__(self, runner):
        self.runner = shlex.split(runner) + ["--jsonl"]
        self.reference = [sys.executable, str(HERE / "reference.py"), "--jsonl"]

    def both(self, programs):
        """Pairs of logs: ours and the reference's."""
        return list(zip(logs(self.runner, programs), logs(self.reference, programs)))

    def diverges(self, program):
        try:
            ours, theirs = self.both([program])[0]
        except Broken:
            return False
        return ours != theirs


def variants(sides, program):
    """A program with main cancelled before each of its iterations in turn."""
    counted = logs(sides.reference, [{**program, "report_iterations": True}])[0]
    iterations = min(int(counted[-1].split()[1]), MOST_ITERATIONS)
    return [{**program, "cancel_main_at": at, "report_iterations": True}
            for at in range(1, iterations + 1)]


def compare_batch(sides, programs):
    """How many programs agree, and the first that does not (or that one side cannot run)."""
    try:
        pairs = sides.both(programs)
    except Broken as error:
        if len(programs) == 1:
            return 0, programs[0], str(error)
        agreed = 0
        for program in programs:
            same, diverging, why = compare_batch(sides, [program])
            agreed += same
            if diverging is not None:
                return agreed, diverging, why
        return agreed, None, None
    agreed = 0
    first = None
    for program, (ours, theirs) in zip(programs, pairs):
        if ours == theirs:
            agreed += 1
        elif first is None:
            first = program
    return agreed, first, None


def report(sides, program, why, folder):
    if why is None:
        print("shrinking a divergence …", flush=True)
        program = shrink(program, sides.diverges)
        ours, theirs = sides.both([program])[0]
        print("\n".join(difflib.unified_diff(theirs, ours, "CPython", "aio", lineterm="")))
    else:
        print(why)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "divergence.json"
    path.write_text(json.dumps(program, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(program))
    print(f"the program is {path}; once it is understood, it belongs to {REGRESSIONS}")


def main():
    parser = argparse.ArgumentParser(description="Compare the scheduler with CPython's asyncio.")
    parser.add_argument("--runner", required=True)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--cancel-everywhere", action="store_true")
    parser.add_argument("--keep", type=Path, default=ROOT / "test-artifacts")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else secrets.randbelow(10**9)
    sides = Sides(arguments.runner)
    print(f"seed {seed}, {arguments.count} programs"
          + (", main cancelled everywhere" if arguments.cancel_everywhere else ""), flush=True)

    def work(numbers):
        programs = [{**generate(f"{seed}-{number}"), "report_iterations": True}
                    for number in numbers]
        if arguments.cancel_everywhere:
            programs = [each for program in programs for each in variants(sides, program)]
        return len(programs), compare_batch(sides, programs)

    start = time.monotonic()
    total = passed = 0
    found = None
    regressions = [json.loads(path.read_text(encoding="utf-8"))
                   for path in sorted(REGRESSIONS.glob("*.json"))]
    for program in regressions:
        same, diverging, why = compare_batch(sides, [{**program, "report_iterations": True}])
        total, passed = total + 1, passed + same
        if diverging is not None and found is None:
            found = diverging, why
    batch = 10 if arguments.cancel_everywhere else BATCH
    batches = [range(first, min(first + batch, arguments.count))
               for first in range(0, arguments.count, batch)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for ran, (same, diverging, why) in pool.map(work, batches):
            total, passed = total + ran, passed + same
            if diverging is not None and found is None:
                found = diverging, why
    if found is not None:
        report(sides, *found, arguments.keep)
    print(f"{len(regressions)} regressions and {arguments.count} programs "
          f"in {time.monotonic() - start:.0f} s")
    print(f"{passed} passed, {total - passed} failed")
    return 0 if passed == total else 1


if __name__ == "__main__":
    sys.exit(main())
