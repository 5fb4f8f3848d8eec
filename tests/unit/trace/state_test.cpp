// The fold of events into what the loop looked like at a step.
#include "trace/state.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "recorded.hpp"

namespace {

using trace::State;
using trace::TaskStatus;
using trace_test::Recorded;

struct StateTest : testing::Test {
  Recorded run;

  aio::Coroutine<> speaker(std::string word, double delay) {
    run.recorder.line(4);
    co_await aio::sleep(delay);
    run.recorder.line(5);
    run.recorder.output(word);
  }
  aio::Coroutine<> fails(double delay) {
    co_await aio::sleep(delay);
    throw std::runtime_error("no luck");
  }
  aio::Coroutine<> one_fails() {
    try {
      co_await aio::gather(aio::create_task(speaker("late", 5), "late"),
                           aio::create_task(fails(1), "early"));
    } catch (const std::runtime_error&) {
    }
  }
  aio::Coroutine<> blocker() {
    run.recorder.line(12);
    run.recorder.blocked(2);
    run.recorder.line(13);
    co_return;
  }
  aio::Coroutine<> two() {
    run.recorder.line(9);
    co_await aio::gather(aio::create_task(speaker("late", 2), "late"),
                         aio::create_task(speaker("early", 1), "early"));
    run.recorder.line(10);
  }
  aio::Coroutine<> gather_with(aio::Future<> answer) {
    co_await aio::gather(aio::create_task(speaker("child", 1), "child"), answer);
  }
  static aio::Coroutine<> setter(aio::Future<> answer) {
    answer.set_result();
    co_return;
  }
  aio::Coroutine<> blocker(double seconds) {
    run.clock.advance(seconds);
    run.recorder.blocked(seconds);
    co_return;
  }
  void play() {
    run.start(two(), "main");
    run.to_the_end();
  }
};

TEST_F(StateTest, AtStepZeroMainIsReadyAndNothingHasRun) {
  play();
  const State state = run.at(0);
  EXPECT_EQ(state.step, 0U);
  EXPECT_FALSE(state.running);
  ASSERT_EQ(state.queue(trace::QueueKind::ready).size(), 1U);
  EXPECT_EQ(state.queue(trace::QueueKind::ready)[0].task, 1U);
  EXPECT_EQ(state.tasks.size(), 1U);
  EXPECT_EQ(state.task(1).status, TaskStatus::ready);
  EXPECT_EQ(state.task(1).line, 0);
}

TEST_F(StateTest, ShowsTheCallbackThatRanAndTheQueueItLeft) {
  play();
  const State state = run.at(1);
  ASSERT_TRUE(state.running);
  EXPECT_EQ(state.running->task, 1U);
  EXPECT_EQ(state.running->cause, trace::Cause::created);
  EXPECT_TRUE(state.queue(trace::QueueKind::batch).empty());
  ASSERT_EQ(state.queue(trace::QueueKind::ready).size(), 2U);
  EXPECT_EQ(state.task(state.queue(trace::QueueKind::ready)[0].task).name, "late");
  EXPECT_EQ(state.task(state.queue(trace::QueueKind::ready)[1].task).name, "early");
  EXPECT_EQ(state.task(1).status, TaskStatus::suspended);
  EXPECT_EQ(state.task(1).awaits, trace::WaitKind::gather);
  EXPECT_EQ(state.task(1).awaited_tasks, (std::vector<std::uint32_t>{2, 3}));
  EXPECT_EQ(state.task(2).creator, 1U);
  EXPECT_EQ(state.lines, (std::vector<std::int32_t>{9}));
}

TEST_F(StateTest, ACallbackThatStartsBeforeItsIterationIsNotQueuedAnyMore) {
  trace::Trace trace;
  using trace::EventKind;
  const auto callback = static_cast<std::uint8_t>(trace::CallbackKind::callback);
  trace.add({.kind = EventKind::handle_scheduled, .handle = 1, .task = 1});
  trace.add({.kind = EventKind::task_created, .task = 1, .text = trace.keep("main")});
  trace.add({.kind = EventKind::handle_started, .handle = 1, .task = 1});
  trace.add({.kind = EventKind::handle_finished, .handle = 1});
  trace.add({.kind = EventKind::handle_scheduled, .detail = callback, .handle = 1});
  trace.add({.kind = EventKind::iteration_started, .number = 1});
  trace.add({.kind = EventKind::handle_started, .detail = callback, .handle = 1});
  trace.add({.kind = EventKind::handle_finished, .handle = 1});
  const trace::State state = trace::state_at(trace, 2);
  EXPECT_EQ(state.running->kind, trace::CallbackKind::callback);
  EXPECT_EQ(state.running->task, 0);
  EXPECT_TRUE(state.queue(trace::QueueKind::batch).empty());
}

TEST_F(StateTest, AnIterationsSnapshotIsWhatWasReadyWhenItBegan) {
  play();
  const State state = run.at(2);
  EXPECT_EQ(state.iteration, 2);
  EXPECT_EQ(state.iteration_callbacks, 2);
  ASSERT_EQ(state.queue(trace::QueueKind::batch).size(), 1U);
  EXPECT_EQ(state.queue(trace::QueueKind::batch)[0].task, 3U);
  EXPECT_TRUE(state.queue(trace::QueueKind::ready).empty());
}

TEST_F(StateTest, TimersAreSortedByDeadline) {
  play();
  const State state = run.at(3);
  ASSERT_EQ(state.timers.size(), 2U);
  EXPECT_EQ(state.timers[0].task, 3U);
  EXPECT_EQ(state.timers[0].when, 1.0);
  EXPECT_EQ(state.timers[1].task, 2U);
  EXPECT_EQ(state.timers[1].when, 2.0);
  EXPECT_EQ(state.task(3).until, 1.0);
}

TEST_F(StateTest, ATimerThatIsDueBecomesTheRunningCallback) {
  play();
  const State state = run.at(4);
  EXPECT_EQ(state.time, 1.0);
  EXPECT_EQ(state.timers.size(), 1U);
  ASSERT_TRUE(state.running);
  EXPECT_EQ(state.running->kind, trace::CallbackKind::sleep);
  EXPECT_EQ(state.running->task, 3U);
  ASSERT_EQ(state.queue(trace::QueueKind::ready).size(), 1U);
  EXPECT_EQ(state.queue(trace::QueueKind::ready)[0].cause, trace::Cause::timer);
  EXPECT_EQ(state.task(3).status, TaskStatus::ready);
  EXPECT_TRUE(state.lines.empty()) << "a timer runs no line of the listing";
}

TEST_F(StateTest, ATimerAndTheTaskItWakesKnowItsLength) {
  play();
  const State state = run.at(4);
  ASSERT_TRUE(state.running->timer);
  EXPECT_EQ(state.running->timer->length, 1.0);
  EXPECT_EQ(state.running->timer->when, 1.0);
  EXPECT_EQ(state.running->timer->late, 0.0);
  ASSERT_TRUE(state.queue(trace::QueueKind::ready)[0].timer);
  EXPECT_EQ(state.queue(trace::QueueKind::ready)[0].timer->length, 1.0);
  EXPECT_FALSE(run.at(2).running->timer) << "a first step needs no timer";
}

TEST_F(StateTest, ATimerThatABusyLoopServesLateKeepsItsLength) {
  run.start(speaker("sleeper", 0.5), "sleeper");
  run.start(blocker(2), "blocker");
  run.to_the_end();
  const State state = run.at(4);
  ASSERT_EQ(state.running->kind, trace::CallbackKind::task_step);
  ASSERT_EQ(state.running->task, 1U);
  EXPECT_EQ(state.running->timer->length, 0.5);
  EXPECT_EQ(state.running->timer->when, 0.5);
  EXPECT_EQ(state.running->timer->late, 1.5);
}

TEST_F(StateTest, KnowsWhatATaskGathersOutsideTheLoopUntilThatIsDone) {
  auto answer = run.loop.create_future<void>(aio::AwaitKind::executor, "a process");
  run.start(gather_with(answer), "main");
  run.start(setter(answer), "setter");
  run.to_the_end();
  EXPECT_THAT(run.at(1).task(1).outside, testing::ElementsAre("a process"));
  EXPECT_EQ(run.at(1).task(1).awaited_tasks, (std::vector<std::uint32_t>{3}));
  EXPECT_TRUE(run.at(2).task(1).outside.empty());
  ASSERT_EQ(run.at(2).woken.size(), 1U);
  EXPECT_EQ(run.at(2).woken[0].label, "a process");
  EXPECT_TRUE(run.at(3).woken.empty() || run.at(3).woken[0].label != "a process");
}

TEST_F(StateTest, KnowsWhichTaskGathersAResultFromOutside) {
  auto first = run.loop.create_future<void>(aio::AwaitKind::executor, "a process");
  auto second = run.loop.create_future<void>(aio::AwaitKind::executor, "a process");
  run.start(gather_with(first), "first");
  run.start(gather_with(second), "second");
  run.start(setter(second), "setter");
  run.to_the_end();
  EXPECT_THAT(run.at(3).task(1).outside, testing::ElementsAre("a process"));
  EXPECT_THAT(run.at(3).task(2).outside, testing::IsEmpty());
}

TEST_F(StateTest, KnowsWhenSomethingNamelessOutsideTheLoopIsDone) {
  auto answer = run.loop.create_future<void>(aio::AwaitKind::executor, "");
  run.start(gather_with(answer), "main");
  run.start(setter(answer), "setter");
  run.to_the_end();
  EXPECT_THAT(run.at(1).task(1).outside, testing::ElementsAre("a result"));
  EXPECT_THAT(run.at(2).task(1).outside, testing::IsEmpty());
}

TEST_F(StateTest, OutputHasItsTaskTimeAndStep) {
  play();
  const State end = run.end();
  ASSERT_EQ(end.output.size(), 2U);
  EXPECT_EQ(end.output[0].text, "early");
  EXPECT_EQ(end.output[0].task, 3U);
  EXPECT_EQ(end.output[0].time, 1.0);
  EXPECT_EQ(run.at(end.output[0].step).output.size(), 1U);
  EXPECT_EQ(run.at(end.output[0].step - 1).output.size(), 0U);
  EXPECT_EQ(end.output[1].text, "late");
}

TEST_F(StateTest, AtTheEndEverythingIsDoneAndTheQueuesAreEmpty) {
  play();
  const State end = run.end();
  EXPECT_EQ(end.time, 2.0);
  EXPECT_TRUE(end.queue(trace::QueueKind::ready).empty());
  EXPECT_TRUE(end.queue(trace::QueueKind::batch).empty());
  EXPECT_TRUE(end.timers.empty());
  for (const trace::TaskState& task : end.tasks)
    EXPECT_EQ(task.status, TaskStatus::returned) << task.name;
  EXPECT_EQ(end.task(1).line, 10);
}

TEST_F(StateTest, ACancelledTimerLeavesTheTimers) {
  aio::HandleRef later = run.loop.call_later(1, [] { FAIL() << "was cancelled"; }, "later");
  run.loop.call_soon([&later] { later.cancel(); });
  ASSERT_EQ(run.at(0).timers.size(), 1U);
  EXPECT_EQ(run.at(0).timers[0].label, "later");
  run.to_the_end();
  EXPECT_EQ(run.trace.steps(), 1U);
  EXPECT_TRUE(run.end().timers.empty());
}

TEST_F(StateTest, ACallbackCancelledWhileQueuedNeverRuns) {
  aio::HandleRef victim;
  run.loop.call_soon([&victim] { victim.cancel(); }, "canceller");
  victim = run.loop.call_soon([] { FAIL() << "was cancelled"; }, "victim");
  EXPECT_EQ(run.at(0).queue(trace::QueueKind::ready).size(), 2U);
  run.to_the_end();
  EXPECT_EQ(run.trace.steps(), 1U);
  EXPECT_TRUE(run.end().queue(trace::QueueKind::batch).empty());
}

TEST_F(StateTest, BlockingCountsForItsStepAlone) {
  run.loop.call_soon([this] {
    run.clock.advance(2);
    run.recorder.blocked(2);
  });
  run.loop.call_soon([] {});
  run.to_the_end();
  EXPECT_EQ(run.at(1).blocked, 2.0);
  EXPECT_EQ(run.at(1).time, 2.0);
  EXPECT_EQ(run.at(2).blocked, 0.0);
}

TEST_F(StateTest, BlockingKnowsItsLine) {
  run.start(blocker(), "main");
  run.to_the_end();
  EXPECT_EQ(run.at(1).blocked_lines, std::vector<std::int32_t>{12});
}

TEST_F(StateTest, AGatherThatEndsEarlyNamesTheTaskThatEndedIt) {
  run.start(one_fails(), "main");
  run.to_the_end();
  bool woken = false;
  for (std::size_t step = 1; step <= run.trace.steps(); ++step) {
    const trace::State state = run.at(step);
    for (const trace::HandleState& handle : state.woken) {
      if (handle.cause != trace::Cause::gathered) continue;
      woken = true;
      EXPECT_EQ(state.task(handle.cause_task).name, "early");
      EXPECT_FALSE(handle.gathered_all);
    }
  }
  EXPECT_TRUE(woken);
}

TEST_F(StateTest, NotesFromOutsideStay) {
  run.loop.call_soon([this] { run.recorder.external("the network is gone"); });
  run.loop.call_soon([] {});
  run.to_the_end();
  ASSERT_EQ(run.end().notes.size(), 1U);
  EXPECT_EQ(run.end().notes[0].text, "the network is gone");
  EXPECT_EQ(run.end().notes[0].step, 1U);
}

TEST(State, HasNoNotesOfWhatTheProgramPrintsItself) {
  trace::Trace run;
  run.add({.kind = trace::EventKind::external,
           .detail = static_cast<std::uint8_t>(trace::NoteKind::never_awaited),
           .text = run.keep("a coroutine was never awaited")});
  run.add({.kind = trace::EventKind::external, .text = run.keep("GET /: refused")});
  const trace::State state = trace::state_at(run, 0);
  ASSERT_EQ(state.notes.size(), 1U);
  EXPECT_EQ(state.notes[0].text, "GET /: refused");
}

TEST_F(StateTest, TextsStayValidWhileTheTraceGrows) {
  run.start(speaker("hello", 1), "a");
  const State early = run.at(0);
  for (int i = 0; i < 1000; ++i) run.recorder.output("text " + std::to_string(i));
  run.to_the_end();
  EXPECT_EQ(early.task(1).name, "a");
}

}  // namespace
