// The stage of the front page: it plays a demo once, by itself, and rests.
#include "ui/stage/small_stage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "frame_fixture.hpp"
#include "opening_fixture.hpp"

namespace {

struct SmallStageTest : testing::Test {
  void draw() {
    screen.draw([&](ui::Frame& frame) {
      frame.seconds = seconds;
      frame.reduced_motion = reduced;
      stage.draw(frame, {0, 0, width, stage.height(frame.metrics, width)});
    });
  }
  // Draws the frames that it asks for. Returns the seconds until it rests.
  double play() {
    const double began = seconds;
    draw();
    for (int frames = 0; asks(); ++frames) {
      EXPECT_LT(frames, 5000) << "it never rests";
      if (frames >= 5000) break;
      if (!screen.redraw) seconds += screen.again ? 1.0 / 60 : screen.again_in;
      draw();
    }
    return seconds - began;
  }
  bool asks() const { return screen.again || screen.again_in > 0 || screen.redraw; }

  stage_test::World world;
  course::Opening opening = demo_opening();
  ui::SmallStage stage{opening, opening_program(world)};
  FrameFixture screen;
  double seconds = 100;
  bool reduced = false;
  float width = 664;
};

TEST_F(SmallStageTest, PlaysOnceFromTheBeginningAndRests) {
  draw();
  EXPECT_TRUE(stage.playing());
  EXPECT_TRUE(asks());
  const double took = play();
  EXPECT_TRUE(stage.at_end());
  EXPECT_FALSE(stage.playing());
  EXPECT_GT(took, 2) << "the sleeps last as long as they do";
  EXPECT_LT(took, 10);
  seconds += 60;
  draw();
  EXPECT_FALSE(asks()) << "no frame once it rests";
  EXPECT_FALSE(stage.playing()) << "it does not start again";
}

TEST_F(SmallStageTest, RestsFromTheStartAtATellingMomentWithReducedMotion) {
  reduced = true;
  draw();
  EXPECT_FALSE(stage.playing());
  EXPECT_FALSE(stage.at_end());
  EXPECT_EQ(stage.position(), trace::Position{opening.step});
  draw();
  EXPECT_FALSE(asks());
}

TEST_F(SmallStageTest, RestsAsSoonAsReducedMotionIsAskedFor) {
  draw();
  reduced = true;
  draw();
  draw();
  EXPECT_FALSE(stage.playing());
  EXPECT_EQ(stage.position(), trace::Position{opening.step});
  EXPECT_FALSE(asks());
}

TEST_F(SmallStageTest, PlaysWhenTheLearnerAsksForItWhateverTheMotion) {
  reduced = true;
  draw();
  stage.toggle();
  EXPECT_TRUE(stage.playing());
  play();
  EXPECT_TRUE(stage.at_end());
}

TEST_F(SmallStageTest, PausesAndPlaysOnAndPlaysAgain) {
  draw();
  seconds += 1;
  draw();
  stage.toggle();
  const trace::Position paused = stage.position();
  seconds += 60;
  draw();
  EXPECT_FALSE(asks());
  EXPECT_EQ(stage.position(), paused);
  stage.toggle();
  play();
  EXPECT_TRUE(stage.at_end());
  stage.toggle();
  EXPECT_TRUE(stage.playing());
  EXPECT_FALSE(stage.at_end()) << "from the beginning";
  play();
  EXPECT_TRUE(stage.at_end());
}

TEST_F(SmallStageTest, HasNoNodesAndTakesNoInput) {
  for (const float size : {340.0F, 600.0F, 760.0F}) {
    width = size;
    draw();
    EXPECT_TRUE(screen.tree->children.empty());
    EXPECT_EQ(screen.announcement, "");
    EXPECT_TRUE(screen.calls.empty());
  }
}

TEST_F(SmallStageTest, IsAsHighAtItsEndAsAtItsBeginning) {
  for (const float size : {340.0F, 600.0F, 760.0F}) {
    const float before = stage.height(screen.metrics(), size);
    width = size;
    play();
    EXPECT_EQ(stage.height(screen.metrics(), size), before) << size;
  }
}

// Every demo that needs nothing from outside may be an opening.
TEST(SmallStage, PlaysEveryDemoToItsEndInEveryWidth) {
  for (const demos::Demo& demo : demos::all()) {
    if (demo.lesson != stage_test::lesson() || demo.needs != demos::Needs::nothing) continue;
    for (const float width : {340.0F, 600.0F, 760.0F}) {
      const stage_test::World world;
      const course::Opening opening = demo_opening(std::string(demo.id), 3);
      ui::SmallStage stage(opening, opening_program(world, std::string(demo.id)));
      FrameFixture screen({width, 900});
      double seconds = 1;
      for (int frames = 0; frames < 5000 && !stage.at_end(); ++frames, seconds += 0.05) {
        screen.draw([&](ui::Frame& frame) {
          frame.seconds = seconds;
          stage.draw(frame, {0, 0, width, stage.height(frame.metrics, width)});
        });
      }
      EXPECT_TRUE(stage.at_end()) << demo.id << ", " << width;
    }
  }
}

}  // namespace
