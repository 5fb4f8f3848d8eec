// The exact texts for a step and for a task.
#include "ui/stage/words/step_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "words_fixture.hpp"

namespace {

using trace::CallbackKind;
using trace::Cause;
using trace::TaskStatus;
using trace::WaitKind;

struct StepTextTest : WordsFixture {
  std::string task(const trace::TaskState& task) const { return ui::task_text(state, task); }
  // Of a task that awaits.
  std::string awaits(WaitKind kind, std::string_view label = {}) const {
    return task({.status = TaskStatus::suspended, .awaits = kind, .until = 2, .label = label});
  }
};

TEST(SecondsWords, HaveNoMoreDigitsThanNeeded) {
  EXPECT_EQ(ui::seconds_text(0), "0");
  EXPECT_EQ(ui::seconds_text(2), "2");
  EXPECT_EQ(ui::seconds_text(10), "10") << "a zero before the point stays";
  EXPECT_EQ(ui::seconds_text(0.5), "0.5");
  EXPECT_EQ(ui::seconds_text(1.25), "1.25");
  EXPECT_EQ(ui::seconds_text(1.2345), "1.234");
  EXPECT_EQ(ui::seconds_text(0.1 + 0.2), "0.3");
}

// -- what a task is doing -------------------------------------------------------------------------

TEST_F(StepTextTest, DescribesWhatATaskAwaits) {
  EXPECT_EQ(awaits(WaitKind::yield), "yields to other tasks");
  EXPECT_EQ(awaits(WaitKind::sleep), "sleep, until 2 s");
  EXPECT_EQ(awaits(WaitKind::gather), "gather");
  EXPECT_EQ(awaits(WaitKind::gather, "TaskGroup"), "TaskGroup");
  EXPECT_EQ(awaits(WaitKind::future), "a future");
  EXPECT_EQ(awaits(WaitKind::future, "the lock"), "the lock");
  EXPECT_EQ(awaits(WaitKind::executor), "a thread, outside the loop");
  EXPECT_EQ(awaits(WaitKind::executor, "time.sleep in a thread"),
            "time.sleep in a thread, outside the loop");
  EXPECT_EQ(awaits(WaitKind::network), "a response");
  EXPECT_EQ(awaits(WaitKind::network, "GET /users/1"), "GET /users/1");
}

TEST_F(StepTextTest, NamesTheTaskThatATaskAwaits) {
  EXPECT_EQ(task({.status = TaskStatus::suspended,
                  .awaits = WaitKind::task,
                  .awaited_tasks = {carol_task}}),
            "Carol");
  EXPECT_EQ(awaits(WaitKind::task), "a task");
}

TEST_F(StepTextTest, DescribesATaskThatDoesNotAwait) {
  EXPECT_EQ(task({.status = TaskStatus::ready}), "ready");
  EXPECT_EQ(task({.status = TaskStatus::running}), "running");
  EXPECT_EQ(task({.status = TaskStatus::returned}), "done");
  EXPECT_EQ(task({.status = TaskStatus::cancelled}), "cancelled");
  EXPECT_EQ(task({.status = TaskStatus::failed}), "failed");
  EXPECT_EQ(task({.status = TaskStatus::failed, .error = "no luck"}), "failed: no luck");
}

TEST_F(StepTextTest, ATaskAtTheEndOfItsStepIsSaidToWaitAsItsCardSays) {
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = carol_task};
  state.lines = {4};
  trace::TaskState& carol = state.tasks[2];
  carol.status = TaskStatus::running;
  EXPECT_EQ(task(carol), "running");
  carol.status = TaskStatus::suspended;
  carol.awaits = WaitKind::sleep;
  carol.until = 0.5;
  EXPECT_EQ(task(carol), "sleep, until 0.5 s");
  EXPECT_EQ(ui::outcome_text(state), "then sleeps until 0.5 s");
}

TEST_F(StepTextTest, NamesAwaiterAndAwaitedOnBothSides) {
  const auto spoken = [this](std::uint32_t task) {
    return ui::spoken_task_text(state, state.task(task));
  };
  trace::TaskState& main = state.tasks[0];
  main.status = TaskStatus::suspended;
  main.awaits = WaitKind::gather;
  main.awaited_tasks = {bob_task, carol_task};
  state.tasks[1].status = TaskStatus::suspended;
  state.tasks[1].awaits = WaitKind::sleep;
  state.tasks[1].until = 2;
  EXPECT_EQ(spoken(main_task), "gather, waits for Bob and Carol");
  EXPECT_EQ(spoken(bob_task), "sleep, until 2 s, awaited by main");
  EXPECT_EQ(spoken(carol_task), "ready, awaited by main");
  state.tasks[1].status = TaskStatus::failed;
  EXPECT_EQ(spoken(main_task), "gather, waits for Carol") << "Bob has ended";
  EXPECT_EQ(spoken(bob_task), "failed");
  main.awaits = WaitKind::task;
  main.awaited_tasks = {carol_task};
  EXPECT_EQ(spoken(main_task), "waits for Carol");
  main.outside = {"GET /users/1"};
  main.awaits = WaitKind::gather;
  EXPECT_EQ(spoken(main_task), "gather, waits for Carol and GET /users/1");
}

