#include "stage/player.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "course_files.hpp"
#include "picture.hpp"
#include "stage/demo_run.hpp"

namespace {

using stage_test::output;
using stage_test::picture;

struct PlayerTest : testing::Test {
  PlayerTest() {
    services.real_time = [this] { return real; };
  }
  double real = 0;
  stage::Services services;
  stage::Player player{stage::program_of(stage_test::demo("hello-gather"), services)};

  void play_to_the_end() {
    while (!player.at_end()) player.step();
  }
};

TEST_F(PlayerTest, StartsBeforeTheFirstCallbackWithMainReady) {
  EXPECT_EQ(player.position(), 0U);
  EXPECT_FALSE(player.can_go_back());
  EXPECT_FALSE(player.state().running);
  ASSERT_EQ(player.state().queue(trace::QueueKind::ready).size(), 1U);
  EXPECT_EQ(player.state().task(player.state().queue(trace::QueueKind::ready)[0].task).name,
            "main");
}

TEST_F(PlayerTest, KnowsTheNumberOfStepsBeforehand) {
  ASSERT_TRUE(player.total_steps());
  const std::size_t announced = *player.total_steps();
  play_to_the_end();
  EXPECT_EQ(player.position(), announced);
}

TEST_F(PlayerTest, StepRunsOneCallback) {
  player.step();
  EXPECT_EQ(player.position(), 1U);
  EXPECT_EQ(player.trace().steps(), 1U);
  ASSERT_TRUE(player.state().running);
  EXPECT_EQ(player.state().task(player.state().running->task).name, "main");
  EXPECT_EQ(player.state().queue(trace::QueueKind::ready).size(), 3U);
}

TEST_F(PlayerTest, IterationRunsTheSnapshotAndNothingMore) {
  player.iteration();
  EXPECT_EQ(player.position(), 1U);
  player.iteration();
  EXPECT_EQ(player.position(), 4U)
      << "Alice, Bob and Carol take their first steps in one iteration";
  EXPECT_TRUE(player.state().queue(trace::QueueKind::batch).empty());
  EXPECT_EQ(player.state().timers.size(), 3U);
}

TEST_F(PlayerTest, IterationFromTheMiddleOfOneFinishesIt) {
  player.step();
  player.step();
  player.iteration();
  EXPECT_EQ(player.position(), 4U)
      << "the next step, then what is left of its iteration" << picture(player.state());
}

TEST_F(PlayerTest, GreetingsEndAtTwoSecondsNotAtThreeAndAHalf) {
  play_to_the_end();
  EXPECT_EQ(player.state().time, 2.0);
  EXPECT_EQ(output(player.state()),
            (std::vector<std::string>{"Hello, Carol!", "Hello, Bob!", "Hello, Alice!",
                                      "Everybody is here"}));
}

TEST_F(PlayerTest, StepAtTheEndChangesNothing) {
  play_to_the_end();
  const std::string end = picture(player.state());
  player.step();
  player.iteration();
  EXPECT_EQ(picture(player.state()), end);
  EXPECT_FALSE(player.waiting());
}

TEST_F(PlayerTest, BackAtTheStartChangesNothing) {
  const std::string start = picture(player.state());
  player.back();
  EXPECT_EQ(picture(player.state()), start);
}

TEST_F(PlayerTest, RestartBeginsANewRunThatIsTheSame) {
  play_to_the_end();
  const std::string end = picture(player.state());
  player.restart();
  EXPECT_EQ(player.position(), 0U);
  EXPECT_EQ(player.trace().steps(), 0U);
  play_to_the_end();
  EXPECT_EQ(picture(player.state()), end);
}

TEST_F(PlayerTest, SeekRunsAsFarAsNeededAndStopsAtTheEnd) {
  player.seek(5);
  EXPECT_EQ(player.position(), 5U);
  EXPECT_EQ(player.trace().steps(), 5U);
  player.seek(2);
  EXPECT_EQ(player.position(), 2U);
  EXPECT_EQ(player.trace().steps(), 5U);
  player.seek(1'000'000);
  EXPECT_TRUE(player.at_end());
}

TEST_F(PlayerTest, RunKeepsPaceWithTheClockOfTheDemo) {
  player.run();
  EXPECT_FALSE(player.pump(0)) << "the first picture stays for a moment";
  ASSERT_TRUE(player.next_pump());
  EXPECT_GT(*player.next_pump(), 0);
  double now = 0;
  while (player.playing() && now < 1000) {
    now = *player.next_pump();
    player.pump(now);
  }
  EXPECT_TRUE(player.at_end());
  EXPECT_FALSE(player.next_pump()) << "nothing is due once the demo is over";
}

TEST_F(PlayerTest, RunIsFasterAtAHigherSpeed) {
  const auto duration = [this](double speed) {
    player.restart();
    player.set_speed(speed);
    player.run();
    player.pump(0);
    double now = 0;
    while (player.playing()) {
      now = *player.next_pump();
      player.pump(now);
    }
    return now;
  };
  const double normal = duration(1);
  EXPECT_DOUBLE_EQ(duration(4), normal / 4);
}

TEST_F(PlayerTest, PauseStopsRunningAndStepContinuesFromThere) {
  player.run();
  player.pump(0);
  player.pump(*player.next_pump());
  player.pause();
  EXPECT_EQ(player.position(), 1U);
  EXPECT_FALSE(player.pump(1000));
  player.step();
  EXPECT_EQ(player.position(), 2U);
}

TEST_F(PlayerTest, RunAtTheEndStartsOver) {
  play_to_the_end();
  player.run();
  EXPECT_EQ(player.position(), 0U);
  EXPECT_TRUE(player.playing());
}

}  // namespace
