#!/usr/bin/env python3
"""Runs every listing of the courses and holds what it prints against its lesson's expected/.

    tests/listings/run.py            everything
    tests/listings/run.py hello      only the tests with "hello" in their name

A .py listing is run by this Python, a .js listing by node, each in a folder of its own with
a data.txt in it. Its output must equal expected/<file>.txt; a listing without that file fails,
and so does anything on stderr but expected/<file>.stderr.txt. Requests are answered from the lesson's
recordings: each of them must be asked for, and nothing else may be.

All of it happens on a virtual clock, so that no run depends on how busy the machine is.
expected/<file>.times.txt says when a listing that takes time prints each line, and for Python
which task prints it. Where there is an expected/<file>.run.txt, it says that and more: which
task runs, how each ends, and what is requested. The programs of a lesson's quiz run too, without
times. So do those of a course's gallery, in Python only. Then come the tests of the clock and of
the test server. A lesson's claims.py holds what its prose says against CPython and Node.
Prints a line a test and last "N passed, N failed"; the exit status tells the same.
"""
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
COURSES = (ROOT / "content", ROOT / "tests/course")
VIRTUAL = HERE / "virtual"
sys.path[:0] = [str(HERE), str(ROOT / "tests/server")]
import test_server  # noqa: E402  (found in these folders)
import test_virtual  # noqa: E402
from server import Recordings  # noqa: E402

DATA = "Hello from data.txt"
SECONDS = 300  # after that a listing hangs


class Failure(Exception):
    """A test that failed, with the text that tells why."""


class Lesson:
    """A lesson's folder, its recordings and the requests that its listings have made."""

    def __init__(self, folder):
        self.folder = folder
        self.recorded = Recordings(folder / "api").by_request
        self.asked = set()


def command_of(listing, folder):
    if listing.suffix == ".py":
        return [sys.executable, "-W", "default", str(listing)]
    module = Path(folder) / f"{listing.stem}.mjs"  # a module, whatever a package.json says
    module.write_bytes(listing.read_bytes())
    return ["node", "--require", str(VIRTUAL / "clock.cjs"), "--require", str(VIRTUAL / "site.cjs"),
            str(module)]


def environment_of(listing, recordings, events):
    """A bare environment: settings of this machine's Python or Node must not change a run."""
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "LISTING_EVENTS": str(events)}
    if listing.suffix == ".js" or "import aiohttp" in listing.read_text(encoding="utf-8"):
        environment["LISTING_RECORDINGS"] = str(recordings)
    if listing.suffix == ".py":
        environment["PYTHONPATH"] = str(VIRTUAL)
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    return environment


def run_command(command, **options):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, **options)
    except subprocess.TimeoutExpired:
        raise Failure(f"still running after {SECONDS} s") from None
    except FileNotFoundError:
        raise Failure(f"no {command[0]} here: run this through tools/in-toolchain") from None


def path_of_expected(listing, kind=""):
    return listing.parent.parent / "expected" / f"{listing.name}{kind}.txt"


def expected_text(listing, kind=""):
    path = path_of_expected(listing, kind)
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


def check_output(listing, lesson, timed=True):
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "data.txt").write_text(DATA, encoding="utf-8")
        events = Path(folder) / "events.jsonl"
        done = run_command(command_of(listing, folder), cwd=folder,
                           env=environment_of(listing, lesson.folder / "api", events))
        happened = list(map(json.loads, events.read_text(encoding="utf-8").splitlines()))
    if done.returncode or done.stderr and not path_of_expected(listing, ".stderr").exists():
        raise Failure(f"exit status {done.returncode}\n{done.stdout}{done.stderr}")
    lesson.asked.update(event["request"] for event in happened if "request" in event)
    compare(expected_text(listing), done.stdout)
    printed = [event for event in happened if "output" in event]
    if timed and any(event["time"] for event in printed):
        compare(expected_text(listing, ".times"), "".join(
            f"{event['time']:<5g} {event['output']}\n" for event in printed))
    if path_of_expected(listing, ".stderr").exists():
        compare(expected_text(listing, ".stderr"), done.stderr.replace(str(listing), listing.name))
    if path_of_expected(listing, ".run").exists():
        compare(expected_text(listing, ".run"), "".join(map(run_row, happened)))


def run_row(event):
    """A line of expected/<file>.run.txt."""
    if "output" in event:
        task, _, text = event["output"].partition("  ")
        what = f"{task}  prints {text}"
    else:
        what = event.get("step") or f"-       requests {event['request']}"
    return f"{event['time']:<5g} {what}\n"


def check_is_asked(listing, asked):
    if listing.stem not in asked:
        raise Failure("quiz.json asks about it nowhere: add a question, or remove it")


def check_has_twin(listing):
    twin = listing.with_suffix(".js" if listing.suffix == ".py" else ".py")
    if not twin.exists():
        raise Failure(f"shown side by side, so add {twin.relative_to(ROOT)}")


def check_is_shown(listing, shown):
    if listing.stem not in shown:
        raise Failure("lesson.md shows it nowhere: add `::: listings` or a demo, or remove it")


