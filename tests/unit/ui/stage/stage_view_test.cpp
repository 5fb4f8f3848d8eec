// The stage as a whole: what it shows of a step, in the words that a screen reader gets.
#include "ui/stage/stage_view.hpp"
#include "ui/frame/node_ids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "stage_fixture.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

// Greetings of Alice after 2 s, of Bob after 1 s and of Carol after 0.5 s. Step 9 is Bob's greeting.
struct StageViewTest : testing::Test {
  StageFixture stage;
};

TEST_F(StageViewTest, EveryPartHasUniqueIds) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(ui::duplicate_id(*stage.screen.tree), "");
  EXPECT_EQ(stage.node("stage").role, ui::Role::region);
  EXPECT_EQ(stage.node("stage").name, "Stage: The demo");
}

TEST_F(StageViewTest, OpensAtTheStepOfTheAddress) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.step(), 9);
  EXPECT_EQ(stage.screen.announcement, "") << "nothing has happened that would have to be said";
}

TEST_F(StageViewTest, AStepBeyondTheEndIsTheEnd) {
  stage.open("hello-gather", 1000);
  EXPECT_EQ(stage.step(), 14);
}

TEST_F(StageViewTest, TheStepOfAVisitCountsOnceAndThenTheLearnerGoesOn) {
  stage.open("hello-gather", 9);
  stage.click("stage/step");
  stage.draw();
  EXPECT_EQ(stage.step(), 10);
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.step(), 9) << "a new visit of the same step";
}

TEST_F(StageViewTest, NothingIsLeftOfADemoThatIsTakenAway) {
  stage.open("hello-gather", 9);
  stage.view.show(std::nullopt);
  stage.view.show(std::nullopt);
  EXPECT_EQ(stage.step(), 0);
  EXPECT_FALSE(stage.view.seeking());
}

TEST_F(StageViewTest, SaysThatADemoIsMissingAndWhatToDo) {
  stage.open("no-such-demo");
  EXPECT_EQ(stage.node("stage/missing").role, ui::Role::alert);
  EXPECT_THAT(stage.words("stage/missing"), HasSubstr("Reload the page"));
  EXPECT_FALSE(stage.has("stage/step"));
  EXPECT_STREQ(stage.view.entry(), "stage/missing") << "there is no Step to put the focus on";
  EXPECT_TRUE(stage.has(ui::node_id::stage_close));
}

TEST_F(StageViewTest, AStepWhoseLineIsInViewEndsAScrollToAnEarlierOne) {
  stage.open("hello-gather", 8);
  stage.screen.input.scrolled("stage/code", {0, 5});
  stage.click("stage/step");
  ASSERT_FALSE(stage.screen.calls.empty());
  const ui::HostCall& last = stage.screen.calls.back();
  EXPECT_EQ(last.id, "stage/code");
  EXPECT_EQ(last.at, ui::Vec(0, 5));
  EXPECT_FALSE(last.smooth);
}

TEST_F(StageViewTest, ClaimsCPythonsTraceOnlyWithoutStandIns) {
  stage.open("hello-gather");
  EXPECT_EQ(stage.words("stage/matches"), "same trace as CPython 3.13");
  for (const char* demo : {"fetch-users", "to-thread", "process-pool"}) {
    stage.open(demo);
    EXPECT_FALSE(stage.has("stage/matches")) << demo;
  }
}

TEST_F(StageViewTest, TheProgramInPythonCanBeEdited) {
  stage.edits = true;
  stage.open("hello-gather");
  stage.click("stage/edit");
  ASSERT_EQ(stage.screen.intents.size(), 1U);
  const auto& edit = std::get<ui::Edit>(stage.screen.intents.front());
  EXPECT_EQ(edit.file, "hello_gather.py");
  EXPECT_TRUE(edit.text.starts_with("import asyncio\n")) << edit.text;
  EXPECT_TRUE(edit.text.ends_with("asyncio.run(main())\n")) << edit.text;
}

TEST_F(StageViewTest, OnlyTheProgramInPythonCanBeEdited) {
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has("stage/edit")) << "in a course platform";
  stage.edits = true;
  stage.open("hello-gather");
  stage.click("stage/javascript");
  stage.draw();
  EXPECT_FALSE(stage.has("stage/edit"));
}

