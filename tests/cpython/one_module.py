"""Runs one of CPython's own test modules on Loopstep's scheduler; run.py calls this for each.

    one_module.py FOLDER_OF_THE_EXTENSION test.test_asyncio.test_locks

The tests make files in the working folder, and remove them.
The last line of stdout is JSON: {"passed": [tests], "failed": {test: text}, "skipped": {test: reason},
"handles_run": how many callbacks the C++ loops ran}.
"""
import importlib
import json
import signal
import sys
import unittest
import warnings


class Result(unittest.TestResult):
    """Counts each test once, whatever its subtests do."""

    def __init__(self):
        super().__init__()
        self.ran = set()
        self.failed = {}
        self.reasons = {}

    def startTest(self, test):
        super().startTest(test)
        self.ran.add(test.id())

    def fail(self, test, text):
        self.failed.setdefault(test.id(), text)

    def addFailure(self, test, err):
        self.fail(test, self._exc_info_to_string(err, test))

    addError = addFailure

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.fail(test, f"{subtest}\n{self._exc_info_to_string(err, test)}")

    def addUnexpectedSuccess(self, test):
        self.fail(test, "It passed although CPython expects it to fail.")

    def addSkip(self, test, reason):
        # Skipping a subtest does not skip the test.
        if not hasattr(test, "test_case"):
            self.reasons[test.id()] = reason


def names_in(suite):
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            yield from names_in(item)
        else:
            yield item.id()


def main():
    extension, name = sys.argv[1:]
    sys.path.insert(0, extension)
    import _loopstep
    import loopstep_loop
    loopstep_loop.install()
    # A process in the background ignores SIGINT, which the tests send to themselves.
    signal.signal(signal.SIGINT, signal.default_int_handler)

    module = importlib.import_module(name)
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    names = set(names_in(suite))
    result = Result()
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        suite(result)
    for test in names - result.ran - set(result.reasons):
        result.failed.setdefault(test, "It was not run, and nothing said why.")
    print(json.dumps({
        "passed": sorted(result.ran - set(result.failed) - set(result.reasons)),
        "failed": result.failed, "skipped": result.reasons, "handles_run": _loopstep.handles_run(),
    }))


if __name__ == "__main__":
    main()
