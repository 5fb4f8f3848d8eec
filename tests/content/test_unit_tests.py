"""The runner of the unit tests counts what passed, what failed, and what a crash kept from running."""
import stat
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import unit_tests  # noqa: E402

# A program that takes GoogleTest's flags, and writes the report that its tests have, or none.
PROGRAM = """#!/usr/bin/env python3
import sys
flags = open(sys.argv[1].partition("=")[2]).read().split()
report = next(flag.partition("xml:")[2] for flag in flags if flag.startswith("--gtest_output"))
if {report!r}:
    open(report, "w").write({report!r})
print("what it printed")
sys.exit({status})
"""
PASSED = '<testcase name="One" classname="Suite" status="run" result="completed"/>'
FAILED = '<testcase name="Two" classname="Suite" status="run" result="completed"><failure message="no"/></testcase>'
SKIPPED = '<testcase name="Two" classname="Suite" status="run" result="skipped"/>'
NAMES = ["Suite.One", "Suite.Two"]


class Shard(unittest.TestCase):
    def run_shard(self, *cases, status=0):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        program = Path(folder.name) / "test_program"
        report = f"<testsuites><testsuite>{''.join(cases)}</testsuite></testsuites>" if cases else ""
        program.write_text(PROGRAM.format(report=report, status=status), encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        return unit_tests.run_shard(program, NAMES[:max(len(cases), 1)])

    def test_a_test_that_passed(self):
        result, output = self.run_shard(PASSED)
        self.assertEqual((result.passed, result.failed, output), (["Suite.One"], [], ""))

    def test_a_test_that_failed_and_what_was_printed(self):
        result, output = self.run_shard(PASSED, FAILED, status=1)
        self.assertEqual((result.passed, result.failed), (["Suite.One"], ["Suite.Two"]))
        self.assertIn("what it printed", output)

    def test_a_test_that_was_skipped_has_not_passed(self):
        self.assertEqual(self.run_shard(PASSED, SKIPPED)[0].failed, ["Suite.Two"])

    def test_a_crash_fails_the_tests_that_it_kept_from_running(self):
        result, output = self.run_shard(status=139)
        self.assertEqual((result.passed, result.failed), ([], ["Suite.One"]))
        self.assertIn("what it printed", output)

    def test_a_failure_after_the_last_test(self):
        result, _ = self.run_shard(PASSED, status=1)
        self.assertEqual(result.failed, ["the end of test_program, with status 1"])


if __name__ == "__main__":
    unittest.main()
