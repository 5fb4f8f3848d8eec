// When a stage that plays needs its next frame.
#include "ui/stage/pacing.hpp"

#include <gtest/gtest.h>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "frame_fixture.hpp"

namespace {

struct PacingTest : testing::Test {
  void draw(bool reduced_motion = false) {
    screen.draw([&](ui::Frame& frame) {
      frame.seconds = seconds;
      frame.reduced_motion = reduced_motion;
      player.pump(seconds);
      ui::ask_for_frames(frame, player);
    });
  }
  // Plays until time passes on the program's clock.
  void play_until_time_passes() {
    player.run();
    for (draw(true); !player.passing_time(); draw(true)) {
      ASSERT_GT(screen.again_in, 0);
      seconds += screen.again_in;
    }
  }

  stage_test::World world;
  stage::Player player{*stage_test::programs(world)(stage_test::lesson(), "hello-gather")};
  FrameFixture screen;
  double seconds = 1;
};

TEST_F(PacingTest, AnIdlePlayerNeedsNone) {
  draw();
  draw();
  EXPECT_FALSE(screen.again);
  EXPECT_EQ(screen.again_in, 0);
}

TEST_F(PacingTest, BetweenTwoMomentsOfTheRunNothingIsDrawn) {
  player.run();
  draw();
  EXPECT_FALSE(screen.again);
  EXPECT_EQ(seconds + screen.again_in, player.next_pump());
}

TEST_F(PacingTest, WhileTimePassesEveryFrameShowsIt) {
  play_until_time_passes();
  draw();
  EXPECT_TRUE(screen.again);
}

TEST_F(PacingTest, WithReducedMotionOnlyTheEndOfThatTimeIsDrawn) {
  play_until_time_passes();
  EXPECT_FALSE(screen.again);
  EXPECT_GT(screen.again_in, 0);
}

}  // namespace
