// The exact texts for a callback's name, for what it does and for what it does next.
#include <gtest/gtest.h>

#include "callback_words_fixture.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"

namespace {

using trace::CallbackKind;
using trace::Cause;
using trace::TaskStatus;
using trace::WaitKind;

struct CallbackTextTest : CallbackWordsFixture {};

TEST_F(CallbackTextTest, ATasksCallbackBearsItsName) {
  EXPECT_EQ(title({.kind = CallbackKind::task_step, .task = carol_task}), "Carol");
  EXPECT_EQ(action({.kind = CallbackKind::task_step, .task = carol_task, .cause = Cause::created}),
            "takes its first step");
  EXPECT_EQ(action({.kind = CallbackKind::task_step, .task = carol_task, .cause = Cause::timer}),
            "continues");
}

TEST_F(CallbackTextTest, ATimerWakesItsTask) {
  const trace::HandleState handle{.kind = CallbackKind::sleep, .task = carol_task};
  EXPECT_EQ(title(handle), "timer");
  EXPECT_EQ(action(handle), "wakes Carol");
}

TEST_F(CallbackTextTest, ATimeoutCancelsItsTaskOrGivesUp) {
  EXPECT_EQ(title({.kind = CallbackKind::timeout, .task = bob_task}), "timeout");
  EXPECT_EQ(action({.kind = CallbackKind::timeout, .task = bob_task}), "cancels Bob");
  EXPECT_EQ(action({.kind = CallbackKind::timeout, .label = "GET /delay/3"}),
            "gives up on GET /delay/3")
      << "a request's own timeout";
}

TEST_F(CallbackTextTest, AGathersCallbackNamesWhatEndedOutsideTheLoop) {
  EXPECT_EQ(action({.kind = CallbackKind::gather, .label = "count_primes in a process"}),
            "count_primes in a process has ended");
  EXPECT_EQ(cause({.kind = CallbackKind::gather, .cause = Cause::future_done}), "");
}

TEST_F(CallbackTextTest, DescribesAGatherOfSomethingUnnamed) {
  EXPECT_EQ(action({.kind = CallbackKind::gather}), "one has ended");
}

TEST_F(CallbackTextTest, APlainCallbackBearsItsLabelIfItHasOne) {
  EXPECT_EQ(title({.label = "on_done"}), "on_done");
  EXPECT_EQ(title({}), "callback");
  EXPECT_EQ(action({.label = "on_done"}), "");
}

TEST_F(CallbackTextTest, TheRunningTaskRunsItsLines) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = carol_task};
  state.lines = {5};
  EXPECT_EQ(ui::running_action(state), "runs line 5");
}

TEST_F(CallbackTextTest, LinesAreListedOnceAndConsecutiveOnesAsARange) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = carol_task};
  const auto lines = [this](std::vector<std::int32_t> ran) {
    state.lines = std::move(ran);
    return ui::running_action(state);
  };
  EXPECT_EQ(lines({9, 10}), "runs lines 9-10");
  EXPECT_EQ(lines({9, 10, 12}), "runs lines 9-10, 12");
  EXPECT_EQ(lines({5, 5, 5}), "runs line 5");
  EXPECT_EQ(lines({15, 16, 16, 16, 16, 16, 16}), "runs lines 15-16") << "a loop in one line";
  EXPECT_EQ(lines({15, 20, 21, 24, 25, 20, 21, 22, 20, 21, 24, 25, 20}),
            "runs lines 15, 20-22, 24-25")
      << "a loop over several, of which one was an else";
  EXPECT_EQ(lines({20, 18, 19}), "runs lines 18-20") << "ranges that meet are one";
  EXPECT_EQ(lines({20, 8}), "runs lines 20, 8") << "in the order in which they ran";
}

TEST_F(CallbackTextTest, WithinAStepOnlyTheCurrentLineIsNamed) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = carol_task};
  state.lines = {15, 20, 21, 24, 20, 25, 21};
  state.tasks[2].status = TaskStatus::running;
  EXPECT_EQ(ui::running_action(state), "runs line 21");
  state.tasks[2].status = TaskStatus::suspended;
  EXPECT_EQ(ui::running_action(state), "runs lines 15, 20-21, 24-25") << "at the step's end";
}

TEST_F(CallbackTextTest, ACallbackWithoutLinesDoesWhatItsCardSays) {
  state.running = trace::HandleState{.kind = CallbackKind::sleep, .task = carol_task};
  EXPECT_EQ(ui::running_action(state), "wakes Carol");
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = carol_task};
  EXPECT_EQ(ui::running_action(state), "continues");
}

TEST_F(CallbackTextTest, AfterItsLinesTheRunningTaskSaysWhatItDoesNext) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = main_task};
  trace::TaskState& main = state.tasks[0];
  const auto outcome = [&](TaskStatus status, WaitKind kind = WaitKind::yield) {
    main.status = status;
    main.awaits = kind;
    return ui::outcome_text(state);
  };
  main.until = 1.5;
  EXPECT_EQ(outcome(TaskStatus::suspended, WaitKind::sleep), "then sleeps until 1.5 s");
  EXPECT_EQ(outcome(TaskStatus::ready, WaitKind::yield), "then yields to other tasks");
  EXPECT_EQ(outcome(TaskStatus::suspended, WaitKind::future), "then waits for a future");
  main.label = "GET /users/1";
  EXPECT_EQ(outcome(TaskStatus::suspended, WaitKind::network), "then waits for GET /users/1");
  main.awaited_tasks = {carol_task};
  EXPECT_EQ(outcome(TaskStatus::suspended, WaitKind::task), "then waits for Carol");
  main.awaited_tasks = {bob_task, carol_task};
  EXPECT_EQ(outcome(TaskStatus::suspended, WaitKind::gather), "then waits for Bob and Carol");
  EXPECT_EQ(outcome(TaskStatus::returned), "then is done");
  EXPECT_EQ(outcome(TaskStatus::failed), "then fails");
  EXPECT_EQ(outcome(TaskStatus::cancelled), "then is cancelled");
}

TEST_F(CallbackTextTest, WhatATaskGathersOutsideTheLoopIsNamedToo) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = main_task};
  state.tasks[0].status = TaskStatus::suspended;
  state.tasks[0].awaits = WaitKind::gather;
  state.tasks[0].awaited_tasks = {bob_task};
  state.tasks[0].outside = {"count_primes in a process"};
  EXPECT_EQ(ui::outcome_text(state), "then waits for Bob and count_primes in a process");
}

TEST_F(CallbackTextTest, ManyAwaitedTasksAreCounted) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = main_task};
  state.tasks[0].status = TaskStatus::suspended;
  state.tasks[0].awaits = WaitKind::gather;
  state.tasks[0].awaited_tasks = {bob_task, carol_task, bob_task, carol_task, bob_task};
  EXPECT_EQ(ui::outcome_text(state), "then waits for 5 tasks");
}

TEST_F(CallbackTextTest, ATimersCallbackHasNoNextAction) {
  state.running = trace::HandleState{.kind = CallbackKind::sleep, .task = carol_task};
  EXPECT_EQ(ui::outcome_text(state), "");
}

}  // namespace