def check_recordings(lesson):
    if missing := lesson.asked - lesson.recorded.keys():
        raise Failure("asked for, but not recorded: " + ", ".join(sorted(missing)))
    if unused := lesson.recorded.keys() - lesson.asked:
        raise Failure("recorded, but no listing asks for: " + ", ".join(sorted(unused)))


def check_every_expectation_has_a_listing(lesson, listings):
    names = {f"{listing.name}{end}" for listing in listings
             for end in (".txt", ".times.txt", ".run.txt", ".stderr.txt")}
    if stray := sorted(path.name for path in (lesson.folder / "expected").iterdir() if path.name not in names):
        raise Failure("expects something of no listing: " + ", ".join(stray))


def check_unit_test(test):
    result = unittest.TestResult()
    test.run(result)
    for _, text in result.errors + result.failures:
        raise Failure(text)


def unit_tests(module):
    for suite in unittest.defaultTestLoader.loadTestsFromModule(module):
        for test in suite:
            name = test.id().removeprefix(module.__name__ + ".")
            yield f"{module.__name__}: {name}", lambda t=test: check_unit_test(t)


def shown_in(lesson):
    """The stems of the listings that a lesson shows, in its prose or on the stage."""
    text = (lesson / "lesson.md").read_text(encoding="utf-8")
    demos = re.findall(r"^listing: (\w+)$", text, re.MULTILINE)
    return set(re.findall(r"^::: listings (\w+)$", text, re.MULTILINE)) | set(demos)


def asked_in(lesson):
    """The stems of the listings that a lesson's quiz asks about."""
    quiz = json.loads((lesson / "quiz.json").read_text(encoding="utf-8"))
    return {question["listing"] for part in ("questions", "deeper") for question in quiz.get(part, [])
            if "listing" in question}


def lesson_tests(lesson):
    """(name, check) for each thing that must hold of a lesson's listings."""
    listings = [file for suffix in ("py", "js") for file in sorted((lesson.folder / "listings").glob(f"*.{suffix}"))]
    if not listings:
        sys.exit(f"run.py: no listing in {lesson.folder.relative_to(ROOT)}/listings")
    shown = shown_in(lesson.folder)
    for listing in listings:
        yield f"{listing.name} prints what it should", lambda x=listing: check_output(x, lesson)
        yield f"{listing.name} has its twin", lambda x=listing: check_has_twin(x)
        yield f"{listing.name} is shown", lambda x=listing: check_is_shown(x, shown)
    quiz = sorted((lesson.folder / "quiz").glob("*.py"))
    asked = asked_in(lesson.folder)
    for listing in quiz:
        yield f"{listing.name} prints what it should", lambda x=listing: check_output(x, lesson, timed=False)
        yield f"{listing.name} is asked about", lambda x=listing: check_is_asked(x, asked)
    yield "no stray expectation", lambda: check_every_expectation_has_a_listing(lesson, listings + quiz)


def gallery_tests(gallery):
    """The same for the programs of a course's gallery, which gallery.json names: the compiler checks that."""
    listings = sorted((gallery.folder / "listings").glob("*.py"))
    for listing in listings:
        yield f"gallery: {listing.name} prints what it should", lambda x=listing: check_output(x, gallery)
    yield "gallery: no stray expectation", lambda: check_every_expectation_has_a_listing(gallery, listings)


def claims_of(lesson):
    """The tests of what a lesson's prose says."""
    path = lesson.folder / "claims.py"
    if not path.exists():
        return
    spec = importlib.util.spec_from_file_location(f"claims of {lesson.folder.name}", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # so that what it defines can be pickled
    spec.loader.exec_module(module)
    yield from unit_tests(module)


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
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [(name, pool.submit(outcome, check)) for name, check in tests if wanted in name]
        for name, run in runs:
            yield report(name, run.result())


def run_one_by_one(tests, wanted):
    return [report(name, outcome(check)) for name, check in tests if wanted in name]


def lessons():
    """Every lesson of the site and of the course that the tests have for themselves."""
    for course in COURSES:
        for slug in json.loads((course / "course.json").read_text(encoding="utf-8"))["lessons"]:
            yield Lesson(course / slug)


def galleries():
    for course in COURSES:
        if (course / "gallery").is_dir():
            yield Lesson(course / "gallery")


def main():
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    results = [report("run by CPython 3.13", outcome(check_python))]
    for lesson in lessons():
        results += run_tests(lesson_tests(lesson), wanted)
        if not wanted:
            check = lambda: check_recordings(lesson)  # noqa: E731
            results.append(report(f"{lesson.folder.name}: recordings are complete", outcome(check)))
        results += run_one_by_one(claims_of(lesson), wanted)
    for gallery in galleries():
        results += run_tests(gallery_tests(gallery), wanted)
    for module in (test_virtual, test_server):
        results += run_one_by_one(unit_tests(module), wanted)
    if len(results) == 1:
        sys.exit(f"run.py: no test has {wanted!r} in its name")
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
