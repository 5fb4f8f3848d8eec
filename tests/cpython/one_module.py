"""Runs one of CPython's own test modules on Loopstep's scheduler; prints what became of each test.

    one_module.py --extension FOLDER test_locks            all but what skips.toml names
    one_module.py --extension FOLDER --only-skipped test_locks   just those, to see that they fail

The last line of stdout is JSON: {"passed": 1, "failed": {test: text}, "skipped": {test: reason},
"unknown": [names that skips.toml has and the module has not], "handles_run": 1}.
"""
import argparse
import importlib
import json
import sys
import tomllib
import unittest
import warnings
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = "test.test_asyncio"


class Result(unittest.TestResult):
    """Counts each test once, whatever its subtests do."""

    def __init__(self):
        super().__init__()
        self.run_names = []
        self.failed = {}
        self.skipped_for = {}

    def startTest(self, test):
        super().startTest(test)
        self.run_names.append(test.id())

    def fail(self, test, text):
        self.failed.setdefault(getattr(test, "test_case", test).id(), text)

    def addFailure(self, test, err):
        self.fail(test, self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.fail(test, f"{subtest}\n{self._exc_info_to_string(err, test)}")

    def addUnexpectedSuccess(self, test):
        self.fail(test, "passed although it is marked as a failure to expect")

    def addSkip(self, test, reason):
        self.skipped_for[test.id()] = reason


def tests_in(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from tests_in(item)
        else:
            yield item


def skips_of(module):
    table = tomllib.loads((HERE / "skips.toml").read_text(encoding="utf-8"))
    return {f"{PACKAGE}.{module}.{name}": reason for name, reason in table.get(module, {}).items()}


def split(suite, skips, only_skipped):
    """The suite less (or: of) the tests to skip, with modules' and classes' fixtures as they were."""
    kept = unittest.TestSuite()
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            kept.addTest(split(item, skips, only_skipped))
        elif (item.id() in skips) == only_skipped:
            kept.addTest(item)
    return kept


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--extension", required=True, type=Path)
    parser.add_argument("--only-skipped", action="store_true")
    parser.add_argument("module")
    options = parser.parse_args()

    sys.path.insert(0, str(options.extension))
    import _loopstep
    import loopstep_loop
    loopstep_loop.install()
    from test import support
    from test.support import os_helper

    module = importlib.import_module(f"{PACKAGE}.{options.module}")
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    skips = skips_of(options.module)
    unknown = sorted(set(skips) - {test.id() for test in tests_in(suite)})
    result = Result()
    with os_helper.temp_cwd(), warnings.catch_warnings():
        warnings.simplefilter("default")
        split(suite, skips, options.only_skipped)(result)
    support.gc_collect()

    skipped = dict(result.skipped_for)
    if not options.only_skipped:
        skipped.update(skips)
    ran = set(result.run_names)
    print(json.dumps({
        "passed": sorted(ran - set(result.failed) - set(result.skipped_for)),
        "failed": result.failed, "skipped": skipped, "unknown": unknown,
        "handles_run": _loopstep.handles_run(),
    }))


if __name__ == "__main__":
    main()
