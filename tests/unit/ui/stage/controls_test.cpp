// The controls below the stage: which there are, what they do, and when they cannot be used.
#include "ui/stage/controls.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "stage_fixture.hpp"

namespace {

struct ControlsTest : testing::Test {
  StageFixture stage;

  const ui::Node& button(const std::string& name) {
    const ui::Node& found = stage.node("stage/" + name);
    EXPECT_EQ(found.role, ui::Role::button) << name;
    return found;
  }
};

/// "next-output" and "back-output", "line" and "back-line"; "step" and "back".
std::string inverse(const std::string& move) {
  if (move == "step") return "back";
  return "back-" + (move.starts_with("next-") ? move.substr(5) : move);
}

TEST_F(ControlsTest, HasAButtonForEveryMove) {
  stage.open("hello-gather", 5);
  EXPECT_EQ(button("restart").name, "Restart");
  EXPECT_EQ(button("line").name, "Line");
  EXPECT_EQ(button("back-line").name, "Back a line");
  EXPECT_EQ(button("step").name, "Step");
  EXPECT_EQ(button("back").name, "Back a step");
  EXPECT_EQ(button("iteration").name, "Iteration");
  EXPECT_EQ(button("back-iteration").name, "Back an iteration");
  EXPECT_EQ(button("next-output").name, "Output");
  EXPECT_EQ(button("back-output").name, "Back to the previous output");
  EXPECT_EQ(button("next-task").name, "Task: until Carol runs again");
  EXPECT_EQ(button("back-task").name, "Back to where Carol last began to run");
  EXPECT_EQ(button("run").name, "Run");
  EXPECT_EQ(button("speed").name, "Speed, 1×");
  for (const char* name : {"restart", "back", "step", "iteration", "run"})
    EXPECT_FALSE(button(name).disabled) << name;
}

TEST_F(ControlsTest, EveryMoveHasAKeyThatDoesTheSame) {
  for (const std::string move : {"line", "step", "iteration", "next-output", "next-task"}) {
    stage.open("hello-gather", 5);
    const std::string back = inverse(move);
    for (const std::string& name : {move, back}) {
      stage.click("stage/" + name);
      const trace::Position by_button = stage.view.position();
      stage.open("hello-gather", 5);
      const std::string key = button(name).shortcut;
      EXPECT_FALSE(key.empty()) << name;
      EXPECT_THAT(" " + stage.node("stage").keys + " ", testing::HasSubstr(" " + key + " "));
      stage.screen.input.press_key(key);
      stage.draw();
      EXPECT_EQ(stage.view.position(), by_button) << name;
      stage.open("hello-gather", 5);
    }
  }
}

TEST_F(ControlsTest, EveryMoveIsUndoneByItsInverse) {
  for (const std::string move : {"line", "step", "iteration", "next-output"}) {
    stage.open("hello-gather", 0);
    stage.click("stage/" + move);
    const trace::Position once = stage.view.position();
    EXPECT_NE(once, trace::Position{}) << move;
    stage.click("stage/" + move);
    stage.click("stage/" + inverse(move));
    EXPECT_EQ(stage.view.position(), once) << move;
  }
}

TEST_F(ControlsTest, ALineMovesWithinAStep) {
  stage.open("timeout", 0);
  stage.click("stage/line");
  EXPECT_EQ(stage.step(), 1);
  EXPECT_GT(stage.view.position().event, 0U);
}

TEST_F(ControlsTest, FitThemselvesIntoOneRowOrTwo) {
  for (const float width : {320.0F, 390.0F, 564.0F, 744.0F, 820.0F, 1200.0F}) {
    for (const bool sheet : {false, true}) {
      stage::Player player(
          stage::program_of(stage_test::demo("hello-gather"), stage.world.services));
      const ui::ControlsLayout layout =
          ui::controls_layout(stage.screen.metrics(), {width, 700}, sheet);
      stage.screen.draw([&](ui::Frame& frame) {
        ui::draw_controls(frame, player, {0, 0, width, layout.height}, layout);
      });
      for (const char* name :
           {"restart", "line", "back-line", "step", "back", "iteration", "back-iteration",
            "next-output", "back-output", "next-task", "back-task", "run", "speed"}) {
        const ui::Rect rect = *button(name).rect;
        EXPECT_GE(rect.x, 0) << name << " at " << width;
        EXPECT_LE(rect.right(), width + 0.5F) << name << " at " << width;
        EXPECT_GE(rect.y, 0) << name << " at " << width;
        EXPECT_LE(rect.bottom(), layout.height) << name << " at " << width;
      }
    }
  }
}

TEST_F(ControlsTest, AtTheBeginningThereIsNothingToGoBackTo) {
  stage.open("hello-gather", 0);
  EXPECT_TRUE(button("back").disabled);
  EXPECT_FALSE(button("step").disabled);
  EXPECT_FALSE(button("iteration").disabled);
}

TEST_F(ControlsTest, AtTheEndThereIsNothingLeftToStep) {
  stage.open("hello-gather", 1000);
  EXPECT_FALSE(button("back").disabled);
  EXPECT_TRUE(button("step").disabled);
  EXPECT_TRUE(button("iteration").disabled);
  EXPECT_FALSE(button("run").disabled) << "it starts over";
  EXPECT_FALSE(button("restart").disabled);
}

TEST_F(ControlsTest, NeverLosesTheClockForWantOfRoom) {
  stage::Player player(stage::program_of(stage_test::demo("hello-gather"), stage.world.services));
  player.seek({9});
  const auto words_in = [&](float width) {
    stage.screen.draw([&](ui::Frame& frame) {
      ui::draw_controls(frame, player, {0, 0, width, 52},
                        ui::controls_layout(frame.metrics, {width, 700}, false));
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

TEST_F(ControlsTest, StepAndBackMoveByOneCallback) {
  stage.open("hello-gather", 5);
  stage.click("stage/step");
  EXPECT_EQ(stage.step(), 6);
  stage.click("stage/back");
  EXPECT_EQ(stage.step(), 5);
}

TEST_F(ControlsTest, IterationGoesToTheEndOfTheIteration) {
  stage.open("hello-gather", 1);
  stage.click("stage/iteration");
  EXPECT_EQ(stage.step(), 4) << "Alice, Bob and Carol were ready together";
}

TEST_F(ControlsTest, RestartGoesToTheBeginning) {
  stage.open("hello-gather", 9);
  stage.click("stage/restart");
  EXPECT_EQ(stage.step(), 0);
}

TEST_F(ControlsTest, RunBecomesPauseAndPlaysWithTime) {
  stage.open("hello-gather", 0);
  stage.click("stage/run");
  EXPECT_EQ(button("run").name, "Pause");
  for (int frame = 0; frame < 20; ++frame) {
    stage.seconds += 0.1;
    stage.draw();
  }
  const int reached = stage.step();
  EXPECT_GT(reached, 0);
  EXPECT_LT(reached, 14);
  stage.click("stage/run");
  EXPECT_EQ(button("run").name, "Run");
  const int paused = stage.step();
  stage.seconds += 60;
  stage.draw();
  EXPECT_EQ(stage.step(), paused);
}

TEST_F(ControlsTest, TheSpeedGoesRound) {
  stage.open("hello-gather", 0);
  std::string seen;
  for (int i = 0; i < 4; ++i) {
    stage.click("stage/speed");
    seen += button("speed").name.substr(std::string("Speed, ").size()) + " ";
  }
  EXPECT_EQ(seen, "2× 4× 0.5× 1× ");
}

TEST_F(ControlsTest, ShowsThePositionOfTheDemo) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.words("stage/position"), "step 9 of 14 · 1.000 s");
}

TEST_F(ControlsTest, OmitsTheTotalWhileItIsUnknown) {
  stage.open("fetch-users", 1);
  EXPECT_EQ(stage.words("stage/position"), "step 1 · 0.000 s");
}

TEST_F(ControlsTest, ShortensThePositionUntilItFits) {
  stage::Player player(stage::program_of(stage_test::demo("hello-gather"), stage.world.services));
  player.seek({9});
  const ui::Metrics metrics = ui::Metrics::uniform(0.5F);
  for (const char* words : {"step 9 of 14 · iteration 7 · 1.000 s", "step 9 of 14 · 1.000 s",
                            "step 9 · 1.000 s", "step 9 · 1 s", "step 9"}) {
    const float room = metrics.width(ui::TextStyle::label, words);
    EXPECT_EQ(ui::position_text_within(player, metrics, ui::TextStyle::label, room), words);
  }
}

TEST_F(ControlsTest, ShowsWhatAMoveWaitsFor) {
  stage.world.site.hold = true;
  stage::Player player(stage::program_of(stage_test::demo("fetch-users"), stage.world.services));
  player.seek({1});
  player.forward();
  EXPECT_EQ(ui::position_text(player), "step 1 · iteration 1 · 0.000 s · waiting for GET /users/1");
}

// -- its form -------------------------------------------------------------------------------------

using Position = ui::ControlsLayout::Position;

TEST_F(ControlsTest, IsLowIfTheStageIsLow) {
  const auto form = [](float width, float height, float text = 1) {
    return ui::controls_layout(ui::Metrics::uniform(0.5F, text), {width, height}, true);
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

TEST_F(ControlsTest, ALongRunHasRoomForItsPosition) {
  const ui::Metrics metrics = ui::Metrics::uniform(0.5F);
  const auto least_width = [&](ui::RunLength run) {
    float width = 200;
    while (ui::controls_layout(metrics, {width, 742}, true, run).position != Position::beside)
      ++width;
    return width;
  };
  const float digits = metrics.width(ui::TextStyle::label, "000000");
  EXPECT_GE(least_width({.steps = 25'000, .seconds = 36'000}), least_width({}) + digits);
  EXPECT_EQ(least_width({.steps = 99, .seconds = 99}), least_width({}))
      << "nothing moves before a number gets a digit more";
}

TEST_F(ControlsTest, IfLabelsDoNotFitRestartAndRunAreIconsWithNames) {
  const ui::Metrics large = ui::Metrics::uniform(0.5F, 1.3F);
  EXPECT_TRUE(ui::controls_layout(large, {320, 208}, true).pictures);
  EXPECT_FALSE(ui::controls_layout(large, {390, 742}, true).pictures);
  stage.sheet = true;
  stage.phone = {250, 400};
  stage.open("hello-gather", 5);
  EXPECT_EQ(button("restart").name, "Restart");
  EXPECT_EQ(button("run").name, "Run");
}

TEST_F(ControlsTest, OnAPhoneAllControlsFitTheWidthAndAThumb) {
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
