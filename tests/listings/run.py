#!/usr/bin/env python3
"""Runs every listing of the course and holds what it prints against tests/listings/expected/.

    tests/listings/run.py            everything
    tests/listings/run.py hello      only the tests with "hello" in their name

A .py listing is run by this Python, a .js listing by node, each in a folder of its own with
a data.txt in it. Its output must equal expected/<file>.txt; a listing without that file fails,
and so does anything on stderr. Requests reach the test server, which answers from the lesson's
recordings: each of them must be asked for, and nothing else may be.

Demos that need no network also run on a virtual clock; expected/<stem>.times.txt says when
each line is printed. Then come the claims of the prose and the test server's own tests.
Prints a line a test and last "N passed, N failed"; the exit status tells the same.
"""
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import traceback
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CONTENT = ROOT / "content"
EXPECTED = HERE / "expected"
sys.path[:0] = [str(HERE), str(ROOT / "tests/server")]
import test_claims  # noqa: E402  (found beside this file)
import test_server  # noqa: E402
from server import TestServer  # noqa: E402

DATA = "Hello from data.txt"
RUNS_AT_ONCE = 8  # they sleep more than they compute
SECONDS = 60  # after that a listing hangs
COLUMNS = 66  # what fits a listing's column
DEMO_LINES = 28  # what fits the stage
# Two lines 0.1 s apart may swap on a busy machine; the virtual clock holds their order.
ANY_ORDER = {"async_for.py", "async_for.js"}


class Failure(Exception):
    """A test that failed, with the text that tells why."""


class ServerThread:
    """The test server of one lesson, on a loop in a thread of its own."""

    def __init__(self, recordings):
        self.server = TestServer(recordings)
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.url = self.run(self.server.start())

    def run(self, coroutine):
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result()

    def stop(self):
        self.run(self.server.close())
        self.loop.call_soon_threadsafe(self.loop.stop)


def command_of(listing, folder):
    if listing.suffix == ".py":
        return [sys.executable, "-W", "default", str(listing)]
    module = Path(folder) / f"{listing.stem}.mjs"  # a module, whatever a package.json says
    module.write_bytes(listing.read_bytes())
    return ["node", "--import", str(HERE / "rewrite/fetch.mjs"), str(module)]


