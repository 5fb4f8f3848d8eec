// What the stage says of a step, of a wake-up's cause and of a task, word by word.
#include "ui/stage/stage_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using aio::AwaitKind;
using aio::HandleKind;
using trace::Cause;
using trace::TaskStatus;

constexpr std::uint32_t kMain = 1;
constexpr std::uint32_t kBob = 2;
constexpr std::uint32_t kCarol = 3;

struct StageWordsTest : testing::Test {
  StageWordsTest() {
    state.tasks = {{.id = kMain, .name = "main"},
                   {.id = kBob, .name = "Bob", .creator = kMain},
                   {.id = kCarol, .name = "Carol", .creator = kMain}};
  }

  std::string cause(const trace::HandleState& handle) const {
    return ui::cause_words(state, handle);
  }
  std::string action(const trace::HandleState& handle) const {
    return ui::handle_action(state, handle);
  }
  std::string title(const trace::HandleState& handle) const {
    return ui::handle_title(state, handle);
  }
  std::string task(const trace::TaskState& task) const { return ui::task_words(state, task); }
  // Of a task that awaits.
  std::string awaits(AwaitKind kind, std::string_view label = {}) const {
    return task({.status = TaskStatus::suspended, .awaits = kind, .until = 2, .label = label});
  }

  trace::State state;
};

TEST(SecondsWords, HaveNoMoreDigitsThanTheyNeed) {
  EXPECT_EQ(ui::seconds_words(0), "0");
  EXPECT_EQ(ui::seconds_words(2), "2");
  EXPECT_EQ(ui::seconds_words(10), "10") << "a zero before the point stays";
  EXPECT_EQ(ui::seconds_words(0.5), "0.5");
  EXPECT_EQ(ui::seconds_words(1.25), "1.25");
  EXPECT_EQ(ui::seconds_words(1.2345), "1.234");
  EXPECT_EQ(ui::seconds_words(0.1 + 0.2), "0.3");
}

// -- why a callback became ready ------------------------------------------------------------------

TEST_F(StageWordsTest, ANewTaskWasCreatedBySomebody) {
  EXPECT_EQ(cause({.task = kCarol, .cause = Cause::created, .cause_task = kMain}),
            "created by main");
}

TEST_F(StageWordsTest, TheFirstTaskIsWhatTheProgramStartsWith) {
  EXPECT_EQ(cause({.task = kMain, .cause = Cause::created}), "the program starts with it");
}

TEST_F(StageWordsTest, ATaskThatYieldedLetTheOthersRun) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kBob, .cause = Cause::yielded}),
            "let the others run");
}

TEST_F(StageWordsTest, ASleeperWokeBecauseOfItsTimerAndHowLongThatWas) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step,
                   .task = kCarol,
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 0.5, .when = 1}}),
            "woke because its 0.5 s timer fired");
}

TEST_F(StageWordsTest, ATimerThatWasServedLateSaysByHowMuch) {
  const trace::FiredTimer late{.length = 0.5, .when = 1, .late = 1.75};
  EXPECT_EQ(
      cause({.kind = HandleKind::task_step, .task = kCarol, .cause = Cause::timer, .timer = late}),
      "woke because its 0.5 s timer fired, 1.75 s late")
      << "how long it slept is not how long its timer was";
  EXPECT_EQ(
      cause({.kind = HandleKind::sleep, .task = kCarol, .cause = Cause::timer, .timer = late}),
      "due at 1 s, 1.75 s late");
}

TEST_F(StageWordsTest, ATimersOwnCallbackCameBecauseOfTheTime) {
  EXPECT_EQ(cause({.kind = HandleKind::sleep,
                   .task = kCarol,
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 0.5, .when = 1, .late = 1e-12}}),
            "due at 1 s")
      << "a rounding error is not late";
  EXPECT_EQ(cause({.kind = HandleKind::timeout, .task = kCarol, .cause = Cause::timer}),
            "its time has come")
      << "a timeout that was over when it was set never was a timer";
}

