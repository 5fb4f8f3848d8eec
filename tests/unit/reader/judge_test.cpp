// Which runs pass the checks of an exercise, and what is said of those that do not. The checks that have files of their own
// have tests of their own.
#include "reader/checks/judge.hpp"

#include <gtest/gtest.h>

#include "written_run.hpp"

namespace {

using reader::Check;
using reader::CheckKind;
using reader::Verdict;
using reader_test::run_of;
using reader_test::WrittenRun;

auto judge(const auto& checks, const trace::Recording& recording) {
  return reader::judge(checks, recording, trace::summarize(recording.trace));
}

/// "passes", or the step and the words.
std::string told(const Verdict& verdict) {
  return verdict.passed ? "passes" : std::to_string(verdict.step) + ": " + verdict.words;
}
std::string told(const Check& check, const WrittenRun& run) {
  return told(judge(check, run.recording));
}

constexpr Check ends_at_two{.kind = CheckKind::ends_at, .milliseconds = 2000};
constexpr Check ends_within_two{.kind = CheckKind::ends_within, .milliseconds = 2000};

TEST(EndsAt, IsExact) {
  EXPECT_EQ(told(ends_at_two, run_of(2)), "passes");
  EXPECT_EQ(told(ends_at_two, run_of(2.001)),
            "2: the program goes on after 2 s, and ends at 2.001 s");
  EXPECT_EQ(told(ends_at_two, run_of(1.5)), "2: the program ends at 1.5 s, before 2 s");
}

TEST(EndsAt, ForgivesWhatBinaryFractionsAddUpTo) {
  const Check check{.kind = CheckKind::ends_at, .milliseconds = 300};
  EXPECT_EQ(told(check, run_of(0.1 + 0.2)), "passes");
}

TEST(EndsAt, CountsFromTheRunsBeginning) {
  WrittenRun run;
  run.recording.trace = {};
  run.begin(5, 1).creates_task(1, "main").waits().end();
  run.begin(7, 1).done().end();
  EXPECT_EQ(told(ends_at_two, run), "passes");
}

TEST(EndsWithin, AllowsAnEarlierEnd) {
  EXPECT_EQ(told(ends_within_two, run_of(1)), "passes");
  EXPECT_EQ(told(ends_within_two, run_of(2)), "passes");
}

TEST(EndsWithin, ShowsTheFirstStepThatIsTooLate) {
  WrittenRun run;
  run.begin(0, 1).waits().end();
  run.begin(2, 1).waits().end();
  run.begin(2.5, 1).waits().end();
  run.begin(3, 1).done().end();
  EXPECT_EQ(told(ends_within_two, run), "3: the program goes on after 2 s, and ends at 3 s");
}

TEST(EndsWithin, ShowsTheStepThatBlocksTheLoopTooLong) {
  WrittenRun run;
  run.begin(0, 1).end(3);
  run.begin(3, 1).done().end();
  EXPECT_EQ(told(ends_within_two, run), "1: the program goes on after 2 s, and ends at 3 s");
}

TEST(AtMost, ShowsTheFirstStepWithTooMany) {
  WrittenRun run;
  run.begin(0, 2).calls("fetch(1)").waits().end();
  run.begin(0, 3).calls("fetch(2)").waits().end();
  run.begin(0, 4).calls("fetch(3)").waits().end();
  const auto at_most = [&](std::size_t number) {
    return told({.kind = CheckKind::at_most, .number = number, .name = "fetch"}, run);
  };
  EXPECT_EQ(at_most(3), "passes");
  EXPECT_EQ(at_most(2), "3: 3 calls of fetch run at once; at most 2 are allowed");
  EXPECT_EQ(at_most(1), "2: 2 calls of fetch run at once; at most 1 is allowed");
}

TEST(AtLeast, ShowsWhereMostRunAtOnce) {
  WrittenRun run;
  run.begin(0, 1).waits().end();
  run.begin(0, 2).calls("fetch(1)").waits().end();
  const auto at_least = [&](std::size_t number) {
    return told({.kind = CheckKind::at_least, .number = number, .name = "fetch"}, run);
  };
  EXPECT_EQ(at_least(1), "passes");
  EXPECT_EQ(at_least(2), "2: 1 call of fetch runs, and never more; there should be 2 at once");
  run.begin(1, 3).calls("fetch(2)").waits().end();
  EXPECT_EQ(at_least(2), "passes");
  EXPECT_EQ(at_least(3),
            "3: 2 calls of fetch run at once, and never more; there should be 3 at once");
}

TEST(AtMostAndAtLeast, FailWhereTheFunctionNeverRuns) {
  WrittenRun run = run_of(1);
  const std::string words = "2: no call of load has run; keep its name, and call it";
  EXPECT_EQ(told({.kind = CheckKind::at_most, .number = 3, .name = "load"}, run), words);
  EXPECT_EQ(told({.kind = CheckKind::at_least, .number = 1, .name = "load"}, run), words);
}

TEST(BlocksAtMost, ShowsTheLongestStep) {
  WrittenRun run;
  run.begin(0, 1).end(0.1);
  run.begin(0.1, 1).end(0.6);
  const auto blocks = [&](std::int64_t most) {
    return told({.kind = CheckKind::blocks_at_most, .milliseconds = most}, run);
  };
  EXPECT_EQ(blocks(500), "passes");
  EXPECT_EQ(blocks(499), "2: the loop is blocked for 0.5 s; at most 0.499 s is allowed");
  EXPECT_EQ(told({.kind = CheckKind::blocks_at_most, .milliseconds = 0}, run_of(9)), "passes")
      << "waiting does not block";
}

TEST(TaskCheck, ComparesHowATaskEnds) {
  WrittenRun run;
  run.begin(0, 1).creates_task(2, "save").creates_task(3, "load").done().end();
  run.begin(1, 2).done(trace::Outcome::failed, "disk full").end();
  const auto ends = [&](std::string name, trace::Outcome outcome) {
    return told({.kind = CheckKind::task, .name = std::move(name), .outcome = outcome}, run);
  };
  EXPECT_EQ(ends("main", trace::Outcome::returned), "passes");
  EXPECT_EQ(ends("main", trace::Outcome::cancelled), "1: main returns; it should be cancelled");
  EXPECT_EQ(ends("save", trace::Outcome::failed), "passes");
  EXPECT_EQ(ends("save", trace::Outcome::returned),
            "2: save fails with “disk full”; it should return");
  EXPECT_EQ(ends("load", trace::Outcome::returned), "2: load has not ended; it should return");
  EXPECT_EQ(ends("send", trace::Outcome::returned), "2: there has been no task send");
}

TEST(Uses, LooksForAnObjectOfTheClass) {
  WrittenRun run;
  run.begin(0, 1).makes(trace::ObjectKind::priority_queue).done().end();
  const auto uses = [&](std::string name, trace::ObjectKind kind) {
    return told({.kind = CheckKind::uses, .name = std::move(name), .object = kind}, run);
  };
  EXPECT_EQ(uses("PriorityQueue", trace::ObjectKind::priority_queue), "passes");
  EXPECT_EQ(uses("Queue", trace::ObjectKind::queue), "passes") << "a PriorityQueue is a Queue";
  EXPECT_EQ(uses("LifoQueue", trace::ObjectKind::lifo_queue),
            "1: the program has made no asyncio.LifoQueue");
  EXPECT_EQ(uses("Semaphore", trace::ObjectKind::semaphore),
            "1: the program has made no asyncio.Semaphore");
}

TEST(Judgement, LeadsToTheFirstCheckThatFails) {
  WrittenRun run;
  run.begin(0, 1).prints("hello").waits().end();
  run.begin(1, 1).done().end();
  const reader::Exercise exercise{.checks = {{.kind = CheckKind::ends_at, .milliseconds = 1000},
                                             {.kind = CheckKind::prints, .lines = {}},
                                             {.kind = CheckKind::ends_at, .milliseconds = 2000}}};
  const reader::Judgement judgement = judge(exercise, run.recording);
  EXPECT_FALSE(judgement.passed);
  EXPECT_EQ(judgement.step, 1U);
  ASSERT_EQ(judgement.verdicts.size(), 3U);
  EXPECT_TRUE(judgement.verdicts[0].passed);
  EXPECT_FALSE(judgement.verdicts[1].passed);
  EXPECT_FALSE(judgement.verdicts[2].passed);
}

TEST(Judgement, PassesOnlyAProgramThatEnded) {
  WrittenRun run = run_of(2);
  const reader::Exercise exercise{.checks = {ends_at_two}};
  EXPECT_TRUE(judge(exercise, run.recording).passed);
  run.recording.truncated = "more than 100 events";
  EXPECT_FALSE(judge(exercise, run.recording).passed);
  EXPECT_EQ(judge(exercise, run.recording).step, 2U);
}

TEST(Judgement, OfAnEmptyRunIsAtStepZero) {
  const reader::Exercise exercise{.checks = {ends_at_two}};
  const reader::Judgement judgement = judge(exercise, trace::Recording{});
  EXPECT_FALSE(judgement.passed);
  EXPECT_EQ(told(judgement.verdicts[0]), "0: the program ends at 0 s, before 2 s");
}

}  // namespace
