// How many calls of a function run at once, step by step.
#include "reader/checks/calls_at_once.hpp"

#include <gtest/gtest.h>

#include <string>

#include "written_run.hpp"

namespace {

using reader_test::WrittenRun;

/// "step:calls" of each new maximum.
std::string crowds(const WrittenRun& run, std::string_view function = "fetch") {
  std::string text;
  for (const reader::Crowd& crowd : reader::calls_at_once(run.recording.trace, function))
    text += std::to_string(crowd.step) + ":" + std::to_string(crowd.calls) + " ";
  return text;
}

TEST(CallsAtOnce, AreCountedAtTheEndsOfSteps) {
  WrittenRun run;
  run.begin(0, 1).waits().end();
  run.begin(0, 2).calls("fetch(1)").waits().end();
  run.begin(0, 3).calls("fetch(2)").waits().end();
  EXPECT_EQ(crowds(run), "2:0 2:1 3:2 ");
}

TEST(CallsAtOnce, OneAfterTheOtherAreNeverTwo) {
  WrittenRun run;
  run.begin(0, 1).calls("main()").calls("fetch(1)").waits().end();
  run.begin(1, 1).leaves(2).calls("fetch(2)").waits().end();
  run.begin(2, 1).leaves(3).leaves(1).done().end();
  EXPECT_EQ(crowds(run), "1:0 1:1 ");
}

TEST(CallsAtOnce, WithinOneStepRunBesideNothing) {
  WrittenRun run;
  run.begin(0, 1).calls("fetch(1)").leaves(1).waits().end();
  EXPECT_EQ(crowds(run), "1:0 ");
}

TEST(CallsAtOnce, DoNotCountWhileTheyStandInLine) {
  WrittenRun run;
  run.begin(0, 1).makes(trace::ObjectKind::semaphore).waits().end();
  run.begin(0, 2).calls("fetch(1)").waits().end();
  run.begin(0, 3).calls("fetch(2)").waits(1).end();
  EXPECT_EQ(crowds(run), "2:0 2:1 ");
  run.begin(1, 2).leaves(1).done().end();
  run.begin(1, 3).waits().end();
  EXPECT_EQ(crowds(run), "2:0 2:1 ") << "it runs once the other has left";
}

TEST(CallsAtOnce, CountWhileTheyWaitForTheirOwnTasks) {
  WrittenRun run;
  run.begin(0, 1).makes(trace::ObjectKind::task_group).waits().end();
  run.begin(0, 2).calls("fetch(1)").waits(1).end();
  EXPECT_EQ(crowds(run), "2:0 2:1 ");
}

TEST(CallsAtOnce, EndWithTheirTask) {
  WrittenRun run;
  run.begin(0, 2).calls("fetch(1)").waits().end();
  run.begin(0, 2).done(trace::Outcome::cancelled).end();
  run.begin(0, 3).calls("fetch(2)").waits().end();
  EXPECT_EQ(crowds(run), "1:0 1:1 ");
}

TEST(CallsAtOnce, AreOfTheWholeName) {
  WrittenRun run;
  run.begin(0, 2).calls("fetch_all(1)").waits().end();
  run.begin(0, 3).calls("prefetch(2)").waits().end();
  EXPECT_EQ(crowds(run), "");
}

}  // namespace
