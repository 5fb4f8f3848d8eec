// While the learner edits a program over its listing, the run on the stage stands still, and offers nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stage_fixture.hpp"
#include "ui/stage/stage_view.hpp"

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

void collect_enabled(const ui::Node& node, std::vector<std::string>& ids) {
  const bool control = node.role == ui::Role::button || node.role == ui::Role::slider;
  if (control && !node.disabled) ids.push_back(node.id);
  for (const ui::NodePtr& child : node.children) collect_enabled(*child, ids);
}

struct EditingTest : testing::Test {
  StageFixture stage;

  void edit(bool editing = true) {
    stage.view.set_editing(editing);
    stage.draw();
  }
  // The buttons and sliders in a part that can be used.
  std::vector<std::string> enabled(const char* part) {
    std::vector<std::string> ids;
    collect_enabled(stage.node(part), ids);
    return ids;
  }
};

TEST_F(EditingTest, TheControlsAreDisabledAndDoNothing) {
  stage.open("hello-gather", 9);
  edit();
  EXPECT_THAT(enabled("stage/transport"), IsEmpty());
  for (const char* id : {"stage/step", "stage/back", "stage/restart", "stage/run"}) {
    stage.click(id);
    EXPECT_EQ(stage.step(), 9) << id;
  }
  edit(false);
  EXPECT_THAT(enabled("stage/transport"), Not(IsEmpty()));
  stage.click("stage/step");
  EXPECT_EQ(stage.step(), 10);
}

TEST_F(EditingTest, TheStageTakesNoKeys) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(stage.node("stage").keys, HasSubstr("ArrowRight"));
  edit();
  EXPECT_EQ(stage.node("stage").keys, "")
      << "nor Escape, which would close the stage behind the editor";
  stage.screen.input.press_key("ArrowRight");
  stage.draw();
  EXPECT_EQ(stage.step(), 9);
}

TEST_F(EditingTest, TheTimelineLeadsNowhere) {
  stage.open("hello-gather", 14);
  edit();
  EXPECT_THAT(enabled("stage/timeline"), IsEmpty());
  stage.screen.input.activate("stage/seek", "3");
  stage.draw();
  EXPECT_EQ(stage.step(), 14);
}

TEST_F(EditingTest, ARunThatPlaysPauses) {
  stage.open("hello-gather", 2);
  stage.click("stage/run");
  EXPECT_EQ(stage.node("stage/run").name, "Pause");
  edit();
  EXPECT_EQ(stage.node("stage/run").name, "Run");
  for (stage.seconds = 1; stage.seconds < 5; ++stage.seconds) stage.draw();
  EXPECT_EQ(stage.step(), 2);
}

TEST_F(EditingTest, TheCaptionSaysWhy) {
  stage.open("hello-gather", 9);
  edit();
  EXPECT_EQ(stage.words("stage/caption"), "The run is paused while you edit its program.");
  edit(false);
  EXPECT_THAT(stage.words("stage/caption"), Not(HasSubstr("edit")));
}

TEST_F(EditingTest, AQuestionWaitsAndIsAskedAfterwards) {
  stage.predictions = {{.id = "first",
                        .kind = course::Prediction::Kind::next_output,
                        .question = "Which line is printed first?",
                        .options = {"Everybody is here", "Hello, Carol!"}}};
  stage.open("hello-gather");
  ASSERT_TRUE(stage.has("stage/prediction"));
  edit();
  EXPECT_FALSE(stage.has("stage/prediction"));
  edit(false);
  EXPECT_TRUE(stage.has("stage/prediction"));
}

TEST_F(EditingTest, AQuestionThatComesUpMeanwhileIsReadOutAfterwards) {
  stage.predictions = {{.id = "first",
                        .kind = course::Prediction::Kind::next_output,
                        .question = "Which line is printed first?",
                        .options = {"Everybody is here", "Hello, Carol!"}}};
  stage.view.set_editing(true);
  stage.open("hello-gather");
  EXPECT_THAT(stage.screen.announcement, Not(HasSubstr("Predict")));
  edit(false);
  EXPECT_THAT(stage.screen.announcement, HasSubstr("Predict: Which line is printed first?"));
}

TEST_F(EditingTest, OnAPhoneTheTabsStillLeadToTheOtherParts) {
  stage.sheet = true;
  stage.open("hello-gather", 9);
  edit();
  stage.click("stage/part/loop");
  EXPECT_TRUE(stage.has("stage/ready"));
}

}  // namespace