TEST_F(StageWordsTest, AWaiterWokeBecauseTheTaskThatItAwaitedIsDone) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step,
                   .task = kMain,
                   .cause = Cause::task_done,
                   .cause_task = kBob}),
            "woke because Bob is done");
}

TEST_F(StageWordsTest, AGathersCallbackSaysWhoIsDoneOnceOnly) {
  const trace::HandleState handle{
      .kind = HandleKind::gather, .task = kBob, .cause = Cause::task_done, .cause_task = kBob};
  EXPECT_EQ(title(handle), "gather");
  EXPECT_EQ(action(handle), "Bob is done");
  EXPECT_EQ(cause(handle), "");
}

TEST_F(StageWordsTest, WhoGatheredWokeBecauseAllOfItIsDone) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kMain, .cause = Cause::gathered}),
            "woke because all it gathered is done");
}

TEST_F(StageWordsTest, WhoAwaitedAFutureWokeBecauseItIsDone) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kMain, .cause = Cause::future_done}),
            "woke because what it awaited is done");
}

TEST_F(StageWordsTest, ACancelledTaskWokeToLearnOfIt) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kBob, .cause = Cause::cancelled}),
            "woke because it is cancelled");
}

TEST_F(StageWordsTest, AnAnswerFromOutsideWakesATask) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kBob, .cause = Cause::outside}),
            "woke because the answer is here");
  EXPECT_EQ(cause({.kind = HandleKind::task_step,
                   .task = kBob,
                   .label = "GET /users/1",
                   .cause = Cause::outside}),
            "woke because GET /users/1 is done");
}

TEST_F(StageWordsTest, WhatComesFromOutsideSaysWhatEndedAndWhomItWakes) {
  const trace::HandleState handle{
      .id = 7, .kind = HandleKind::callback, .label = "from outside", .cause = Cause::outside};
  EXPECT_EQ(title(handle), "an answer") << "in the queue nobody knows yet what it is";
  EXPECT_EQ(action(handle), "");
  EXPECT_EQ(cause(handle), "from outside the loop");
  state.running = handle;
  state.woken = {{.kind = HandleKind::task_step,
                  .task = kBob,
                  .label = "GET /users/1",
                  .cause = Cause::outside}};
  EXPECT_EQ(title(handle), "GET /users/1");
  EXPECT_EQ(ui::running_action(state), "is done, wakes Bob");
  state.woken = {{.kind = HandleKind::gather, .label = "count_primes in a process"}};
  EXPECT_EQ(title(handle), "count_primes in a process");
  EXPECT_EQ(ui::running_action(state), "is done");
}

TEST_F(StageWordsTest, ARequestWithoutAnAnswerInTimeWakesItsTask) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step,
                   .task = kBob,
                   .label = "GET /delay/3",
                   .cause = Cause::timer,
                   .timer = trace::FiredTimer{.length = 1, .when = 1}}),
            "woke because GET /delay/3 had no answer in 1 s");
}

TEST_F(StageWordsTest, APlainCallbackWasCalledBySomebody) {
  EXPECT_EQ(cause({.cause = Cause::called, .cause_task = kBob}), "called by Bob");
  EXPECT_EQ(cause({.cause = Cause::called}), "called by the program");
}

TEST_F(StageWordsTest, OfAnUnknownCauseNothingIsSaid) {
  EXPECT_EQ(cause({.kind = HandleKind::task_step, .task = kBob, .cause = Cause::unknown}), "");
}

// -- who a callback is and what it does -----------------------------------------------------------

TEST_F(StageWordsTest, ATasksCallbackBearsItsName) {
  EXPECT_EQ(title({.kind = HandleKind::task_step, .task = kCarol}), "Carol");
  EXPECT_EQ(action({.kind = HandleKind::task_step, .task = kCarol, .cause = Cause::created}),
            "takes its first step");
  EXPECT_EQ(action({.kind = HandleKind::task_step, .task = kCarol, .cause = Cause::timer}),
            "goes on");
}

