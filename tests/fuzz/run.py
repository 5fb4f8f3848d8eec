#!/usr/bin/env python3
"""Fuzzes the scheduler: first the programs that once failed, then as many others as there is time for.

    run.py --fuzzer build/fuzz/tests/fuzz/fuzz_scheduler --runs 1000          the same 1000 each time
    run.py --fuzzer build/fuzz/tests/fuzz/fuzz_scheduler --seconds 60         new ones; keeps what it
                                                                              learns in build/fuzz/corpus
With --runner, the programs that the fuzzer found worth keeping also run on CPython, and the logs must agree.
An input that fails is kept in test-artifacts, and beside it the program that it stands for. Once it is
understood, that program belongs to tests/fuzz/regressions.
Ends with "N passed, N failed", of inputs.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "tests/conformance")]
import run as conformance  # noqa: E402  (found there)

ARTIFACTS = ROOT / "test-artifacts"
CORPUS = ROOT / "build/fuzz/corpus"
REGRESSIONS = [*sorted((HERE / "regressions").glob("*.json")),
               *sorted((ROOT / "tests/conformance/regressions").glob("*.json"))]
LONGEST = 2000  # bytes of an input
SEEDS = 200
KEPT = re.compile(r"Test unit written to (\S+)")
DONE = re.compile(r"^Done (\d+) (?:runs|inputs)|stat::number_of_executed_units: +(\d+)", re.MULTILINE)


def fuzz(fuzzer, *words):
    """Status and output of the fuzzer; the output is shown if it fails."""
    done = subprocess.run([fuzzer, f"-artifact_prefix={ARTIFACTS}/", "-timeout=60", "-print_final_stats=1",
                           *map(str, words)], text=True, errors="replace", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        print(done.stdout[-20000:])
    return done.returncode, done.stdout


def executed(output):
    return max((int(number) for found in DONE.findall(output) for number in found if number), default=0)


def programs_of(fuzzer, inputs):
    """The programs that inputs encode, without duplicates."""
    shown = subprocess.run([fuzzer, *map(str, inputs)], env={**os.environ, "LOOPSTEP_FUZZ_SHOW": "1"}, text=True,
                           errors="replace", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    return [json.loads(line) for line in dict.fromkeys(shown.stdout.splitlines()) if line.startswith('{"functions"')]


def explain(fuzzer, output):
    """Writes the program of a kept input beside it."""
    for name in KEPT.findall(output):
        path = Path(name + ".json")
        path.write_text(json.dumps(programs_of(fuzzer, [name])[0], indent=1) + "\n", encoding="utf-8")
        print(f"the program is {path}; once it is understood, it belongs to {HERE / 'regressions'}")


def replay(fuzzer):
    """Runs each program that once failed; returns how many pass and fail."""
    failed = 0
    for program in REGRESSIONS:
        if fuzz(fuzzer, program)[0] != 0:
            print(f"{program} fails again")
            failed += 1
    return len(REGRESSIONS) - failed, failed


def plant(folder, seed):
    """Initial inputs: long ones, because a short input is a short program."""
    chance = random.Random(seed)
    for number in range(SEEDS):
        (folder / f"seed-{seed}-{number}").write_bytes(chance.randbytes(chance.choice([150, 400, 900, LONGEST])))


def explore(fuzzer, corpus, seed, limit):
    plant(corpus, seed)
    status, output = fuzz(fuzzer, f"-max_len={LONGEST}", "-len_control=0", f"-seed={seed}", limit, corpus)
    explain(fuzzer, output)
    count = executed(output)
    print(f"{count} inputs, seed {seed}")
    return (count, 0) if status == 0 else (max(count - 1, 0), 1)


def compare(fuzzer, corpus, runner):
    """Runs the corpus's programs on CPython too; returns how many agree and differ."""
    sides = conformance.Sides(runner)
    agreed = differed = 0
    programs = programs_of(fuzzer, sorted(corpus.iterdir()))
    for first in range(0, len(programs), conformance.BATCH):
        batch = [{**each, "report_iterations": True} for each in programs[first:first + conformance.BATCH]]
        same, diverging, why = conformance.compare_batch(sides, batch)
        if diverging is not None and differed == 0:
            conformance.report(sides, diverging, why, ARTIFACTS)
        agreed, differed = agreed + same, differed + len(batch) - same
    print(f"{len(programs)} programs on CPython too")
    return agreed, differed


def main():
    parser = argparse.ArgumentParser(description="Fuzz the scheduler.")
    parser.add_argument("--fuzzer", required=True)
    parser.add_argument("--runner", help="a conformance runner, to compare with CPython")
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--runs", type=int)
    limit.add_argument("--seconds", type=int)
    arguments = parser.parse_args()
    fuzzer = str(Path(arguments.fuzzer).resolve())
    ARTIFACTS.mkdir(exist_ok=True)

    counts = [replay(fuzzer)]
    with tempfile.TemporaryDirectory() as fresh:
        if arguments.runs is not None:
            corpus, seed, limit = Path(fresh), 1, f"-runs={arguments.runs}"
        else:
            corpus, seed, limit = CORPUS, random.randrange(1, 2**31), f"-max_total_time={arguments.seconds}"
            corpus.mkdir(parents=True, exist_ok=True)
        counts.append(explore(fuzzer, corpus, seed, limit))
        if arguments.runner:
            counts.append(compare(fuzzer, corpus, arguments.runner))
    passed, failed = map(sum, zip(*counts))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