TEST_F(StageViewTest, AnotherDemoStartsAtTheTopOfItsListing) {
  stage.open("hello-gather");
  stage.screen.input.scrolled("stage/code", {0, 60});
  stage.view.show(std::nullopt);
  stage.open("github");
  EXPECT_EQ(stage.screen.input.scroll("stage/code"), ui::Vec());
  const ui::HostCall* top = nullptr;
  for (const ui::HostCall& call : stage.screen.calls)
    if (call.id == "stage/code") top = &call;
  ASSERT_NE(top, nullptr);
  EXPECT_EQ(top->at, ui::Vec());
  stage.screen.input.scrolled("stage/code", {0, 60});
  stage.draw();
  EXPECT_EQ(stage.screen.input.scroll("stage/code"), ui::Vec(0, 60)) << "once, then it is theirs";
}

// -- the listing ----------------------------------------------------------------------------------

TEST_F(StageViewTest, MarksTheRunningLineAndTheLinesOfWaitingTasks) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.words("stage/code/marks"),
            "Line 5: Bob runs; line 4: Alice waits here; line 9: main waits here");
}

TEST_F(StageViewTest, NamesAllTasksThatWaitAtALine) {
  stage.open("hello-gather", 4);
  EXPECT_EQ(stage.words("stage/code/marks"),
            "Line 4: Carol runs; Alice and Bob wait here; line 9: main waits here");
}

TEST_F(StageViewTest, EveryPartOfTheStageTellsTheSameOfATaskAtTheEndOfItsStep) {
  stage.open("hello-gather", 4);
  EXPECT_EQ(stage.items("stage/ready/list").front(),
            "Carol runs line 4, then sleeps until 0.5 s, created by main");
  EXPECT_THAT(
      stage.items("stage/tasks/list"),
      ElementsAre(
          "main: gather, waits for Alice, Bob and Carol, in main() line 9",
          "Alice: sleep, until 2 s, awaited by main, in say_hello(\"Alice\", 2) line 4",
          "Bob: sleep, until 1 s, awaited by main, in say_hello(\"Bob\", 1) line 4",
          "Carol: sleep, until 0.5 s, awaited by main, in say_hello(\"Carol\", 0.5) line 4"));
  EXPECT_THAT(stage.words("stage/code/marks"), Not(HasSubstr("Carol wait")));
}

TEST_F(StageViewTest, MarksWhereAWokenTaskWillContinue) {
  stage.open("hello-gather", 8);
  EXPECT_EQ(stage.words("stage/code/marks"),
            "Line 4: Bob is ready; Alice waits here; line 9: main waits here");
}

TEST_F(StageViewTest, ATaskThatFailedNeitherReadsNorLooksDone) {
  stage.open("gather-exceptions");
  std::string said;
  bool failed = false;
  while (!stage.node("stage/step").disabled) {
    stage.click("stage/step");
    said = stage.screen.announcement;
    failed = failed || said.find("then fails") != std::string::npos;
    for (const std::string& item : stage.items("stage/ready/list")) {
      EXPECT_THAT(item, Not(HasSubstr("fetch 2 is done")));
    }
  }
  EXPECT_TRUE(failed);
  const auto rows = stage.items("stage/timeline/tasks");
  const auto row = std::ranges::find_if(
      rows, [](const std::string& words) { return words.starts_with("fetch 2: "); });
  ASSERT_NE(row, rows.end());
  EXPECT_THAT(*row, HasSubstr("failed at 1 s"));
}

TEST_F(StageViewTest, ATimersCallbackRunsNoLine) {
  stage.open("hello-gather", 8);
  EXPECT_THAT(stage.items("stage/ready/list").front(), HasSubstr("timer wakes Bob"));
  EXPECT_THAT(stage.words("stage/code/marks"), Not(HasSubstr("runs")));
}

TEST_F(StageViewTest, NothingIsMarkedBeforeTheFirstStep) {
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has("stage/code/marks"));
}

TEST_F(StageViewTest, OtherLanguagesAreShownWithoutMarks) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(stage.words("stage/code/text"), HasSubstr("await asyncio.gather("));
  stage.click("stage/javascript");
  EXPECT_THAT(stage.words("stage/code/text"), HasSubstr("await Promise.all("));
  EXPECT_FALSE(stage.has("stage/code/marks")) << "only Python's lines are those of the run";
}