TEST_F(StageWordsTest, ATimerWakesItsTask) {
  const trace::HandleState handle{.kind = HandleKind::sleep, .task = kCarol};
  EXPECT_EQ(title(handle), "timer");
  EXPECT_EQ(action(handle), "wakes Carol");
}

TEST_F(StageWordsTest, ATimeoutCancelsItsTaskOrGivesUp) {
  EXPECT_EQ(title({.kind = HandleKind::timeout, .task = kBob}), "timeout");
  EXPECT_EQ(action({.kind = HandleKind::timeout, .task = kBob}), "cancels Bob");
  EXPECT_EQ(action({.kind = HandleKind::timeout, .label = "GET /delay/3"}),
            "gives up on GET /delay/3")
      << "a request's own timeout";
}

TEST_F(StageWordsTest, AGathersCallbackNamesWhatEndedOutsideTheLoop) {
  EXPECT_EQ(action({.kind = HandleKind::gather, .label = "count_primes in a process"}),
            "count_primes in a process is done");
  EXPECT_EQ(cause({.kind = HandleKind::gather, .cause = Cause::future_done}), "");
}

TEST_F(StageWordsTest, AGatherOfSomethingWithoutANameIsStillSaid) {
  EXPECT_EQ(action({.kind = HandleKind::gather}), "one is done");
}

TEST_F(StageWordsTest, APlainCallbackBearsItsLabelIfItHasOne) {
  EXPECT_EQ(title({.label = "on_done"}), "on_done");
  EXPECT_EQ(title({}), "callback");
  EXPECT_EQ(action({.label = "on_done"}), "");
}

TEST_F(StageWordsTest, TheRunningTaskRunsItsLines) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kCarol};
  state.lines = {5};
  EXPECT_EQ(ui::running_action(state), "runs line 5");
}

TEST_F(StageWordsTest, LinesAreSaidOnceEachAndNeighboursAsARange) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kCarol};
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

TEST_F(StageWordsTest, WhatRunsNoLineDoesWhatItsCardSaid) {
  state.running = trace::HandleState{.kind = HandleKind::sleep, .task = kCarol};
  EXPECT_EQ(ui::running_action(state), "wakes Carol");
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kCarol};
  EXPECT_EQ(ui::running_action(state), "goes on");
}

TEST_F(StageWordsTest, BehindItsLinesTheRunningTaskSaysWhatBecomesOfIt) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kMain};
  trace::TaskState& main = state.tasks[0];
  const auto outcome = [&](TaskStatus status, AwaitKind kind = AwaitKind::yield) {
    main.status = status;
    main.awaits = kind;
    return ui::outcome_words(state);
  };
  main.until = 1.5;
  EXPECT_EQ(outcome(TaskStatus::suspended, AwaitKind::sleep), "then sleeps until 1.5 s");
  EXPECT_EQ(outcome(TaskStatus::ready, AwaitKind::yield), "then lets the others run");
  EXPECT_EQ(outcome(TaskStatus::suspended, AwaitKind::future), "then waits for a future");
  main.label = "GET /users/1";
  EXPECT_EQ(outcome(TaskStatus::suspended, AwaitKind::network), "then waits for GET /users/1");
  main.awaited_tasks = {kCarol};
  EXPECT_EQ(outcome(TaskStatus::suspended, AwaitKind::task), "then waits for Carol");
  main.awaited_tasks = {kBob, kCarol};
  EXPECT_EQ(outcome(TaskStatus::suspended, AwaitKind::gather), "then waits for Bob and Carol");
  EXPECT_EQ(outcome(TaskStatus::returned), "then is done");
  EXPECT_EQ(outcome(TaskStatus::failed), "then fails");
  EXPECT_EQ(outcome(TaskStatus::cancelled), "then is cancelled");
}

TEST_F(StageWordsTest, WhatATaskGathersOutsideTheLoopIsNamedToo) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kMain};
  state.tasks[0].status = TaskStatus::suspended;
  state.tasks[0].awaits = AwaitKind::gather;
  state.tasks[0].awaited_tasks = {kBob};
  state.tasks[0].outside = {"count_primes in a process"};
  EXPECT_EQ(ui::outcome_words(state), "then waits for Bob and count_primes in a process");
}

