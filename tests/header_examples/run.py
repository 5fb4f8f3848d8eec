#!/usr/bin/env python3
"""Tests of tools/header_examples.py; the last line is "N passed, N failed".

    tools/in-toolchain tests/header_examples/run.py
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
import header_examples  # noqa: E402  (found in tools/)

HEADER = """\
/// Counts what there is to count.
///
///     int twice(int n) { return 2 * n; }
///     counting::Counter counter(twice(2));
///     if (counter.value() != 4) std::terminate();
///
/// It never counts backwards.
#pragma once
namespace counting {
///     this is no example
struct Counter {
  explicit Counter(int);
  int value() const;
};
}
"""


class HeaderExamples(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = Path(folder.name)
        for path in ("src/counting", "given", "stamps"):
            (root / path).mkdir(parents=True)
        self.header = root / "src/counting/counter.hpp"
        self.given = root / "given/counting.hpp"
        self.given.write_text("#include <exception>\n")
        for name, path in (("ROOT", root), ("SOURCE", root / "src"), ("GIVEN", root / "given"),
                           ("STAMPS", root / "stamps")):
            patch = mock.patch.object(header_examples, name, path)
            patch.start()
            self.addCleanup(patch.stop)
        self.flags = ["-std=c++23", f"-I{root / 'src'}"]

    def check(self, header):
        self.header.write_text(header)
        return header_examples.check("counting", [self.header], self.flags)

    def test_only_the_opening_comment_holds_the_example(self):
        self.header.write_text(HEADER)
        self.assertEqual([number for number, _ in header_examples.example_of(self.header)], [3, 4, 5])

    def test_an_example_that_compiles_is_fine(self):
        self.assertEqual(self.check(HEADER), "")

    def test_one_that_does_not_is_named_with_its_line(self):
        self.assertRegex(self.check(HEADER.replace("counter.value()", "counter.count()")),
                         r"\Asrc/counting/counter\.hpp:5:\d+: error: no member named 'count'")

    def test_a_header_that_changes_is_compiled_again(self):
        self.assertEqual(self.check(HEADER), "")
        self.assertRegex(self.check(HEADER.replace("int value()", "int number()")),
                         r"\Asrc/counting/counter\.hpp:5:\d+: error: no member named 'value'")

    def test_one_that_was_fine_is_not_compiled_again(self):
        self.assertEqual(self.check(HEADER), "")
        with mock.patch.object(subprocess, "run", side_effect=AssertionError("compiled again")):
            self.assertEqual(self.check(HEADER), "")

    def test_what_is_given_to_one_example_is_not_given_to_another(self):
        self.given.write_text("#include <exception>\n\n// counting/counter.hpp\nint limit();\n")
        other = self.header.with_name("other.hpp")
        other.write_text("//   limit();\n")
        self.header.write_text(HEADER)
        self.assertRegex(header_examples.check("counting", [self.header, other], self.flags),
                         r"\Asrc/counting/other\.hpp:1:\d+: error: use of undeclared identifier 'limit'")

    def test_a_statement_that_awaits_is_in_a_coroutine(self):
        text = header_examples.wrapped("x.hpp", [(1, "   co_await sleep(1);")])
        self.assertIn("aio::Coroutine<> example()", text)

    def test_what_is_given_to_a_header_that_is_gone_is_an_error(self):
        self.given.write_text("// counting/gone.hpp\nint n;\n")
        with self.assertRaisesRegex(SystemExit, r"given/counting\.hpp:1: there is no header src/counting/gone\.hpp"):
            self.check(HEADER)


if __name__ == "__main__":
    result = unittest.TextTestRunner(stream=sys.stdout).run(
        unittest.defaultTestLoader.loadTestsFromTestCase(HeaderExamples))
    failed = len(result.failures) + len(result.errors)
    print(f"{result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed or result.testsRun == 0 else 0)