TEST_F(StageViewTest, ClaimsACheckAgainstCPythonOnlyIfThereIsOne) {
  stage.open("hello-gather");
  EXPECT_EQ(stage.words("stage/matches"), "same trace as CPython 3.13");
  stage.open("process-pool");
  EXPECT_FALSE(stage.has("stage/matches"));
}

// -- the loop -------------------------------------------------------------------------------------

TEST_F(StageViewTest, ListsTheTimersByDeadline) {
  stage.open("hello-gather", 4);
  EXPECT_THAT(stage.items("stage/timers/list"),
              ElementsAre("Carol at 0.5 s", "Bob at 1 s", "Alice at 2 s"));
  EXPECT_EQ(stage.words("stage/timers/remark"), "the loop's clock: 0 s");
}

TEST_F(StageViewTest, SaysThatItWaitsForAnAnswerFromOutside) {
  stage.open("fetch-users", 1);
  EXPECT_EQ(stage.items("stage/ready/list").back(),
            "nothing else is ready, next: an answer from outside");
  EXPECT_THAT(
      stage.items("stage/tasks/list"),
      ElementsAre("main: GET /users/1, in fetch_user(session, 1) line 7, in main() line 13"));
}

TEST_F(StageViewTest, DoesNotPromiseAnAnswerIfATimeoutMayComeFirst) {
  stage.open("http-errors", 10);
  EXPECT_EQ(stage.items("stage/ready/list").back(),
            "nothing else is ready, next: an answer, or the timeout at 1 s");
}

TEST_F(StageViewTest, SaysThatATaskBlockedTheLoop) {
  stage.open("blocking");
  int blocked = 0;
  const int steps = static_cast<int>(stage.node("stage/seek").range.value().max);
  while (stage.step() < steps) {
    const int before = stage.step();
    stage.click("stage/step");
    ASSERT_EQ(stage.step(), before + 1);
    if (!stage.has("stage/blocked")) continue;
    ++blocked;
    EXPECT_EQ(stage.words("stage/blocked"),
              "bad blocked the loop for 2 s in line 12: nothing else could run.");
    EXPECT_THAT(stage.screen.announcement, HasSubstr("It blocked the loop for 2 s in line 12."));
  }
  EXPECT_EQ(blocked, 1) << "it is said of the one step that did it";
}

TEST_F(StageViewTest, ShowsTheBlockOnTheClockWhileItLasts) {
  stage.reduced_motion = false;
  stage.open("blocking", 6);
  stage.click("stage/run");
  float width = 0;
  for (int i = 0; i < 40 && !stage.has("stage/blocked"); ++i) {
    stage.seconds += 0.1;
    stage.draw();
  }
  ASSERT_TRUE(stage.has("stage/blocked"));
  EXPECT_EQ(stage.words("stage/blocked"), "bad blocks the loop: nothing else can run.");
  for (int i = 0; i < 5; ++i) {
    stage.seconds += 0.2;
    stage.draw();
    EXPECT_GT(stage.node("stage/blocked").rect->w, width);
    width = stage.node("stage/blocked").rect->w;
  }
}

TEST_F(StageViewTest, AWaitCanBeSkippedByAButtonThatIsThereWhileItLasts) {
  stage.reduced_motion = false;
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has("stage/skip-time"));
  stage.click("stage/run");
  for (int i = 0; i < 400 && !stage.has("stage/skip-time"); ++i) {
    stage.seconds += 0.05;
    stage.draw();
  }
  EXPECT_EQ(stage.words("stage/caption"), "The loop waits; next: Carol at 0.5 s.");
  EXPECT_EQ(stage.node("stage/skip-time").name, "Skip the wait");
  stage.click("stage/skip-time");
  stage.draw();
  EXPECT_FALSE(stage.has("stage/skip-time"));
  EXPECT_EQ(stage.step(), 5);
}

