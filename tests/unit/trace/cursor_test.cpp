#include "trace/cursor.hpp"

#include <gtest/gtest.h>

#include "aio/sleep.hpp"
#include "recorded.hpp"

namespace {

using trace_test::Recorded;

/// What two states at one step must agree on; enough to find a cursor that lost or repeated an
/// event.
std::string summary(const trace::State& state) {
  std::string text = std::to_string(state.step) + " " + std::to_string(state.time) + " " +
                     std::to_string(state.iteration);
  text += " b" + std::to_string(state.queue(trace::QueueKind::batch).size()) + " r" +
          std::to_string(state.queue(trace::QueueKind::ready).size()) + " t" +
          std::to_string(state.timers.size()) + " o" + std::to_string(state.output.size());
  if (state.running) text += " running " + std::to_string(state.running->id);
  for (const trace::TaskState& task : state.tasks) {
    text += " " + std::to_string(static_cast<int>(task.status)) + "/" + std::to_string(task.line);
  }
  return text;
}

struct CursorTest : testing::Test {
  Recorded run;

  aio::Coroutine<> worker(int number) {
    for (int i = 0; i < 300; ++i) {
      run.recorder.line(i % 7);
      co_await aio::sleep(i % 3 == 0 ? 0 : 0.01 * number);
    }
    run.recorder.output("done");
  }
  CursorTest() {
    for (int i = 1; i <= 10; ++i) run.start(worker(i), "worker");
    run.to_the_end();
  }
};

TEST_F(CursorTest, StartsAtTheBeginning) {
  const trace::Cursor cursor(run.trace);
  EXPECT_EQ(cursor.state().step, 0U);
  EXPECT_EQ(summary(cursor.state()), summary(run.at(0)));
}

TEST_F(CursorTest, ShowsTheSameStateHoweverItCameThere) {
  ASSERT_GT(run.trace.events().size(), 20'000U) << "several keyframes";
  trace::Cursor cursor(run.trace);
  std::size_t step = 0;
  for (int i = 0; i < 60; ++i) {  // a fixed walk with far and near jumps both ways
    step = (step * 7919 + 104'729) % (run.trace.steps() + 1);
    cursor.move_to(run.trace.events_until(step));
    ASSERT_EQ(summary(cursor.state()), summary(run.at(step))) << "step " << step;
    const std::size_t near = step > 0 ? step - 1 : 1;
    cursor.move_to(run.trace.events_until(near));
    ASSERT_EQ(summary(cursor.state()), summary(run.at(near))) << "step " << near;
  }
}

TEST_F(CursorTest, WalksBackwards) {
  trace::Cursor cursor(run.trace);
  cursor.move_to(run.trace.events_until(run.trace.steps()));
  for (std::size_t step = run.trace.steps(); step > run.trace.steps() - 50; --step) {
    cursor.move_to(run.trace.events_until(step));
    ASSERT_EQ(summary(cursor.state()), summary(run.at(step)));
  }
}

TEST(CursorOnAGrowingTrace, ContinuesWhereTheTraceEnded) {
  Recorded run;
  run.start([]() -> aio::Coroutine<> { co_await aio::sleep(1); }(), "main");
  trace::Cursor cursor(run.trace);
  for (std::size_t step = 1; run.loop.has_ready() || run.loop.next_timer(); ++step) {
    run.loop.run_handle();
    cursor.move_to(run.trace.events_until(step));
    EXPECT_EQ(summary(cursor.state()), summary(run.at(step)));
  }
  EXPECT_EQ(cursor.state().step, run.trace.steps());
}

}  // namespace
