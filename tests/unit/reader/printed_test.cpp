// What a run prints beside what it should print.
#include "reader/checks/printed.hpp"

#include <gtest/gtest.h>

#include "written_run.hpp"

namespace {

using reader::LineOrder;
using reader_test::WrittenRun;

/// Prints "a" in step 1, "b" in step 2, and ends in step 3.
WrittenRun a_and_b() {
  WrittenRun run;
  run.begin(0, 1).prints("a").prints("a warning", true).waits().end();
  run.begin(1, 1).prints("b").waits().end();
  run.begin(2, 1).done().end();
  return run;
}

std::string told(const std::vector<std::string>& lines, LineOrder order) {
  const reader::Verdict verdict = reader::compare_prints(a_and_b().recording.trace, lines, order);
  return verdict.passed ? "passes" : std::to_string(verdict.step) + ": " + verdict.words;
}

TEST(PrintsInOrder, PassesTheSameLinesOnly) {
  EXPECT_EQ(told({"a", "b"}, LineOrder::given), "passes");
  EXPECT_EQ(told({"b", "a"}, LineOrder::given),
            "1: the program prints “a”; it should print “b” first");
}

TEST(PrintsInOrder, ShowsTheFirstLineTooMany) {
  EXPECT_EQ(told({"a"}, LineOrder::given), "2: the program prints “b”, which it should not print");
  EXPECT_EQ(told({}, LineOrder::given), "1: the program prints “a”, which it should not print");
}

TEST(PrintsInOrder, NamesTheFirstLineThatIsMissing) {
  EXPECT_EQ(told({"a", "b", "c", "d"}, LineOrder::given), "3: the program has not printed “c”");
  EXPECT_EQ(told({"a", "b", ""}, LineOrder::given), "3: the program has not printed an empty line");
}

TEST(PrintsInAnyOrder, PassesTheSameLines) {
  EXPECT_EQ(told({"a", "b"}, LineOrder::any), "passes");
  EXPECT_EQ(told({"b", "a"}, LineOrder::any), "passes");
}

TEST(PrintsInAnyOrder, CountsEachLine) {
  EXPECT_EQ(told({"b", "b", "a"}, LineOrder::any), "3: the program has not printed “b”");
  EXPECT_EQ(told({"b"}, LineOrder::any), "1: the program prints “a”, which it should not print");
  WrittenRun run;
  run.begin(0, 1).prints("a").prints("a").done().end();
  EXPECT_EQ(reader::compare_prints(run.recording.trace, {"a"}, LineOrder::any).words,
            "the program prints “a” once more than it should");
}

TEST(Prints, OutsideAnyStepBelongsToTheLastOne) {
  WrittenRun run;
  run.begin(0, 1).done().end();
  run.prints("bye");
  EXPECT_EQ(reader::compare_prints(run.recording.trace, {}, LineOrder::any).step, 1U);
}

}  // namespace
