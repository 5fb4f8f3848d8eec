#include "trace/timeline.hpp"

#include <gtest/gtest.h>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "recorded.hpp"

namespace {

using trace::Activity;
using trace::Segment;
using trace::WaitKind;
using trace_test::Recorded;
using Segments = std::vector<Segment>;

struct TimelineTest : testing::Test {
  Recorded run;

  aio::Coroutine<> sleeper(double delay) { co_await aio::sleep(delay); }
  aio::Coroutine<> two() {
    co_await aio::gather(aio::create_task(sleeper(2), "late"),
                         aio::create_task(sleeper(1), "early"));
  }
  aio::Coroutine<> fails() {
    co_await aio::sleep(0);
    throw std::runtime_error("no luck");
  }
  aio::Coroutine<> three_endings() {
    auto failing = aio::create_task(fails(), "failing");
    auto cancelled = aio::create_task(sleeper(9), "cancelled");
    auto fine = aio::create_task(sleeper(1), "fine");
    co_await aio::sleep(0);
    EXPECT_FALSE(trace::timeline(run.trace).rows[0].outcome) << "it goes on";
    cancelled.cancel();
    co_await fine;
    (void)failing.exception();
  }
  aio::Coroutine<> blocker() {
    co_await aio::sleep(0);
    run.clock.advance(3);
    run.recorder.blocked(3);
  }
};

TEST_F(TimelineTest, ShowsEachTasksLifeFromItsCreationToItsEnd) {
  run.start(two(), "main");
  run.to_the_end();
  // 1 main · 2 late · 3 early · 4 early's timer · 5 early · 6 gather · 7 late's timer · 8 late · 9
  // gather · 10 main
  ASSERT_EQ(run.trace.steps(), 10U);
  const trace::Timeline timeline = trace::timeline(run.trace);
  EXPECT_EQ(timeline.steps, 10U);
  ASSERT_EQ(timeline.rows.size(), 3U);
  EXPECT_EQ(timeline.rows[0].segments, (Segments{{Activity::running, WaitKind::gather, 1, 1},
                                                 {Activity::suspended, WaitKind::gather, 2, 8},
                                                 {Activity::ready, {}, 9, 9},
                                                 {Activity::running, {}, 10, 10}}));
  EXPECT_EQ(timeline.rows[1].segments, (Segments{{Activity::ready, {}, 1, 1},
                                                 {Activity::running, WaitKind::sleep, 2, 2},
                                                 {Activity::suspended, WaitKind::sleep, 3, 6},
                                                 {Activity::ready, {}, 7, 7},
                                                 {Activity::running, {}, 8, 8}}));
  EXPECT_EQ(timeline.rows[2].segments, (Segments{{Activity::ready, {}, 1, 2},
                                                 {Activity::running, WaitKind::sleep, 3, 3},
                                                 {Activity::ready, {}, 4, 4},
                                                 {Activity::running, {}, 5, 5}}));
}

TEST_F(TimelineTest, KnowsHowEachTaskEnded) {
  run.start(three_endings(), "main");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  ASSERT_EQ(timeline.rows.size(), 4U);
  EXPECT_EQ(timeline.rows[0].outcome, trace::Outcome::returned);
  EXPECT_EQ(timeline.rows[1].outcome, trace::Outcome::failed);
  EXPECT_EQ(timeline.rows[2].outcome, trace::Outcome::cancelled);
  EXPECT_EQ(timeline.rows[3].outcome, trace::Outcome::returned);
  EXPECT_EQ(timeline.rows[1].name, "failing");
}

TEST_F(TimelineTest, MarksTheStepsInWhichATaskPrintsBlocksOrEndsBadly) {
  run.start(three_endings(), "main");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  ASSERT_EQ(timeline.marks.size(), 2U) << "main and fine return";
  EXPECT_EQ(timeline.marks[0].task, 2U);
  EXPECT_EQ(timeline.marks[0].step, timeline.rows[1].segments.back().last);
  EXPECT_EQ(timeline.marks[1].task, 3U);
  ASSERT_EQ(timeline.marks[0].events.size(), 1U);
  EXPECT_EQ(run.trace.events()[timeline.marks[0].events[0]].kind, trace::EventKind::task_done);
}

TEST_F(TimelineTest, MarksTheTaskThatBlocks) {
  run.start(sleeper(1), "sleeper");
  run.start(blocker(), "blocker");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  ASSERT_EQ(timeline.marks.size(), 1U);
  EXPECT_EQ(timeline.marks[0].task, 2U);
  EXPECT_EQ(timeline.marks[0].step, 3U);
}

TEST_F(TimelineTest, HasOneMarkForWhatATaskPrintsInAStep) {
  run.start(blocker(), "blocker");
  while (run.loop.has_ready() && run.trace.steps() == 0) run.loop.run_handle();
  trace::Trace more = run.trace;
  for (int i = 0; i < 3; ++i)
    more.add({.kind = trace::EventKind::output, .task = 1, .text = more.keep("a line")});
  more.add({.kind = trace::EventKind::handle_finished});
  const trace::Timeline timeline = trace::timeline(more);
  ASSERT_EQ(timeline.marks.size(), 1U);
  EXPECT_EQ(timeline.marks[0].events.size(), 3U);
}

TEST_F(TimelineTest, FollowsWhatIsOutsideTheLoopFromItsStartToItsAnswer) {
  run.start(two(), "main");
  run.loop.run_handle();
  const std::uint32_t thread =
      run.recorder.outside_started(trace::OutsideKind::thread, "work in a thread");
  run.recorder.outside_started(trace::OutsideKind::request, "GET /slow");
  run.loop.run_handle();
  run.recorder.outside_ended(thread, trace::Outcome::failed, "no luck");
  run.loop.run_handle();
  const std::vector<trace::Operation> outside = trace::timeline(run.trace).outside;
  ASSERT_EQ(outside.size(), 2U);
  EXPECT_EQ(outside[0].label, "work in a thread");
  EXPECT_EQ(outside[0].first, 2U) << "the step whose events begin with it";
  EXPECT_EQ(outside[0].last, 3U);
  EXPECT_EQ(outside[0].outcome, trace::Outcome::failed);
  EXPECT_EQ(outside[0].answer, "no luck");
  EXPECT_EQ(outside[1].last, std::nullopt) << "it is in flight";
}

TEST_F(TimelineTest, HasATickWhereverTheClockMoves) {
  run.start(two(), "main");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  ASSERT_EQ(timeline.ticks.size(), 3U);
  EXPECT_EQ(timeline.ticks[0].step, 1U);
  EXPECT_EQ(timeline.ticks[0].time, 0.0);
  EXPECT_EQ(timeline.ticks[1].step, 4U);
  EXPECT_EQ(timeline.ticks[1].time, 1.0);
  EXPECT_EQ(timeline.ticks[2].step, 7U);
  EXPECT_EQ(timeline.ticks[2].time, 2.0);
}

TEST_F(TimelineTest, KnowsHowLongTheLoopWaitedBeforeAStep) {
  run.start(two(), "main");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  EXPECT_EQ(timeline.ticks[0].waited, 0.0);
  EXPECT_EQ(timeline.ticks[1].waited, 1.0);
  EXPECT_EQ(timeline.ticks[2].waited, 1.0);
  EXPECT_EQ(timeline.time_at(0), 0.0);
  EXPECT_EQ(timeline.time_at(3), 0.0);
  EXPECT_EQ(timeline.time_at(4), 1.0);
  EXPECT_EQ(timeline.time_at(10), 2.0);
}

TEST_F(TimelineTest, DistinguishesABlockedLoopFromAWaitingOne) {
  run.start(blocker(), "blocker");
  run.to_the_end();
  const trace::Timeline timeline = trace::timeline(run.trace);
  ASSERT_EQ(timeline.ticks.size(), 2U);
  EXPECT_EQ(timeline.ticks[1].time, 3.0);
  EXPECT_EQ(timeline.ticks[1].waited, 0.0) << "the time passed in the step";
}

TEST_F(TimelineTest, ABlockedLoopFreezesEveryOtherTaskForThatStep) {
  run.start(blocker(), "blocker");
  run.start(sleeper(1), "sleeper");
  run.to_the_end();
  // 1 blocker · 2 sleeper · 3 blocker, which blocks · 4 sleeper's timer · 5 sleeper
  const trace::Timeline timeline = trace::timeline(run.trace);
  EXPECT_EQ(timeline.rows[0].segments, (Segments{{Activity::running, {}, 1, 1},
                                                 {Activity::ready, {}, 2, 2},
                                                 {Activity::running, {}, 3, 3}}));
  EXPECT_EQ(timeline.rows[1].segments, (Segments{{Activity::ready, {}, 1, 1},
                                                 {Activity::running, WaitKind::sleep, 2, 2},
                                                 {Activity::frozen, WaitKind::sleep, 3, 3},
                                                 {Activity::ready, {}, 4, 4},
                                                 {Activity::running, {}, 5, 5}}));
}

TEST_F(TimelineTest, IsTheSameWhetherItGrowsStepByStepOrIsMadeAtOnce) {
  run.start(two(), "main");
  run.start(blocker(), "blocker");
  trace::TimelineBuilder builder;
  while ((run.loop.has_ready() || run.loop.next_timer()) && run.loop.run_handle()) {
    builder.extend(run.trace);
    const trace::Timeline whole = trace::timeline(run.trace);
    ASSERT_EQ(builder.timeline().rows.size(), whole.rows.size());
    for (std::size_t row = 0; row < whole.rows.size(); ++row) {
      EXPECT_EQ(builder.timeline().rows[row].segments, whole.rows[row].segments)
          << "task " << row + 1 << " at step " << run.trace.steps();
    }
    EXPECT_EQ(builder.timeline().ticks.size(), whole.ticks.size());
  }
}

TEST_F(TimelineTest, OfATraceWithoutStepsIsEmpty) {
  run.start(sleeper(1), "main");
  const trace::Timeline timeline = trace::timeline(run.trace);
  EXPECT_EQ(timeline.steps, 0U);
  EXPECT_TRUE(timeline.rows.empty());
}

TEST_F(TimelineTest, HasNoGapsAndNoOverlaps) {
  run.start(two(), "main");
  run.start(blocker(), "blocker");
  run.to_the_end();
  for (const trace::Row& row : trace::timeline(run.trace).rows) {
    for (std::size_t i = 1; i < row.segments.size(); ++i) {
      EXPECT_EQ(row.segments[i].first, row.segments[i - 1].last + 1) << "task " << row.task;
    }
  }
}

}  // namespace
