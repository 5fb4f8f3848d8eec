// The exact texts for a callback and for the cause of a wake-up.
#include "ui/stage/words/wake_text.hpp"

#include <gtest/gtest.h>

#include "callback_words_fixture.hpp"
#include "ui/stage/words/step_text.hpp"

namespace {

using trace::CallbackKind;
using trace::Cause;
using trace::TaskStatus;
using trace::WaitKind;

struct WakeTextTest : CallbackWordsFixture {};

// -- why a callback became ready ------------------------------------------------------------------

TEST_F(WakeTextTest, ANewTaskNamesItsCreator) {
  EXPECT_EQ(cause({.task = carol_task, .cause = Cause::created, .cause_task = main_task}),
            "created by main");
}

TEST_F(WakeTextTest, TheFirstTaskIsWhatTheProgramStartsWith) {
  EXPECT_EQ(cause({.task = main_task, .cause = Cause::created}), "created by the program");
}

TEST_F(WakeTextTest, ATaskThatYieldedLetTheOthersRun) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step, .task = bob_task, .cause = Cause::yielded}),
            "yielded to other tasks");
}

TEST_F(WakeTextTest, ASleepingTaskWokeBecauseOfItsTimerOfAKnownLength) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = carol_task,
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 0.5, .when = 1}}),
            "woke because its 0.5 s timer fired");
}

TEST_F(WakeTextTest, ATimerThatFiredLateSaysByHowMuch) {
  const trace::FiredTimer late{.length = 0.5, .when = 1, .late = 1.75};
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = carol_task,
                   .cause = Cause::timer,
                   .timer = late}),
            "woke because its 0.5 s timer fired, 1.75 s late")
      << "how long it slept is not how long its timer was";
  EXPECT_EQ(
      cause(
          {.kind = CallbackKind::sleep, .task = carol_task, .cause = Cause::timer, .timer = late}),
      "due at 1 s, 1.75 s late");
}

TEST_F(WakeTextTest, ATimersCallbackRanBecauseItWasDue) {
  EXPECT_EQ(cause({.kind = CallbackKind::sleep,
                   .task = carol_task,
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 0.5, .when = 1, .late = 1e-12}}),
            "due at 1 s")
      << "a rounding error is not late";
  EXPECT_EQ(cause({.kind = CallbackKind::timeout, .task = carol_task, .cause = Cause::timer}),
            "timer due")
      << "a timeout that was over when it was set never was a timer";
}

TEST_F(WakeTextTest, AWaiterWokeBecauseTheTaskThatItAwaitedIsDone) {
  end(bob_task, TaskStatus::returned);
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = main_task,
                   .cause = Cause::task_done,
                   .cause_task = bob_task}),
            "woke because Bob is done");
}

TEST_F(WakeTextTest, WhatIsNotKnownToBeDoneHasEnded) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = main_task,
                   .cause = Cause::task_done,
                   .cause_task = bob_task}),
            "woke because Bob has ended");
  EXPECT_EQ(cause({.kind = CallbackKind::task_step, .task = main_task, .cause = Cause::task_done}),
            "woke because what it awaited has ended");
}

TEST_F(WakeTextTest, AGathersCallbackNamesTheFinishedTaskOnce) {
  end(bob_task, TaskStatus::returned);
  const trace::HandleState handle{.kind = CallbackKind::gather,
                                  .task = bob_task,
                                  .cause = Cause::task_done,
                                  .cause_task = bob_task};
  EXPECT_EQ(title(handle), "gather");
  EXPECT_EQ(action(handle), "Bob is done");
  EXPECT_EQ(cause(handle), "");
}

TEST_F(WakeTextTest, WhatFailedOrWasCancelledIsNotCalledDone) {
  const trace::HandleState waiter{.kind = CallbackKind::task_step,
                                  .task = main_task,
                                  .cause = Cause::task_done,
                                  .cause_task = bob_task};
  const trace::HandleState counted{.kind = CallbackKind::gather,
                                   .task = bob_task,
                                   .cause = Cause::task_done,
                                   .cause_task = bob_task};
  end(bob_task, TaskStatus::failed);
  EXPECT_EQ(cause(waiter), "woke because Bob failed");
  EXPECT_EQ(action(counted), "Bob failed");
  end(bob_task, TaskStatus::cancelled);
  EXPECT_EQ(cause(waiter), "woke because Bob was cancelled");
  EXPECT_EQ(action(counted), "Bob was cancelled");
}

