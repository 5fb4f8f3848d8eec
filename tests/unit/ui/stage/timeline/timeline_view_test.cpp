// The timeline: a slider over the steps of the run.
#include "ui/stage/timeline/timeline_view.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "stage_fixture.hpp"

namespace {

struct TimelineViewTest : testing::Test {
  StageFixture stage;

  const ui::ValueRange& range() {
    const ui::Node& seek = stage.node("stage/seek");
    EXPECT_EQ(seek.role, ui::Role::slider);
    return seek.range.value();
  }
};

TEST_F(TimelineViewTest, IsASliderOverAllSteps) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.node("stage/seek").name, "Step on the timeline");
  EXPECT_EQ(range().now, 9);
  EXPECT_EQ(range().min, 0);
  EXPECT_EQ(range().max, 14);
  EXPECT_EQ(range().text, "step 9 of 14, 1 s");
}

TEST_F(TimelineViewTest, EveryTaskIsAListItemWithItsStatesAndSteps) {
  stage.open("hello-gather", 14);
  const std::vector<std::string> rows = stage.items("stage/timeline/tasks");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[2],
            "Bob: ready in steps 1 to 2, runs in step 3, sleeps in steps 4 to 7, ready in step 8, "
            "runs in step 9, done at 1 s");
  EXPECT_TRUE(rows[0].starts_with("main: ")) << rows[0];
  EXPECT_TRUE(rows[0].ends_with("done at 2 s")) << rows[0];
}

TEST_F(TimelineViewTest, GoesToTheStepThatIsChosen) {
  stage.open("hello-gather", 9);
  stage.screen.input.activate("stage/seek", "3");
  stage.draw();
  EXPECT_EQ(stage.step(), 3);
  stage.draw();
  EXPECT_EQ(range().now, 3);
}

TEST_F(TimelineViewTest, GoesToTheStepUnderThePointer) {
  stage.open("hello-gather", 0);
  const float width = stage.node("stage/seek").rect->w;
  stage.screen.input.drag_to({"stage/seek", ui::DragPhase::move, {width - 1, 4}});
  stage.draw();
  EXPECT_EQ(stage.step(), 14);
}

TEST_F(TimelineViewTest, ReachesAsFarAsTheRunIsKnown) {
  stage.open("fetch-users", 1);
  EXPECT_EQ(range().max, 1) << "what the network will bring is not known";
  EXPECT_EQ(range().text, "step 1, 0 s");
  stage.open("fetch-users", 1000);
  EXPECT_EQ(range().max, range().now);
  EXPECT_GT(range().max, 5);
}

TEST_F(TimelineViewTest, ScrollsALongRunToTheCurrentStep) {
  stage::Player player(stage::program_of(stage_test::demo("hello-gather"), stage.world.services));
  ui::TimelinePlace shown;
  const auto scrolls = [&] {
    stage.screen.draw(
        [&](ui::Frame& frame) { ui::draw_timeline(frame, player, {0, 0, 140, 150}, shown); });
    const auto& calls = stage.screen.calls;
    return std::ranges::any_of(calls, [](const ui::HostCall& call) {
      return call.id == "stage/timeline" && call.at.x > 0;
    });
  };
  player.forward();
  EXPECT_FALSE(scrolls()) << "step 1 is in view";
  player.seek({14});
  EXPECT_TRUE(scrolls());
  EXPECT_FALSE(scrolls()) << "from there on the learner may scroll as they like";
}

TEST_F(TimelineViewTest, ScrollsTheRowThatRunsAboveTheTimesWhichStayInView) {
  stage::Player player(stage::program_of(stage_test::demo("hello-gather"), stage.world.services));
  player.seek({4});  // Carol's, the last row
  ui::TimelinePlace shown;
  constexpr float height = 90;
  ui::Vec wanted;
  stage.screen.draw([&](ui::Frame& frame) {
    ui::draw_timeline(frame, player, {0, 0, 400, height}, shown);
    for (const ui::HostCall& call : frame.calls)
      if (call.id == "stage/timeline") wanted = call.at;
  });
  const ui::Rect area = *stage.node("stage/timeline").rect;
  const ui::Rect row = *stage.node("stage/timeline/task/4").rect;
  const float times = stage.screen.metrics().line_height(ui::TextStyle::label);
  EXPECT_GT(wanted.y, 0);
  EXPECT_GE(row.y - wanted.y, 0);
  EXPECT_LE(row.bottom() - wanted.y, area.h - times);
}

TEST_F(TimelineViewTest, WantsMoreHeightForMoreTasks) {
  const ui::Metrics metrics = ui::Metrics::uniform(0.5F);
  const float one = ui::timeline_height(metrics, 1);
  const float two = ui::timeline_height(metrics, 2);
  const float three = ui::timeline_height(metrics, 3);
  EXPECT_GT(two, one);
  EXPECT_FLOAT_EQ(three - two, two - one) << "every row is as high as another";
}

}  // namespace