// -- what comes next if nothing is ready -------------------------------------------------------

TEST_F(StepTextTest, NextIsTheTimerThatIsDueFirst) {
  state.timers = {{.kind = CallbackKind::sleep, .task = carol_task, .when = 0.5},
                  {.kind = CallbackKind::sleep, .task = bob_task, .when = 1}};
  EXPECT_EQ(ui::next_text(state, state.time), "next: Carol at 0.5 s");
}

TEST_F(StepTextTest, ATimerThatABlockHasMadeLateIsSaidToBeOverdue) {
  state.timers = {{.kind = CallbackKind::sleep, .task = carol_task, .when = 0.5}};
  EXPECT_EQ(ui::next_text(state, 0.5), "next: Carol at 0.5 s");
  EXPECT_EQ(ui::next_text(state, 0.75), "next: Carol, due at 0.5 s");
}

TEST_F(StepTextTest, NextIsAnAnswerIfNoTimerIsSet) {
  state.tasks[1] = {.id = bob_task, .status = TaskStatus::suspended, .awaits = WaitKind::network};
  EXPECT_EQ(ui::next_text(state, state.time), "next: an answer from outside");
  state.tasks[1].awaits = WaitKind::executor;
  EXPECT_EQ(ui::next_text(state, state.time), "next: a result from outside");
}

TEST_F(StepTextTest, AGatherMayWaitForSomethingFromOutside) {
  state.tasks[0] = {.id = main_task,
                    .status = TaskStatus::suspended,
                    .awaits = WaitKind::gather,
                    .outside = {"count_primes in a process"}};
  EXPECT_EQ(ui::next_text(state, state.time), "next: a result from outside");
}

TEST_F(StepTextTest, OfAnAnswerAndATimerEitherMayComeFirst) {
  state.tasks[1] = {.id = bob_task, .status = TaskStatus::suspended, .awaits = WaitKind::network};
  state.timers = {{.kind = CallbackKind::timeout, .when = 1}};
  EXPECT_EQ(ui::next_text(state, state.time), "next: an answer, or the timeout at 1 s");
  state.timers = {{.kind = CallbackKind::sleep, .task = carol_task, .when = 0.5}};
  state.tasks[1].awaits = WaitKind::executor;
  EXPECT_EQ(ui::next_text(state, state.time), "next: a result, or Carol at 0.5 s");
}

TEST_F(StepTextTest, NextIsNothingOnceEverythingIsDone) {
  EXPECT_EQ(ui::next_text(state, state.time), "") << "it has not begun";
  state.step = 14;
  EXPECT_EQ(ui::next_text(state, state.time), "the loop has nothing left to do");
}

// -- a whole step, for screen readers ----------------------------------------------------------------

TEST_F(StepTextTest, BeforeTheFirstStepNothingHasRun) {
  EXPECT_EQ(ui::step_text(state, 14), "Step 0 of 14, 0 s. Nothing has run yet.");
}

TEST_F(StepTextTest, AStepIsASentenceWithTaskActionAndCause) {
  state.step = 9;
  state.time = 1;
  state.running = trace::HandleState{.kind = CallbackKind::task_step,
                                     .task = bob_task,
                                     .cause = Cause::timer,
                                     .timer = trace::FiredTimer{.length = 1, .when = 1}};
  state.lines = {5};
  state.tasks[1].status = TaskStatus::returned;
  EXPECT_EQ(ui::step_text(state, 14),
            "Step 9 of 14, 1 s. Bob runs line 5, then is done; woke because its 1 s timer fired.");
  EXPECT_EQ(ui::step_text(state, std::nullopt).substr(0, 13), "Step 9, 1 s. ")
      << "how many there will be is not always known";
}

