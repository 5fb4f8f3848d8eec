// The controls below the stage: which there are, what they do, and when they cannot be used.
#include "ui/stage/stage_transport.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "stage_fixture.hpp"

namespace {

struct StageTransportTest : testing::Test {
  StageFixture stage;

  const ui::Node& button(const std::string& name) {
    const ui::Node& found = stage.node("stage/" + name);
    EXPECT_EQ(found.role, ui::Role::button) << name;
    return found;
  }
};

TEST_F(StageTransportTest, HasAButtonForEveryMove) {
  stage.open("hello-gather", 5);
  EXPECT_EQ(button("restart").name, "Restart");
  EXPECT_EQ(button("back").name, "Back");
  EXPECT_EQ(button("step").name, "Step");
  EXPECT_EQ(button("iteration").name, "Iteration");
  EXPECT_EQ(button("run").name, "Run");
  EXPECT_EQ(button("speed").name, "Speed, 1×");
  for (const char* name : {"restart", "back", "step", "iteration", "run"})
    EXPECT_FALSE(button(name).disabled) << name;
}

TEST_F(StageTransportTest, TellsTheKeysOfStepAndBack) {
  stage.open("hello-gather", 5);
  EXPECT_EQ(button("step").shortcut, "ArrowRight");
  EXPECT_EQ(button("back").shortcut, "ArrowLeft");
  EXPECT_EQ(button("run").shortcut, "");
}

TEST_F(StageTransportTest, AtTheBeginningThereIsNothingToGoBackTo) {
  stage.open("hello-gather", 0);
  EXPECT_TRUE(button("back").disabled);
  EXPECT_FALSE(button("step").disabled);
  EXPECT_FALSE(button("iteration").disabled);
}

TEST_F(StageTransportTest, AtTheEndThereIsNothingLeftToStep) {
  stage.open("hello-gather", 1000);
  EXPECT_FALSE(button("back").disabled);
  EXPECT_TRUE(button("step").disabled);
  EXPECT_TRUE(button("iteration").disabled);
  EXPECT_FALSE(button("run").disabled) << "it starts over";
  EXPECT_FALSE(button("restart").disabled);
}

TEST_F(StageTransportTest, NeverLosesTheClockForWantOfRoom) {
  stage::Player player(stage::program_of(*demos::find("hello-gather"), stage.world.services));
  player.seek(9);
  const auto words_in = [&](float width) {
    stage.screen.draw([&](ui::Frame& frame) {
      ui::draw_stage_transport(frame, player, {0, 0, width, 52},
                               ui::stage_transport_form(frame.metrics, {width, 700}, false));
    });
    return stage.words("stage/position");
  };
  EXPECT_EQ(words_in(1200), "step 9 of 14 · iteration 7 · 1.000 s");
  std::set<std::string> forms;
  for (float width = 1200; width > 400; width -= 10) forms.insert(words_in(width));
  EXPECT_THAT(forms,
              testing::ElementsAre("step 9 of 14 · 1.000 s", "step 9 of 14 · iteration 7 · 1.000 s",
                                   "step 9 · 1.000 s"));
}

TEST_F(StageTransportTest, StepAndBackMoveByOneCallback) {
  stage.open("hello-gather", 5);
  stage.click("stage/step");
  EXPECT_EQ(stage.view.step(), 6);
  stage.click("stage/back");
  EXPECT_EQ(stage.view.step(), 5);
}

TEST_F(StageTransportTest, IterationGoesToTheEndOfThisTurnOfTheLoop) {
  stage.open("hello-gather", 1);
  stage.click("stage/iteration");
  EXPECT_EQ(stage.view.step(), 4) << "Alice, Bob and Carol were ready together";
}

TEST_F(StageTransportTest, RestartGoesToTheBeginning) {
  stage.open("hello-gather", 9);
  stage.click("stage/restart");
  EXPECT_EQ(stage.view.step(), 0);
}

TEST_F(StageTransportTest, RunBecomesPauseAndPlaysWithTime) {
  stage.open("hello-gather", 0);
  stage.click("stage/run");
  EXPECT_EQ(button("run").name, "Pause");
  for (int frame = 0; frame < 20; ++frame) {
    stage.seconds += 0.1;
    stage.draw();
  }
  const int reached = stage.view.step();
  EXPECT_GT(reached, 0);
  EXPECT_LT(reached, 14);
  stage.click("stage/run");
  EXPECT_EQ(button("run").name, "Run");
  const int paused = stage.view.step();
  stage.seconds += 60;
  stage.draw();
  EXPECT_EQ(stage.view.step(), paused);
}

TEST_F(StageTransportTest, TheSpeedGoesRound) {
  stage.open("hello-gather", 0);
  std::string seen;
  for (int i = 0; i < 4; ++i) {
    stage.click("stage/speed");
    seen += button("speed").name.substr(std::string("Speed, ").size()) + " ";
  }
  EXPECT_EQ(seen, "2× 4× 0.5× 1× ");
}

TEST_F(StageTransportTest, SaysWhereTheDemoIs) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.words("stage/position"), "step 9 of 14 · iteration 7 · 1.000 s");
}

