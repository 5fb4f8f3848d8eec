// The loop in two lines below a phone's listing: what runs and what is ready.
#include "ui/stage/loop/loop_strip.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "stage_fixture.hpp"

namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* strip = "stage/strip";

struct LoopStripTest : testing::Test {
  LoopStripTest() { stage.sheet = true; }
  StageFixture stage;
};

TEST_F(LoopStripTest, SaysWhatRunsAndWhatIsReady) {
  stage.open("hello-gather", 6);
  EXPECT_THAT(stage.items(strip),
              ElementsAre("Carol runs line 5, then is done", "gather is ready"));
}

TEST_F(LoopStripTest, SaysWhatAnIdleLoopWaitsFor) {
  stage.open("hello-gather", 4);
  EXPECT_THAT(stage.items(strip),
              ElementsAre(HasSubstr("Carol runs"), "Nothing is ready; next: Carol at 0.5 s."));
}

TEST_F(LoopStripTest, SaysThatTheLoopIsBlockedWhileItIsAndAfterwards) {
  stage.reduced_motion = false;
  stage.open("blocking");
  stage.click("stage/run");
  for (int i = 0; i < 400 && !stage.has("stage/strip/blocked"); ++i) {
    stage.seconds += 0.05;
    stage.draw();
  }
  EXPECT_EQ(stage.words("stage/strip/blocked"), "The loop is blocked: nothing else can run.");
  stage.click("stage/skip-time");
  stage.click("stage/run");
  EXPECT_EQ(stage.words("stage/strip/blocked"), "The loop was blocked: nothing else could run.");
}

TEST_F(LoopStripTest, IsThereBeforeAnythingHasRun) {
  stage.open("hello-gather");
  EXPECT_THAT(stage.items(strip), ElementsAre("Nothing runs.", "main is ready"));
}

TEST_F(LoopStripTest, IsBelowTheListingAndNeverMoves) {
  stage.open("github");
  const ui::Rect at = *stage.node(strip).rect;
  EXPECT_GE(at.y, stage.node("stage/code").rect->bottom());
  for (int i = 0; i < 12; ++i) {
    stage.click("stage/step");
    EXPECT_EQ(*stage.node(strip).rect, at) << "step " << stage.step();
  }
}

TEST_F(LoopStripTest, BelongsToTheListing) {
  stage.open("hello-gather", 6);
  stage.click("stage/part/loop");
  EXPECT_FALSE(stage.has(strip)) << "the loop itself is there";
}

TEST_F(LoopStripTest, CountsWhatTheWidthHasNoRoomFor) {
  trace::State state;
  state.queues.push_back({.kind = trace::QueueKind::ready});
  for (std::uint32_t id = 1; id <= 20; ++id) {
    state.tasks.push_back({.id = id, .name = "worker"});
    state.queues.back().handles.push_back(
        {.id = id, .kind = trace::CallbackKind::task_step, .task = id});
  }
  FrameFixture screen;
  const ui::Rect area{0, 0, 390, ui::loop_strip_height(screen.metrics())};
  screen.draw([&](ui::Frame& frame) { ui::draw_loop_strip(frame, state, {}, area); });
  std::size_t shown = 0;
  for (const ui::NodePtr& child : screen.find(strip)->children) {
    if (!child->id.starts_with("stage/strip/ready/")) continue;
    ++shown;
    EXPECT_LE(child->rect->right(), area.right());
  }
  EXPECT_GT(shown, 1U);
  EXPECT_EQ(ui::text_of(*screen.find("stage/strip/more")), "+" + std::to_string(20 - shown));
}

TEST_F(LoopStripTest, GivesWayOnAScreenThatIsTooLow) {
  stage.phone = {390, 440};
  stage.open("hello-gather", 6);
  EXPECT_FALSE(stage.has(strip));
}

TEST_F(LoopStripTest, MarksWhatDecidedAPrediction) {
  stage.predictions = {{.id = "first",
                        .kind = course::Prediction::Kind::next_output,
                        .question = "Which line is printed first?",
                        .options = {"Hello, Alice!", "Hello, Carol!"}}};
  stage.open("hello-gather");
  EXPECT_GE(stage.node(strip).rect->y, stage.node("stage/prediction").rect->bottom())
      << "the question leaves it in view";
  stage.screen.input.press_key("2");
  stage.draw();
  stage.draw();
  EXPECT_TRUE(stage.node("stage/strip/running").current);
}

}  // namespace
