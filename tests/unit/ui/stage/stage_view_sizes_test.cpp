// The stage in windows of several sizes: which parts are in view together, and what scrolls.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "stage_fixture.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/stage/stage_view.hpp"
#include "ui/widgets/widgets.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct StageViewSizesTest : testing::Test {
  StageFixture stage;
};

TEST_F(StageViewSizesTest, OnAPhoneThePartsShareTheWidthAsTabs) {
  stage.sheet = true;
  stage.open("hello-gather", 9);
  EXPECT_TRUE(stage.has("stage/code/text"));
  EXPECT_FALSE(stage.has("stage/timers"));
  stage.click("stage/part/loop");
  EXPECT_FALSE(stage.has("stage/code/text"));
  EXPECT_TRUE(stage.has("stage/timers"));
  stage.click("stage/part/timeline");
  EXPECT_TRUE(stage.has("stage/seek"));
  stage.click("stage/part/output");
  EXPECT_TRUE(stage.has("stage/output/lines"));
  EXPECT_TRUE(stage.has("stage/step")) << "the controls are always there";
}

TEST_F(StageViewSizesTest, OnAPhoneItShowsItsQuestion) {
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has("stage/prompt")) << "the card beside it does";
  stage.sheet = true;
  stage.draw();
  EXPECT_EQ(stage.words("stage/title"), "The demo");
  EXPECT_EQ(stage.words("stage/prompt"), "Predict: what?");
  EXPECT_LE(stage.node("stage/prompt").rect->bottom(), stage.node("stage/parts").rect->y);
}

TEST_F(StageViewSizesTest, OnTheNarrowestPhoneNothingInTheHeaderTouches) {
  stage.sheet = true;
  stage.phone.x = 320;
  stage.open("hello-gather");
  EXPECT_GE(stage.node("stage/matches").rect->x, stage.node("stage/cpp").rect->right() + 12);
  stage.open("github");
  EXPECT_GE(stage.node("stage/network").rect->y, stage.node("stage/cpp").rect->bottom());
  EXPECT_GE(stage.node("stage/code").rect->y, stage.node("stage/network").rect->bottom());
}

TEST_F(StageViewSizesTest, OnTheNarrowestPhoneTheProgramCanBeEdited) {
  stage.sheet = stage.edits = true;
  stage.phone.x = 320;
  stage.open("hello-gather");
  EXPECT_GE(stage.node("stage/edit").rect->h, ui::touch_height);
  EXPECT_GE(stage.node("stage/edit").rect->x, stage.node("stage/cpp").rect->right());
  EXPECT_GE(stage.node("stage/matches").rect->x, stage.node("stage/edit").rect->right());
  EXPECT_LE(stage.node("stage/matches").rect->right(), 320);
  stage.open("github");
  EXPECT_GE(stage.node("stage/network").rect->y, stage.node("stage/edit").rect->bottom());
}

TEST_F(StageViewSizesTest, OnATabletItsPartsAreInViewTogetherUnderTheQuestion) {
  stage.sheet = true;
  stage.phone = {820, 1078};
  stage.open("hello-gather", 9);
  EXPECT_FALSE(stage.has("stage/parts"));
  EXPECT_FALSE(stage.has("stage/whole")) << "nothing has to scroll as a whole";
  for (const char* part :
       {"stage/prompt", "stage/code", "stage/loop", "stage/output", "stage/timeline"})
    EXPECT_TRUE(stage.has(part)) << part;
  EXPECT_FALSE(stage.has(ui::node_id::stage_close)) << "the switch leaves a sheet";
}

TEST_F(StageViewSizesTest, ALowStageScrollsAsAWhole) {
  stage.sheet = true;
  stage.phone = {320, 208};
  stage.open("github", 9);
  for (const char* part : {"code", "loop", "timeline", "output"}) {
    stage.click(std::string("stage/part/") + part);
    stage.draw();
    ASSERT_TRUE(stage.has("stage/whole")) << part;
    const ui::Node& area = stage.node(std::string("stage/") + part);
    EXPECT_LE(area.content.y, area.rect->h + 0.5F) << part;
  }
  EXPECT_FALSE(stage.has("stage/whole") && stage.node("stage/step").rect->y < 150)
      << "the controls stay below it";
}

TEST_F(StageViewSizesTest, AStepIsScrolledToSoThatEveryLineItRanIsInViewIfThereIsRoom) {
  stage.open("paginate");
  for (int i = 0; i < 20 && stage.items("stage/output/lines").empty(); ++i)
    stage.click("stage/step");
  ASSERT_EQ(stage.items("stage/output/lines").size(), 2U) << "the first page prints two users";
  const auto scrolled = std::ranges::find_last_if(
      stage.screen.calls, [](const ui::HostCall& call) { return call.id == "stage/code"; });
  ASSERT_FALSE(scrolled.empty());
  const float line = stage.screen.metrics().line_height(ui::TextStyle::code);
  const float from = scrolled.front().at.y;
  const auto top_of = [&](int number) { return 8 + static_cast<float>(number - 1) * line; };
  // From "params = …" to "print(user["name"])".
  EXPECT_GE(top_of(8), from);
  EXPECT_LE(top_of(20) + line, from + stage.node("stage/code").rect->h);
}

TEST_F(StageViewSizesTest, AnotherSizeOfTheWindowKeepsTheRunningLineInView) {
  stage.sheet = true;
  stage.phone = {390, 742};
  stage.open("github", 10);
  stage.screen.input.scrolled("stage/code", {});
  stage.phone = {390, 440};
  stage.draw();
  const auto follows = [](const ui::HostCall& call) {
    return call.id == "stage/code" && !call.smooth;
  };
  EXPECT_TRUE(std::ranges::any_of(stage.screen.calls, follows));
}

}  // namespace
