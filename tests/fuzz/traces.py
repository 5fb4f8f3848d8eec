#!/usr/bin/env python3
"""Fuzzes the reader of traces, beginning with the traces of demos.

    traces.py --fuzzer build/fuzz/tests/fuzz/fuzz_trace --runs 20000      the same inputs each time
    traces.py --fuzzer build/fuzz/tests/fuzz/fuzz_trace --seconds 60      new ones

An input that fails is kept in test-artifacts. Ends with "N passed, N failed", of inputs.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import run as scheduler

DEMOS = ["hello-gather", "timeout", "gather-exceptions"]
LONGEST = 20_000  # bytes of an input
WORDS = ["task_created", "handle_scheduled", "iteration_started", "handle_started", "handle_finished",
         "handle_cancelled", "timer_set", "timer_due", "timer_cancelled", "task_suspended", "task_done",
         "cancel_requested", "line", "output", "blocked", "external", "task_step", "gather", "network", "outside",
         "object_created", "object_changed", "object", "handle", "holder", "waiters", "getters", "items", "type",
         "Lock", "Queue", "tasks", "cause_task", "gathered_by", "creator", "returned", "failed", "cancelled"]


def demo_trace(fuzzer, demo):
    return subprocess.run([fuzzer], env={**os.environ, "LOOPSTEP_FUZZ_DEMO": demo}, text=True, check=True,
                          stdout=subprocess.PIPE).stdout


def plant(folder, fuzzer):
    """Whole traces, and their beginnings: the shorter an input, the more often it can be varied."""
    for demo in DEMOS:
        text = demo_trace(fuzzer, demo)
        events = json.loads(text)["events"]
        (folder / demo).write_text(text, encoding="utf-8")
        for count in (1, 3, 8, 20):
            beginning = {"format": 1, "events": events[:count]}
            (folder / f"{demo}-{count}").write_text(json.dumps(beginning), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Fuzz the reader of traces.")
    parser.add_argument("--fuzzer", required=True)
    limit = parser.add_mutually_exclusive_group(required=True)
    limit.add_argument("--runs", type=int)
    limit.add_argument("--seconds", type=int)
    arguments = parser.parse_args()
    fuzzer = str(Path(arguments.fuzzer).resolve())
    scheduler.ARTIFACTS.mkdir(exist_ok=True)

    with tempfile.TemporaryDirectory() as work:
        corpus, dictionary = Path(work, "corpus"), Path(work, "words")
        corpus.mkdir()
        plant(corpus, fuzzer)
        dictionary.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="utf-8")
        if arguments.runs is not None:
            seed, limit = 1, f"-runs={arguments.runs}"
        else:
            seed, limit = random.randrange(1, 2**31), f"-max_total_time={arguments.seconds}"
        status, output = scheduler.fuzz(fuzzer, f"-max_len={LONGEST}", f"-seed={seed}", f"-dict={dictionary}", limit,
                                        corpus)
    count = scheduler.executed(output)
    print(f"{count} inputs, seed {seed}")
    passed, failed = (count, 0) if status == 0 else (max(count - 1, 0), 1)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main())