TEST_F(WakeTextTest, AGatheringTaskWokeBecauseEverythingIsDone) {
  state.tasks[0].awaited_tasks = {bob_task, carol_task};
  end(bob_task, TaskStatus::returned);
  end(carol_task, TaskStatus::returned);
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = main_task,
                   .cause = Cause::gathered,
                   .gathered_all = true}),
            "woke because everything in its gather is done");
}

TEST_F(WakeTextTest, AGatherEndedByAnErrorNamesTheFailedTask) {
  state.tasks[0].awaited_tasks = {bob_task, carol_task};
  end(bob_task, TaskStatus::failed);
  trace::HandleState woken{.kind = CallbackKind::task_step,
                           .task = main_task,
                           .cause = Cause::gathered,
                           .cause_task = bob_task};
  EXPECT_EQ(cause(woken), "woke because Bob failed");
  end(bob_task, TaskStatus::cancelled);
  EXPECT_EQ(cause(woken), "woke because Bob was cancelled");
  woken.cause_task = 0;
  EXPECT_EQ(cause(woken), "woke because something in its gather failed")
      << "a request, which is no task";
}

TEST_F(WakeTextTest, AFinishedGatherSaysHowEachTaskEnded) {
  state.tasks[0].awaited_tasks = {bob_task, carol_task};
  const trace::HandleState woken{.kind = CallbackKind::task_step,
                                 .task = main_task,
                                 .cause = Cause::gathered,
                                 .gathered_all = true};
  end(bob_task, TaskStatus::failed);
  end(carol_task, TaskStatus::returned);
  EXPECT_EQ(cause(woken), "woke because everything in its gather has ended: Bob failed");
  end(carol_task, TaskStatus::cancelled);
  EXPECT_EQ(cause(woken),
            "woke because everything in its gather has ended: Bob failed and Carol was cancelled");
  end(bob_task, TaskStatus::cancelled);
  EXPECT_EQ(cause(woken),
            "woke because everything in its gather has ended: Bob and Carol were cancelled");
}

TEST_F(WakeTextTest, OfWhatIsGatheredOutsideTheLoopNoTraceKnowsHowItEnded) {
  state.tasks[0].awaited_tasks = {bob_task};
  state.tasks[0].outside_ended = 1;
  end(bob_task, TaskStatus::returned);
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = main_task,
                   .cause = Cause::gathered,
                   .gathered_all = true}),
            "woke because everything in its gather has ended");
}

TEST_F(WakeTextTest, ATaskThatAwaitedAFutureWokeBecauseItHasEnded) {
  EXPECT_EQ(
      cause({.kind = CallbackKind::task_step, .task = main_task, .cause = Cause::future_done}),
      "woke because what it awaited has ended");
}

TEST_F(WakeTextTest, ACancelledTaskWokeToLearnOfIt) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step, .task = bob_task, .cause = Cause::cancelled}),
            "woke because it was cancelled");
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = bob_task,
                   .cause = Cause::cancelled,
                   .cause_task = main_task}),
            "woke because it was cancelled by main");
}

TEST_F(WakeTextTest, AnAnswerFromOutsideWakesATask) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step, .task = bob_task, .cause = Cause::outside}),
            "woke because what it awaited has ended");
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = bob_task,
                   .label = "GET /users/1",
                   .cause = Cause::outside}),
            "woke because GET /users/1 has ended");
}