def environment_of(listing, url):
    """A bare environment: settings of this machine's Python or Node must not change a run."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LISTING_SERVER": url}
    if "import aiohttp" in listing.read_text(encoding="utf-8"):
        environment["PYTHONPATH"] = str(HERE / "rewrite")
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return environment


def run_command(command, **options):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, **options)
    except subprocess.TimeoutExpired:
        raise Failure(f"still running after {SECONDS} s") from None
    except FileNotFoundError:
        raise Failure(f"no {command[0]} here: run this through tools/in-toolchain") from None


def expected_text(name):
    path = EXPECTED / f"{name}.txt"
    if not path.exists():
        raise Failure(f"nothing says what to expect: add {path.relative_to(ROOT)}")
    return path.read_text(encoding="utf-8")


def compare(expected, actual):
    if expected != actual:
        raise Failure(f"expected:\n{expected}\nprinted:\n{actual}")


def check_python():
    """The lesson speaks of one version; its listings are run by that one."""
    version = f"{sys.implementation.name} {sys.version_info.major}.{sys.version_info.minor}"
    if version != "cpython 3.13":
        raise Failure(f"this is {version}, not cpython 3.13: run this through tools/in-toolchain")


def check_output(listing, url):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data.txt").write_text(DATA, encoding="utf-8")
        done = run_command(command_of(listing, folder), cwd=folder,
                           env=environment_of(listing, url))
    if done.returncode or done.stderr:
        raise Failure(f"exit status {done.returncode}\n{done.stdout}{done.stderr}")
    expected, printed = expected_text(listing.name), done.stdout
    if listing.name in ANY_ORDER:
        expected, printed = ("".join(sorted(x.splitlines(True))) for x in (expected, printed))
    compare(expected, printed)


def check_times(listing):
    """The virtual run prints the same text as the real one, each line at its expected time."""
    done = run_command([sys.executable, str(HERE / "trace_listing.py"), str(listing)])
    if done.returncode:
        raise Failure(done.stderr)
    printed = [event for event in map(json.loads, done.stdout.splitlines()) if "output" in event]
    compare(expected_text(listing.name), "".join(event["output"] + "\n" for event in printed))
    compare(expected_text(f"{listing.stem}.times"), "".join(
        f"{event['time']:<5g} {event['task']}  {event['output']}\n" for event in printed))


def check_size(listing, is_demo):
    lines = listing.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > COLUMNS:
            raise Failure(f"{listing.name}:{number} has {len(line)} columns of {COLUMNS}: break it")
    if is_demo and listing.suffix == ".py" and len(lines) > DEMO_LINES:
        raise Failure(f"{listing.name} has {len(lines)} lines of {DEMO_LINES}: shorten it")


def check_has_twin(listing):
    twin = listing.with_suffix(".js" if listing.suffix == ".py" else ".py")
    if not twin.exists():
        raise Failure(f"shown side by side, so add {twin.relative_to(ROOT)}")


def check_is_shown(listing, shown):
    if listing.stem not in shown:
        raise Failure("lesson.md shows it nowhere: add `::: listings` or a demo, or remove it")


def check_recordings(server):
    if server.recordings.missing:
        raise Failure("asked for, but not recorded: " + ", ".join(server.recordings.missing))
    if unused := server.recordings.unused():
        raise Failure("recorded, but no listing asks for: " + ", ".join(unused))


def check_every_expectation_has_a_listing(listings):
    names = {f"{listing.name}.txt" for listing in listings}
    names |= {f"{listing.stem}.times.txt" for listing in listings}
    if stray := sorted(path.name for path in EXPECTED.iterdir() if path.name not in names):
        raise Failure("expects something of no listing: " + ", ".join(stray))


def check_unit_test(test):
    result = unittest.TestResult()
    test.run(result)
    for _, text in result.errors + result.failures:
        raise Failure(text)


def unit_tests(module):
    for suite in unittest.defaultTestLoader.loadTestsFromModule(module):
        for test in suite:
            name = test.id().split(".", 1)[1]
            yield f"{module.__name__}: {name}", lambda t=test: check_unit_test(t)


def shown_in(lesson):
    """The stems a lesson shows in its prose, and those it plays as demos on the stage."""
    text = (lesson / "lesson.md").read_text(encoding="utf-8")
    demos = re.findall(r"^listing: (\w+)$", text, re.MULTILINE)
    return set(re.findall(r"^::: listings (\w+)$", text, re.MULTILINE)) | set(demos), set(demos)


def needs_only_timers(listing):
    text = listing.read_text(encoding="utf-8")
    return listing.suffix == ".py" and not re.search(r"aiohttp|aiofiles|ProcessPool", text)


def lesson_tests(lesson, url):
    """(name, check) for each thing that must hold of a lesson's listings; slow ones first."""
    listings = sorted(lesson.glob("*.py")) + sorted(lesson.glob("*.js"))
    if not listings:
        sys.exit(f"run.py: no listing in {lesson.relative_to(ROOT)}")
    shown, demos = shown_in(lesson)
    for listing in listings:
        yield f"{listing.name} prints what it should", lambda x=listing: check_output(x, url)
    for listing in listings:
        if listing.stem in demos and needs_only_timers(listing):
            yield f"{listing.name} prints it when it should", lambda x=listing: check_times(x)
        is_demo = listing.stem in demos
        yield f"{listing.name} fits", lambda x=listing, d=is_demo: check_size(x, d)
        yield f"{listing.name} has its twin", lambda x=listing: check_has_twin(x)
        yield f"{listing.name} is shown", lambda x=listing: check_is_shown(x, shown)
    yield "no stray expectation", lambda: check_every_expectation_has_a_listing(listings)


def outcome(check):
    """None when the check passes, else the text that tells why it did not."""
    try:
        check()
    except Failure as failure:
        return str(failure)
    except Exception:
        return traceback.format_exc()
    return None


def report(name, problem):
    print(("ok      " if problem is None else "FAILED  ") + name, flush=True)
    if problem is not None:
        print("        " + problem.rstrip().replace("\n", "\n        "), flush=True)
    return problem is None


def run_tests(tests, wanted):
    """Runs tests side by side; yields whether each passed, in their order."""
    with ThreadPoolExecutor(RUNS_AT_ONCE) as pool:
        runs = [(name, pool.submit(outcome, check)) for name, check in tests if wanted in name]
        for name, run in runs:
            yield report(name, run.result())


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    results = [report("run by CPython 3.13", outcome(check_python))]
    for slug in json.loads((CONTENT / "course.json").read_text(encoding="utf-8"))["lessons"]:
        thread = ServerThread(CONTENT / slug / "api")
        results += run_tests(lesson_tests(CONTENT / slug, thread.url), wanted)
        if not wanted:
            check = lambda: check_recordings(thread.server)  # noqa: E731
            results.append(report(f"{slug}: recordings are complete", outcome(check)))
        thread.stop()
    for module in (test_claims, test_server):
        for name, check in unit_tests(module):
            if wanted in name:
                results.append(report(name, outcome(check)))
    if len(results) == 1:
        sys.exit(f"run.py: no test has {wanted!r} in its name")
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
