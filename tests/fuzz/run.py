#!/usr/bin/env python3
"""Fuzzes the scheduler: first the programs that once failed, then as many as there is time for.

    run.py --fuzzer build/fuzz/tests/fuzz/fuzz_scheduler --runs 1000          the same 1000 each time
    run.py --fuzzer build/fuzz/tests/fuzz/fuzz_scheduler --seconds 60         new ones; keeps what it
                                                                              learns in build/fuzz/corpus
An input that fails is kept in test-artifacts, and beside it the program that it stands for. Once it is
understood, that program belongs to tests/fuzz/regressions.
Ends with "N passed, N failed", of inputs.
"""
import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ARTIFACTS = ROOT / "test-artifacts"
CORPUS = ROOT / "build/fuzz/corpus"
REGRESSIONS = [*sorted((HERE / "regressions").glob("*.json")),
               *sorted((ROOT / "tests/conformance/regressions").glob("*.json"))]
LONGEST = 2000  # bytes of an input
SEEDS = 200
KEPT = re.compile(r"Test unit written to (\S+)")
DONE = re.compile(r"^Done (\d+) (?:runs|inputs)|stat::number_of_executed_units: +(\d+)", re.MULTILINE)


def fuzz(fuzzer, *words):
    """Status and output of the fuzzer, which is shown where it fails."""
    done = subprocess.run([fuzzer, f"-artifact_prefix={ARTIFACTS}/", "-timeout=60", "-print_final_stats=1",
                           *map(str, words)], text=True, errors="replace", stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False)
    if done.returncode != 0:
        print(done.stdout[-20000:])
    return done.returncode, done.stdout


def executed(output):
    return max((int(number) for found in DONE.findall(output) for number in found if number), default=0)


def explain(fuzzer, output):
    """Writes the program of a kept input beside it."""
    for name in KEPT.findall(output):
        shown = subprocess.run([fuzzer, name], env={**os.environ, "LOOPSTEP_FUZZ_SHOW": "1"}, text=True,
                               errors="replace", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        path = Path(name + ".json")
        path.write_text(shown.stdout.split("\n")[0] + "\n", encoding="utf-8")
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
    """Inputs to begin with: long ones, since a short one is a short program."""
    chance = random.Random(seed)
    for number in range(SEEDS):
        (folder / f"seed-{seed}-{number}").write_bytes(chance.randbytes(chance.choice([150, 400, 900, LONGEST])))


def explore(fuzzer, corpus, seed, *limit):
    plant(corpus, seed)
    status, output = fuzz(fuzzer, f"-max_len={LONGEST}", "-len_control=0", f"-seed={seed}", *limit, corpus)
    explain(fuzzer, output)
    count = executed(output)
    print(f"{count} inputs, seed {seed}")
    return (count, 0) if status == 0 else (max(count - 1, 0), 1)


def main():
    parser = argparse.ArgumentParser(description="Fuzz the scheduler.")
    parser.add_argument("--fuzzer", required=True)
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--runs", type=int)
    limit.add_argument("--seconds", type=int)
    arguments = parser.parse_args()
    fuzzer = str(Path(arguments.fuzzer).resolve())
    ARTIFACTS.mkdir(exist_ok=True)

    passed, failed = replay(fuzzer)
    if arguments.runs is not None:
        with tempfile.TemporaryDirectory() as folder:
            more = explore(fuzzer, Path(folder), 1, f"-runs={arguments.runs}")
    else:
        CORPUS.mkdir(parents=True, exist_ok=True)
        more = explore(fuzzer, CORPUS, random.randrange(1, 2**31), f"-max_total_time={arguments.seconds}")
    print(f"{passed + more[0]} passed, {failed + more[1]} failed")
    return 1 if failed + more[1] else 0


if __name__ == "__main__":
    sys.exit(main())