TEST_F(StageWordsTest, OfManyWhomATaskAwaitsTheNumberIsSaid) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kMain};
  state.tasks[0].status = TaskStatus::suspended;
  state.tasks[0].awaits = AwaitKind::gather;
  state.tasks[0].awaited_tasks = {kBob, kCarol, kBob, kCarol, kBob};
  EXPECT_EQ(ui::outcome_words(state), "then waits for 5 tasks");
}

TEST_F(StageWordsTest, ATimersCallbackHasNothingBehindIt) {
  state.running = trace::HandleState{.kind = HandleKind::sleep, .task = kCarol};
  EXPECT_EQ(ui::outcome_words(state), "");
}

// -- what a task is doing -------------------------------------------------------------------------

TEST_F(StageWordsTest, ATaskSaysWhatItAwaits) {
  EXPECT_EQ(awaits(AwaitKind::yield), "lets the others run");
  EXPECT_EQ(awaits(AwaitKind::sleep), "sleep, until 2 s");
  EXPECT_EQ(awaits(AwaitKind::gather), "gather");
  EXPECT_EQ(awaits(AwaitKind::future), "a future");
  EXPECT_EQ(awaits(AwaitKind::future, "the lock"), "the lock");
  EXPECT_EQ(awaits(AwaitKind::executor), "a thread, outside the loop");
  EXPECT_EQ(awaits(AwaitKind::executor, "time.sleep in a thread"),
            "time.sleep in a thread, outside the loop");
  EXPECT_EQ(awaits(AwaitKind::network), "a response");
  EXPECT_EQ(awaits(AwaitKind::network, "GET /users/1"), "GET /users/1");
}

TEST_F(StageWordsTest, WhoAwaitsATaskSaysWhich) {
  EXPECT_EQ(
      task({.status = TaskStatus::suspended, .awaits = AwaitKind::task, .awaited_tasks = {kCarol}}),
      "Carol");
  EXPECT_EQ(awaits(AwaitKind::task), "a task");
}

TEST_F(StageWordsTest, ATaskThatDoesNotAwaitSaysHowItIs) {
  EXPECT_EQ(task({.status = TaskStatus::ready}), "ready");
  EXPECT_EQ(task({.status = TaskStatus::running}), "running");
  EXPECT_EQ(task({.status = TaskStatus::returned}), "done");
  EXPECT_EQ(task({.status = TaskStatus::cancelled}), "cancelled");
  EXPECT_EQ(task({.status = TaskStatus::failed}), "failed");
  EXPECT_EQ(task({.status = TaskStatus::failed, .error = "no luck"}), "failed: no luck");
}

TEST_F(StageWordsTest, TheTaskWhoseStepIsShownRunsAndDoesNotSleepYet) {
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kCarol};
  trace::TaskState& carol = state.tasks[2];
  carol.status = TaskStatus::suspended;
  carol.awaits = AwaitKind::sleep;
  EXPECT_EQ(task(carol), "running");
  carol.status = TaskStatus::returned;
  EXPECT_EQ(task(carol), "done") << "nothing can follow";
  state.running->kind = HandleKind::sleep;
  carol.status = TaskStatus::ready;
  EXPECT_EQ(task(carol), "ready") << "its timer's callback runs, not the task";
}

// -- what comes next where nothing is ready -------------------------------------------------------

TEST_F(StageWordsTest, NextIsTheTimerThatIsDueFirst) {
  state.timers = {{.kind = HandleKind::sleep, .task = kCarol, .when = 0.5},
                  {.kind = HandleKind::sleep, .task = kBob, .when = 1}};
  EXPECT_EQ(ui::next_words(state), "next: Carol at 0.5 s");
}

TEST_F(StageWordsTest, NextIsAnAnswerWhereNoTimerIsSet) {
  state.tasks[1] = {.id = kBob, .status = TaskStatus::suspended, .awaits = AwaitKind::network};
  EXPECT_EQ(ui::next_words(state), "next: an answer from outside");
  state.tasks[1].awaits = AwaitKind::executor;
  EXPECT_EQ(ui::next_words(state), "next: a result from outside");
}

