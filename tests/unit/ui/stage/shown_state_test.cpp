// The state that the stage shows while the loop runs a callback, waits, and goes on.
#include "ui/stage/shown_state.hpp"

#include <gtest/gtest.h>

#include "fake_site.hpp"

namespace {

struct ShownStateTest : testing::Test {
  void play_until_idle() {
    player.run();
    for (; !player.idle(); seconds += 0.1) {
      ASSERT_LT(seconds, 100) << "the loop never waits";
      player.pump(seconds);
    }
  }

  stage_test::World world;
  stage::Player player{*stage_test::programs(world)(stage_test::lesson(), "hello-gather")};
  ui::ShownState shown;
  double seconds = 1;
};

TEST_F(ShownStateTest, IsTheStateOfThePlace) {
  player.seek({4});
  ASSERT_TRUE(shown.of(player).running);
  EXPECT_EQ(shown.of(player).running->id, player.state().running->id);
}

TEST_F(ShownStateTest, NothingRunsWhileTheLoopWaits) {
  play_until_idle();
  EXPECT_FALSE(shown.of(player).running);
  EXPECT_TRUE(shown.of(player).lines.empty());
  EXPECT_TRUE(player.state().running) << "the place is still the end of a step";
}

TEST_F(ShownStateTest, FollowsThePlayerOutOfAWait) {
  play_until_idle();
  EXPECT_FALSE(shown.of(player).running);
  player.pause();
  player.seek({6});
  EXPECT_TRUE(shown.of(player).running);
}

}  // namespace
