#!/usr/bin/env python3
"""Runs CPython's own tests of asyncio on Loopstep's scheduler. Inside the toolchain:

    tests/cpython/run.py                        every module of MODULES, and our own of the adapter
    tests/cpython/run.py test_locks test_tasks  these only
    tests/cpython/run.py --extension FOLDER     with the _loopstep of another build

No test is left out: what is skipped, CPython's tests skip themselves. Prints a line a module, each
skip with its reason, each failure in full and last "N passed, N failed, N skipped". A module in
which the C++ loop ran no callback has failed.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
EXTENSION = ROOT / "build/native/tests/cpython/extension"
SECONDS = 1800  # after that a module is considered to hang

# The modules of test.test_asyncio that use loops, the slowest first, so that the last one to end is short.
# Excluded: test_proactor_events and test_windows_*, which are for Windows only, and test_protocols and
# test_transports, which use no loop.
MODULES = (
    "test_tasks", "test_subprocess", "test_taskgroups", "test_events", "test_ssl", "test_eager_task_factory",
    "test_sslproto", "test_sendfile", "test_base_events", "test_futures", "test_timeouts", "test_waitfor",
    "test_locks", "test_queues", "test_runners", "test_buffered_proto", "test_context", "test_futures2",
    "test_pep492", "test_selector_events", "test_server", "test_sock_lowlevel", "test_staggered",
    "test_streams", "test_threads", "test_unix_events",
)
OWN = ("adapter_tests",)  # what CPython does not test; in this folder


def bare_environment():
    """Without settings of this machine's Python that would affect a run."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(extension, module):
    """The result of one_module.py for a module, or {"failed": {module: why there is none}}."""
    name = module if module in OWN else f"test.test_asyncio.{module}"
    command = [sys.executable, str(HERE / "one_module.py"), str(extension), name]
    try:
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(command, cwd=folder, env=bare_environment(), text=True, errors="replace",
                                  capture_output=True, timeout=SECONDS)
        told = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else None
    except subprocess.TimeoutExpired:
        told, done = None, None
    except (IndexError, json.JSONDecodeError):
        told = None
    if told is None:
        why = (f"It did not end within {SECONDS} s." if done is None
               else f"It ended with status {done.returncode}.\n{done.stdout}\n{done.stderr}")
        return {"passed": [], "failed": {module: why}, "skipped": {}, "handles_run": 0}
    if told["handles_run"] == 0:
        told["failed"][module] = "The C++ loop ran no callback: these tests did not test it."
    return told


def short(test):
    """A test's name without its module's."""
    return test.removeprefix("test.test_asyncio.").partition(".")[2] or test


def show(module, told):
    print(f"{module:<24} {len(told['passed']):>5} passed {len(told['failed']):>3} failed "
          f"{len(told['skipped']):>3} skipped   {told['handles_run']:>6} callbacks on the C++ loop")
    for reason, count in Counter(told["skipped"].values()).items():
        print(f"    skipped, {reason}:")
        for test in sorted(test for test, why in told["skipped"].items() if why == reason):
            print(f"        {short(test)}")
    for test, text in told["failed"].items():
        print(f"    FAILED {short(test)}\n{text}")
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description="Run CPython's tests of asyncio on Loopstep's scheduler.")
    parser.add_argument("--extension", type=Path, default=EXTENSION, help="the folder of _loopstep.so")
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    options = parser.parse_args()
    every = MODULES + OWN
    unknown = set(options.modules) - set(every)
    if unknown:
        sys.exit(f"run.py: no such module: {', '.join(sorted(unknown))}. There are {', '.join(every)}.")
    if not list(options.extension.glob("_loopstep.*")):
        sys.exit(f"run.py: no _loopstep in {options.extension}. Build it: tools/build native cpython_extension")

    total = Counter()
    modules = [module for module in every if not options.modules or module in options.modules]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = pool.map(lambda module: run(options.extension.resolve(), module), modules)
        for module, told in zip(modules, runs):
            show(module, told)
            total.update({what: len(told[what]) for what in ("passed", "failed", "skipped")})
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