TEST_F(WakeTextTest, AResultFromOutsideSaysWhatEndedAndWhichTaskItWakes) {
  const trace::HandleState handle{
      .id = 7, .kind = CallbackKind::callback, .label = "from outside", .cause = Cause::outside};
  EXPECT_EQ(title(handle), "an answer") << "in the queue nobody knows yet what it is";
  EXPECT_EQ(action(handle), "");
  EXPECT_EQ(cause(handle), "from outside the loop");
  state.running = handle;
  state.woken = {{.kind = CallbackKind::task_step,
                  .task = bob_task,
                  .label = "GET /users/1",
                  .cause = Cause::outside}};
  EXPECT_EQ(title(handle), "GET /users/1");
  EXPECT_EQ(ui::running_action(state), "has ended, wakes Bob");
  state.woken = {{.kind = CallbackKind::gather, .label = "count_primes in a process"}};
  EXPECT_EQ(title(handle), "count_primes in a process");
  EXPECT_EQ(ui::running_action(state), "has ended");
}

TEST_F(WakeTextTest, ARequestWithoutAnAnswerInTimeWakesItsTask) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step,
                   .task = bob_task,
                   .label = "GET /delay/3",
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 1, .when = 1}}),
            "woke because GET /delay/3 had no answer in 1 s");
}

TEST_F(WakeTextTest, APlainCallbackNamesItsCaller) {
  EXPECT_EQ(cause({.cause = Cause::called, .cause_task = bob_task}), "called by Bob");
  EXPECT_EQ(cause({.cause = Cause::called}), "called by the program");
}

TEST_F(WakeTextTest, AnUnknownCauseHasNoText) {
  EXPECT_EQ(cause({.kind = CallbackKind::task_step, .task = bob_task, .cause = Cause::unknown}),
            "");
}

// -- as parts of a sentence ---------------------------------------------------------------

TEST_F(WakeTextTest, ToldWhyACallbackRanIsAClause) {
  const auto told = [this](const trace::HandleState& handle) {
    return ui::told_cause(state, handle);
  };
  EXPECT_EQ(told({.kind = CallbackKind::task_step, .cause = Cause::created, .cause_task = 1}),
            "it was created by main");
  EXPECT_EQ(told({.cause = Cause::called, .cause_task = bob_task}), "it was called by Bob");
  EXPECT_EQ(told({.kind = CallbackKind::task_step, .task = 1, .cause = Cause::yielded}),
            "it had yielded to other tasks");
  EXPECT_EQ(told({.cause = Cause::outside}), "it came from outside the loop");
  trace::HandleState timer{.kind = CallbackKind::sleep,
                           .task = carol_task,
                           .cause = Cause::timer,
                           .timer = trace::FiredTimer{.length = 0.5, .when = 1}};
  EXPECT_EQ(told(timer), "it was due at 1 s");
  timer.timer->late = 1.75;
  EXPECT_EQ(told(timer), "it was due at 1 s and is 1.75 s late");
  timer.timer.reset();
  EXPECT_EQ(told(timer), "it was due");
  timer.kind = CallbackKind::task_step;
  EXPECT_EQ(told(timer), "woke because its timer fired") << "a clause already";
  EXPECT_EQ(told({.cause = Cause::unknown}), "");
}

TEST_F(WakeTextTest, ToldWhatACallbackDoesIsAPredicate) {
  const auto told = [this](const trace::HandleState& handle) {
    return ui::told_action(state, handle);
  };
  end(bob_task, TaskStatus::failed);
  EXPECT_EQ(told({.kind = CallbackKind::gather, .task = bob_task}), "notes that Bob failed");
  EXPECT_EQ(told({.kind = CallbackKind::gather, .label = "count_primes in a process"}),
            "notes that count_primes in a process has ended");
  EXPECT_EQ(told({.kind = CallbackKind::sleep, .task = carol_task}), "wakes Carol");
  EXPECT_EQ(told({.label = "on_done", .cause = Cause::called}), "runs");
  const trace::HandleState answer{.id = 7, .cause = Cause::outside};
  EXPECT_EQ(told(answer), "arrives");
  state.running = answer;
  state.woken = {{.kind = CallbackKind::task_step, .task = bob_task, .label = "GET /users/1"}};
  EXPECT_EQ(told(answer), "has ended and wakes Bob");
}

}  // namespace
