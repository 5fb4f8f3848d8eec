// The tree of tasks, and what is outside the loop, in the words that a screen reader gets.
#include "ui/stage/loop/tasks_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "stage_fixture.hpp"
#include "ui/frame/intent.hpp"
#include "ui/stage/words/step_text.hpp"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Greetings of Alice after 2 s, of Bob after 1 s and of Carol after 0.5 s. Step 9 is Bob's greeting.
struct TasksViewTest : testing::Test {
  StageFixture stage;
};

TEST_F(TasksViewTest, ListsEveryTaskWithWhatItAwaits) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(
      stage.items("stage/tasks/list"),
      ElementsAre("main: gather, waits for Alice, in main() line 9",
                  "Alice: sleep, until 2 s, awaited by main, in say_hello(\"Alice\", 2) line 4",
                  "Bob: done", "Carol: done"));
}

TEST_F(TasksViewTest, ShowsACoroutineThatHasRunNothingUntilItIsAwaited) {
  stage.open("hello-alone");
  const auto called = Contains("say_hello(\"Alice\", 1): a coroutine: it has run nothing");
  stage.click("stage/line");
  EXPECT_THAT(stage.items("stage/tasks/list"), called);
  stage.click("stage/line");
  stage.click("stage/line");
  stage.click("stage/line");
  EXPECT_THAT(stage.items("stage/tasks/list"), Not(called));
  EXPECT_THAT(stage.items("stage/tasks/list"),
              Contains(HasSubstr("in say_hello(\"Alice\", 1) line 4, in main()")));
}

TEST_F(TasksViewTest, CopiesWhoAwaitsWhatAsText) {
  stage.open("hello-gather", 9);
  stage.click("stage/tasks/copy");
  const auto copy = std::ranges::find_if(stage.screen.intents, [](const ui::Intent& intent) {
    return std::holds_alternative<ui::Copy>(intent);
  });
  ASSERT_NE(copy, stage.screen.intents.end());
  EXPECT_EQ(std::get<ui::Copy>(*copy).text,
            "└── (T) main\n"
            "    └── main() line 9\n"
            "        └── gather\n"
            "            ├── (T) Alice\n"
            "            │   └── say_hello(\"Alice\", 2) line 4\n"
            "            │       └── sleep until 2 s\n"
            "            ├── (T) Bob returned\n"
            "            └── (T) Carol returned\n");
}

TEST_F(TasksViewTest, AChainLosesItsLinesThenItsArgumentsAndThenItsBeginning) {
  trace::State state;
  state.coroutines = {{.call = "main()"}, {.call = "work(\"a\", 1)"}};
  trace::TaskState task{.id = 1, .name = "main", .status = trace::TaskStatus::suspended};
  task.awaits = trace::WaitKind::gather;
  task.stack = {{.coroutine = 1, .line = 7}, {.coroutine = 2, .line = 3}};
  const auto within = [&](std::size_t most) {
    return ui::chain_text(state, task,
                          [most](const std::string& words) { return words.size() <= most; });
  };
  EXPECT_EQ(within(100), "main() line 7 › work(\"a\", 1) line 3 › gather");
  EXPECT_EQ(within(40), "main() › work(\"a\", 1) › gather");
  EXPECT_EQ(within(30), "main › work › gather");
  EXPECT_EQ(within(23), "… › work › gather");
  EXPECT_EQ(within(5), "gather");
}

TEST_F(TasksViewTest, SaysThatTheLoopWaitsWhileTimePasses) {
  stage.reduced_motion = false;
  stage.open("hello-gather", 4);
  stage.click("stage/run");
  EXPECT_THAT(stage.words("stage/caption"), StartsWith("Carol runs"));
  for (int i = 0; i < 9; ++i) {
    stage.seconds += 0.05;
    stage.draw();
  }
  EXPECT_EQ(stage.words("stage/caption"), "The loop waits; next: Carol at 0.5 s.");
  EXPECT_THAT(stage.items("stage/ready/list"),
              ElementsAre("nothing is ready, next: Carol at 0.5 s"));
  EXPECT_THAT(stage.items("stage/tasks/list").back(), StartsWith("Carol: sleep, until 0.5 s"));
}

TEST_F(TasksViewTest, ShowsRequestsFromTheirStartToTheirAnswer) {
  stage.open("fetch-users", 1);
  EXPECT_THAT(stage.items("stage/outside/list"), ElementsAre("GET /users/1: in flight since 0 s"));
  stage.open("fetch-users", 3);
  EXPECT_THAT(stage.items("stage/outside/list").front(),
              StartsWith("GET /users/1: 200 OK after 0.5 s"));
}

TEST_F(TasksViewTest, WhatTheRunNeverUsesTakesNoRoom) {
  stage.open("fetch-users", 1);
  EXPECT_FALSE(stage.has("stage/timers"));
  stage.open("hello-gather");
  EXPECT_TRUE(stage.has("stage/timers")) << "from the beginning, so that nothing moves later";
  EXPECT_FALSE(stage.has("stage/outside"));
}

TEST_F(TasksViewTest, ShowsWhatIsGatheredOutsideTheLoopUntilItIsDone) {
  stage.open("process-pool", 2);
  EXPECT_THAT(stage.items("stage/tasks/list"),
              ElementsAre("main: gather, waits for heartbeat and count_primes in a process, "
                          "in main() line 16",
                          "heartbeat: sleep, until 0.5 s, awaited by main, in heartbeat() line 11",
                          "count_primes in a process: outside the loop"));
  stage.open("process-pool", 1);
  EXPECT_EQ(stage.items("stage/ready/list").front(),
            "main runs lines 14-16, then waits for heartbeat and count_primes in a process, "
            "created by the program");
}

TEST_F(TasksViewTest, AnAnswerNamesItsRequestAndTheTaskItWakes) {
  stage.open("fetch-users", 2);
  EXPECT_THAT(
      stage.items("stage/ready/list"),
      ElementsAre("GET /users/1 has ended, wakes main, from outside the loop",
                  "next iteration:", "main continues, woke because GET /users/1 has ended"));
}

TEST_F(TasksViewTest, TheRunningCallbackComesFirstWithWhatItDoesAndWhy) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(stage.items("stage/ready/list"),
              ElementsAre("Bob runs line 5, then is done, woke because its 1 s timer fired",
                          "next iteration:", "gather Bob is done"));
  EXPECT_EQ(stage.words("stage/ready/remark"), "iteration 7 took 1 callback");
}

TEST_F(TasksViewTest, TheRestOfTheIterationFollowsInOrder) {
  stage.open("hello-gather", 2);
  EXPECT_THAT(stage.items("stage/ready/list"),
              ElementsAre("Alice runs line 4, then sleeps until 2 s, created by main",
                          "Bob takes its first step, created by main",
                          "Carol takes its first step, created by main"));
}

TEST_F(TasksViewTest, BeforeTheFirstStepTheFirstIterationIsReady) {
  stage.open("hello-gather");
  EXPECT_EQ(stage.words("stage/ready/remark"), "the loop has not started");
  EXPECT_THAT(stage.items("stage/ready/list"),
              ElementsAre("first iteration:", "main takes its first step, created by the program"));
}

TEST_F(TasksViewTest, SaysWhatComesNextIfNothingIsReady) {
  stage.open("hello-gather", 4);
  EXPECT_EQ(stage.items("stage/ready/list").back(), "nothing else is ready, next: Carol at 0.5 s");
  stage.open("hello-gather", 1000);
  EXPECT_EQ(stage.items("stage/ready/list").back(),
            "nothing else is ready, the loop has nothing left to do");
}

}  // namespace