TEST_F(StageTransportTest, LeavesTheTotalOutWhileNobodyKnowsIt) {
  stage.open("fetch-users", 1);
  EXPECT_EQ(stage.words("stage/position"), "step 1 · iteration 1 · 0.000 s");
}

TEST_F(StageTransportTest, SaysWhatAMoveWaitsFor) {
  stage.world.site.hold = true;
  stage::Player player(stage::program_of(*demos::find("fetch-users"), stage.world.services));
  player.seek(1);
  player.step();
  EXPECT_EQ(ui::stage_position_words(player),
            "step 1 · iteration 1 · 0.000 s · waiting for GET /users/1");
}

// -- its form -------------------------------------------------------------------------------------

using Position = ui::TransportForm::Position;

TEST_F(StageTransportTest, IsLowWhereTheStageIsLow) {
  const auto form = [](float width, float height, float text = 1) {
    return ui::stage_transport_form(ui::Metrics::uniform(0.5F, text), {width, height}, true);
  };
  EXPECT_EQ(form(390, 742).position, Position::above);
  EXPECT_EQ(form(320, 208).position, Position::elsewhere) << "over the listing";
  EXPECT_EQ(form(568, 272).position, Position::beside);
  EXPECT_EQ(form(820, 1000).position, Position::beside);
  for (const float text : {1.0F, 1.15F, 1.3F}) {
    EXPECT_LE(form(320, 208, text).height, 52);
    EXPECT_GE(form(320, 208, text).button, 44);
    EXPECT_GE(form(320, 208, text).padding, 5) << "words do not touch their button";
  }
}

TEST_F(StageTransportTest, WhereWordsDoNotFitRestartAndRunArePicturesThatKeepTheirNames) {
  const ui::Metrics large = ui::Metrics::uniform(0.5F, 1.3F);
  EXPECT_TRUE(ui::stage_transport_form(large, {320, 208}, true).pictures);
  EXPECT_FALSE(ui::stage_transport_form(large, {390, 742}, true).pictures);
  stage.sheet = true;
  stage.phone = {250, 400};
  stage.open("hello-gather", 5);
  EXPECT_EQ(button("restart").name, "Restart");
  EXPECT_EQ(button("run").name, "Run");
}

TEST_F(StageTransportTest, OnAPhoneAllControlsFitTheWidthAndAThumb) {
  stage.sheet = true;
  stage.open("hello-gather", 5);
  for (const char* name : {"restart", "back", "step", "iteration", "run", "speed"}) {
    ASSERT_TRUE(button(name).rect) << name;
    EXPECT_GE(button(name).rect->x, 0) << name;
    EXPECT_LE(button(name).rect->right(), StageFixture::phone_size.x) << name;
    EXPECT_GE(button(name).rect->h, 44) << name;
  }
}

}  // namespace