TEST_F(StepTextTest, WithinAStepTheCaptionsNameTheCurrentLine) {
  state.step = 9;
  state.running = trace::HandleState{.kind = CallbackKind::task_step,
                                     .task = bob_task,
                                     .cause = Cause::cancelled,
                                     .cause_task = main_task};
  state.lines = {15, 20, 25};
  state.tasks[1].status = TaskStatus::running;
  const std::string words = "Bob runs line 25; woke because it was cancelled by main.";
  EXPECT_EQ(ui::caption_text(state), words);
  EXPECT_EQ(ui::brief_caption_text(state), words);
  EXPECT_EQ(ui::step_text(state, std::nullopt), "Step 9, 0 s. " + words);
  state.tasks[1].status = TaskStatus::returned;
  EXPECT_EQ(ui::caption_text(state),
            "Bob runs lines 15, 20, 25, then is done; woke because it was cancelled by main.");
}

TEST_F(StepTextTest, EveryCallbackMakesAWholeSentence) {
  state.step = 9;
  state.tasks[1].status = TaskStatus::failed;
  state.running = trace::HandleState{.kind = CallbackKind::gather, .task = bob_task};
  EXPECT_EQ(ui::caption_text(state), "gather notes that Bob failed.");
  EXPECT_EQ(ui::brief_caption_text(state), "gather notes that Bob failed.");
  EXPECT_EQ(ui::step_text(state, std::nullopt), "Step 9, 0 s. gather notes that Bob failed.");
  state.running = trace::HandleState{
      .kind = CallbackKind::task_step, .task = carol_task, .cause = Cause::created};
  state.lines = {7};
  EXPECT_EQ(ui::caption_text(state),
            "Carol runs line 7, then yields to other tasks; it was created by the program.");
  state.running = trace::HandleState{.label = "on_done", .cause = Cause::called, .cause_task = 1};
  EXPECT_EQ(ui::caption_text(state), "on_done runs; it was called by main.");
}

TEST_F(StepTextTest, AStepIncludesOnlyItsOwnOutput) {
  state.step = 9;
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = bob_task};
  state.output = {{.text = "Hello, Carol!", .step = 6}, {.text = "Hello, Bob!", .step = 9}};
  const std::string words = ui::step_text(state, 14);
  EXPECT_TRUE(words.ends_with(" Output: Hello, Bob!")) << words;
  EXPECT_EQ(words.find("Carol"), std::string::npos) << words;
}

TEST_F(StepTextTest, AStepLeavesOutTheOutputThatWasToldBefore) {
  state.step = 9;
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = bob_task};
  state.output = {{.text = "one", .step = 9}, {.text = "two", .step = 9}};
  EXPECT_TRUE(ui::step_text(state, 14, 1).ends_with(". Output: two."));
  EXPECT_EQ(ui::step_text(state, 14, 2).find("Output"), std::string::npos);
}

TEST_F(StepTextTest, WhatIsQuotedEndsASentenceOnce) {
  EXPECT_EQ(ui::sentence("Hello, Bob!"), "Hello, Bob!");
  EXPECT_EQ(ui::sentence("Who?"), "Who?");
  EXPECT_EQ(ui::sentence("Done."), "Done.");
  EXPECT_EQ(ui::sentence("beat 3"), "beat 3.");
  EXPECT_EQ(ui::sentence("total: 4)"), "total: 4).");
  EXPECT_EQ(ui::sentence(""), "");
  state.step = 9;
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = bob_task};
  state.output = {{.text = "", .step = 9}, {.text = "beat 3", .step = 9}};
  const std::string words = ui::step_text(state, 14);
  EXPECT_TRUE(words.ends_with(" Output: an empty line. Output: beat 3.")) << words;
}

TEST_F(StepTextTest, AStepThatBlockedTheLoopIncludesTheDuration) {
  state.step = 7;
  state.running = trace::HandleState{.kind = CallbackKind::task_step, .task = bob_task};
  state.blocked = 2;
  const std::string words = ui::step_text(state, 20);
  EXPECT_NE(words.find("It blocked the loop for 2 s."), std::string::npos) << words;
  state.blocked_lines = {12};
  EXPECT_EQ(ui::blocked_text(state), "blocked the loop for 2 s in line 12");
  state.blocked_lines = {12, 14};
  EXPECT_EQ(ui::blocked_text(state), "blocked the loop for 2 s in lines 12, 14");
  state.blocked = 0;
  EXPECT_EQ(ui::step_text(state, 20).find("blocked"), std::string::npos);
}

TEST(NetworkWords, ListRequestsThatFailedForOneReasonTogether) {
  trace::State state;
  EXPECT_TRUE(ui::network_text(state).empty());
  state.notes = {{.text = "GET /users/1: the browser is offline"},
                 {.text = "GET /users/2: 404 Not Found"},
                 {.text = "GET /users/3: the browser is offline"}};
  EXPECT_THAT(ui::network_text(state),
              testing::ElementsAre("Network: 2 requests: the browser is offline",
                                   "Network: GET /users/2: 404 Not Found"));
}

}  // namespace