TEST_F(StageViewTest, SaysWhatIsNewInAStepOnlyOnce) {
  stage.open("timeout");
  std::vector<std::string> said;
  for (int i = 0; i < 60 && !stage.view.at_end(); ++i) {
    stage.click("stage/line");
    const std::string words = stage.screen.announcement;
    for (std::size_t at = words.find("Output: "); at != std::string::npos;
         at = words.find("Output: ", at + 1))
      said.push_back(words.substr(at, words.find(" Output: ", at) - at));
  }
  std::vector<std::string> sorted = said;
  std::ranges::sort(sorted);
  EXPECT_GE(said.size(), 2U);
  EXPECT_EQ(std::ranges::adjacent_find(sorted), sorted.end()) << "the same line was told twice";
}

TEST_F(StageViewTest, ATimerThatTheBlockedLoopServedLateIsNotCalledALongerOne) {
  stage.open("blocking", 9);
  EXPECT_EQ(stage.items("stage/ready/list").front(),
            "timer wakes heartbeat, due at 1 s, 1.75 s late");
  EXPECT_EQ(stage.items("stage/ready/list").back(),
            "heartbeat continues, woke because its 0.5 s timer fired, 1.75 s late");
}

// -- keys, parts and responses --------------------------------------------------------------------

TEST_F(StageViewTest, ArrowsStepAndGoBack) {
  stage.open("hello-gather", 8);
  stage.screen.input.press_key("ArrowRight");
  stage.draw();
  EXPECT_EQ(stage.step(), 9);
  stage.screen.input.press_key("ArrowLeft");
  stage.draw();
  EXPECT_EQ(stage.step(), 8);
}

TEST_F(StageViewTest, OnlyALiveDemoOffersTheRealServer) {
  stage.open("fetch-users");
  EXPECT_FALSE(stage.has("stage/live"));
  stage.open("github", 5);
  ASSERT_TRUE(stage.has("stage/live"));
  EXPECT_EQ(stage.node("stage/recorded").selected, true);
  stage.click("stage/live");
  stage.draw();
  EXPECT_EQ(stage.node("stage/live").selected, true);
  EXPECT_EQ(stage.step(), 0) << "another network is another run";
}

TEST_F(StageViewTest, AStepMovesItsPictureForAMomentAndThenRests) {
  stage.reduced_motion = false;
  stage.open("hello-gather", 4);
  stage.click("stage/step");
  EXPECT_TRUE(stage.screen.again);
  stage.seconds += 2 * ui::Motion::move_seconds;
  stage.draw();
  EXPECT_FALSE(stage.screen.again);
}

TEST_F(StageViewTest, SaysThatTheLoopHasNothingLeftOnlyWhenItsLastStepIsOver) {
  stage.open("timeout", 3, 6);
  EXPECT_THAT(stage.words("stage/ready/list"), Not(HasSubstr("nothing left to do")))
      << "main still runs";
  stage.open("timeout", 3);
  EXPECT_THAT(stage.words("stage/ready/list"), HasSubstr("nothing left to do"));
}

TEST_F(StageViewTest, APausedStageAsksForNoFrame) {
  stage.open("hello-gather", 9);
  stage.draw();
  EXPECT_FALSE(stage.screen.again);
  EXPECT_EQ(stage.screen.again_in, 0);
}

TEST_F(StageViewTest, ARunRequestsOnlyTheFramesInWhichSomethingChanges) {
  stage.open("hello-gather");
  stage.click("stage/run");
  int frames = 0;
  while (stage.node("stage/run").name == "Pause" && frames < 100) {
    EXPECT_FALSE(stage.screen.again) << "at " << stage.seconds << " s";
    ASSERT_GT(stage.screen.again_in, 0) << "at " << stage.seconds << " s";
    stage.seconds += stage.screen.again_in;
    stage.draw();
    ++frames;
  }
  EXPECT_EQ(stage.step(), 14);
  EXPECT_EQ(frames, 22) << "one for each line, what it does, and each callback without lines";
  EXPECT_FALSE(stage.screen.again);
  EXPECT_EQ(stage.screen.again_in, 0);
}

TEST_F(StageViewTest, TheClockContinuesWhileARunWaitsForAnAnswer) {
  stage.world.site.hold = true;
  stage.open("fetch-users");
  stage.click("stage/run");
  for (int frame = 0; frame < 8; ++frame) {
    stage.seconds += stage.screen.again_in;
    stage.draw();
  }
  EXPECT_EQ(stage.step(), 1);
  EXPECT_TRUE(stage.screen.again) << "the answer may be here in any frame";
}

}  // namespace