TEST_F(StageWordsTest, AGatherMayWaitForSomethingFromOutside) {
  state.tasks[0] = {.id = kMain,
                    .status = TaskStatus::suspended,
                    .awaits = AwaitKind::gather,
                    .outside = {"count_primes in a process"}};
  EXPECT_EQ(ui::next_words(state), "next: a result from outside");
}

TEST_F(StageWordsTest, OfAnAnswerAndATimerEitherMayComeFirst) {
  state.tasks[1] = {.id = kBob, .status = TaskStatus::suspended, .awaits = AwaitKind::network};
  state.timers = {{.kind = HandleKind::timeout, .when = 1}};
  EXPECT_EQ(ui::next_words(state), "next: an answer, or the timeout at 1 s");
  state.timers = {{.kind = HandleKind::sleep, .task = kCarol, .when = 0.5}};
  state.tasks[1].awaits = AwaitKind::executor;
  EXPECT_EQ(ui::next_words(state), "next: a result, or Carol at 0.5 s");
}

TEST_F(StageWordsTest, NextIsNothingOnceEverythingIsDone) {
  EXPECT_EQ(ui::next_words(state), "") << "it has not begun";
  state.step = 14;
  EXPECT_EQ(ui::next_words(state), "the loop has nothing left to do");
}

// -- a whole step, for who listens ----------------------------------------------------------------

TEST_F(StageWordsTest, BeforeTheFirstStepNothingHasRun) {
  EXPECT_EQ(ui::step_words(state, 14), "Step 0 of 14, 0 s. Nothing has run yet.");
}

TEST_F(StageWordsTest, AStepIsASentenceOfWhoWhatAndWhy) {
  state.step = 9;
  state.time = 1;
  state.running = trace::HandleState{.kind = HandleKind::task_step,
                                     .task = kBob,
                                     .cause = Cause::timer,
                                     .timer = trace::FiredTimer{.length = 1, .when = 1}};
  state.lines = {5};
  state.tasks[1].status = TaskStatus::returned;
  EXPECT_EQ(ui::step_words(state, 14),
            "Step 9 of 14, 1 s. Bob runs line 5, then is done; woke because its 1 s timer fired.");
  EXPECT_EQ(ui::step_words(state, std::nullopt).substr(0, 13), "Step 9, 1 s. ")
      << "how many there will be is not always known";
}

TEST_F(StageWordsTest, AStepTellsItsOwnOutputAndNoOlderOne) {
  state.step = 9;
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kBob};
  state.output = {{.text = "Hello, Carol!", .step = 6}, {.text = "Hello, Bob!", .step = 9}};
  const std::string words = ui::step_words(state, 14);
  EXPECT_NE(words.find(" Output: Hello, Bob!."), std::string::npos) << words;
  EXPECT_EQ(words.find("Carol"), std::string::npos) << words;
}

TEST_F(StageWordsTest, AStepThatBlockedTheLoopSaysForHowLong) {
  state.step = 7;
  state.running = trace::HandleState{.kind = HandleKind::task_step, .task = kBob};
  state.blocked = 2;
  const std::string words = ui::step_words(state, 20);
  EXPECT_NE(words.find("It blocked the loop for 2 s."), std::string::npos) << words;
  state.blocked = 0;
  EXPECT_EQ(ui::step_words(state, 20).find("blocked"), std::string::npos);
}

TEST(NetworkWords, SayAReasonOnceForAllRequestsThatFailedForIt) {
  trace::State state;
  EXPECT_TRUE(ui::network_words(state).empty());
  state.notes = {{.text = "GET /users/1: the browser is offline"},
                 {.text = "GET /users/2: 404 Not Found"},
                 {.text = "GET /users/3: the browser is offline"}};
  EXPECT_THAT(ui::network_words(state),
              testing::ElementsAre("Network: 2 requests: the browser is offline",
                                   "Network: GET /users/2: 404 Not Found"));
}

}  // namespace
