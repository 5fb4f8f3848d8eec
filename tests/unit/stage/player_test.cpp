#include "stage/player.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <initializer_list>
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
    while (!player.at_end()) player.forward();
  }
};

TEST_F(PlayerTest, StartsBeforeTheFirstCallbackWithMainReady) {
  EXPECT_EQ(player.position().step, 0U);
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
  EXPECT_EQ(player.position().step, announced);
}

TEST_F(PlayerTest, StepRunsOneCallback) {
  player.forward();
  EXPECT_EQ(player.position().step, 1U);
  EXPECT_EQ(player.trace().steps(), 1U);
  ASSERT_TRUE(player.state().running);
  EXPECT_EQ(player.state().task(player.state().running->task).name, "main");
  EXPECT_EQ(player.state().queue(trace::QueueKind::ready).size(), 3U);
}

TEST_F(PlayerTest, IterationRunsTheSnapshotAndNothingMore) {
  player.forward(trace::Unit::iteration);
  EXPECT_EQ(player.position().step, 1U);
  player.forward(trace::Unit::iteration);
  EXPECT_EQ(player.position().step, 4U)
      << "Alice, Bob and Carol take their first steps in one iteration";
  EXPECT_TRUE(player.state().queue(trace::QueueKind::batch).empty());
  EXPECT_EQ(player.state().timers.size(), 3U);
}

TEST_F(PlayerTest, IterationFromTheMiddleOfOneFinishesIt) {
  player.forward();
  player.forward();
  player.forward(trace::Unit::iteration);
  EXPECT_EQ(player.position().step, 4U)
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
  player.forward();
  player.forward(trace::Unit::iteration);
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
  EXPECT_EQ(player.position().step, 0U);
  EXPECT_EQ(player.trace().steps(), 0U);
  play_to_the_end();
  EXPECT_EQ(picture(player.state()), end);
}

TEST_F(PlayerTest, SeekRunsAsFarAsNeededAndStopsAtTheEnd) {
  player.seek({5});
  EXPECT_EQ(player.position().step, 5U);
  EXPECT_EQ(player.trace().steps(), 5U);
  player.seek({2});
  EXPECT_EQ(player.position().step, 2U);
  EXPECT_EQ(player.trace().steps(), 5U);
  player.seek({1'000'000});
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
  EXPECT_EQ(player.position().step, 1U);
  EXPECT_GT(player.position().event, 0U) << "run() shows each line of a callback";
  EXPECT_FALSE(player.pump(1000));
  player.forward();
  EXPECT_EQ(player.position(), trace::Position{1});
  player.forward();
  EXPECT_EQ(player.position(), trace::Position{2});
}

TEST_F(PlayerTest, RunShowsALineBeforeWhatItDoes) {
  player.run();
  player.pump(0);
  std::size_t lines = 0;
  while (player.position() != trace::Position{1}) {
    player.pump(*player.next_pump());
    EXPECT_GE(player.state().lines.size(), lines);
    lines = player.state().lines.size();
  }
  EXPECT_GT(lines, 0U);
}

TEST_F(PlayerTest, RunGivesACallbackFourTenthsOfASecond) {
  player.run();
  player.pump(0);
  while (player.position() != trace::Position{1}) player.pump(*player.next_pump());
  EXPECT_NEAR(*player.next_pump(), 0.4, 0.4) << "the next picture is due soon after";
  double begun = 0;
  double now = 0;
  while (player.position().step < 2) player.pump(now = *player.next_pump());
  begun = now;
  while (player.position() != trace::Position{2}) player.pump(now = *player.next_pump());
  EXPECT_LE(now - begun, 0.4);
}

TEST_F(PlayerTest, RunWaitsAsLongAsTheLoop) {
  player.seek({4});
  ASSERT_EQ(player.state().time, 0) << "Alice, Bob and Carol sleep";
  player.run();
  player.pump(10);
  EXPECT_TRUE(player.passing_time());
  EXPECT_DOUBLE_EQ(*player.next_pump(), 10.5) << "Carol's timer is due at 0.5 s";
  player.pump(10.2);
  EXPECT_NEAR(player.time(), 0.2, 1e-9) << "the clock goes on meanwhile";
  player.skip_time();
  player.pump(10.2);
  EXPECT_EQ(player.position().step, 5U);
  EXPECT_EQ(player.time(), 0.5);
}

TEST_F(PlayerTest, ALimitStopsEveryMoveForward) {
  const std::size_t limit = 12;
  for (const auto& move : std::initializer_list<std::function<void()>>{
           [this] { player.forward(trace::Unit::line); }, [this] { player.forward(); },
           [this] { player.forward(trace::Unit::iteration); },
           [this] { player.forward(trace::Unit::output); }, [this] { player.forward_to_task(); },
           [this] { player.go_to(1000); }, [this] { player.run(); }}) {
    player.restart();
    player.set_limit(limit);
    for (int i = 0; i < 20; ++i) {
      move();
      for (double now = 0; player.playing() && now < 100; now += 0.1) player.pump(now);
    }
    EXPECT_EQ(player.events(), limit);
    EXPECT_FALSE(player.waiting());
    EXPECT_FALSE(player.playing());
    EXPECT_FALSE(player.total_steps()) << "the length says how much is to come";
    EXPECT_FALSE(player.total_time());
    EXPECT_LE(player.timeline().steps, player.position().step);
    player.set_limit(stage::unlimited);
  }
  EXPECT_TRUE(player.total_steps());
}

TEST_F(PlayerTest, AMoveWaitsForALimitThatIsNotKnownYet) {
  player.set_limit(std::nullopt);
  player.forward();
  player.pump(0);
  EXPECT_TRUE(player.waiting());
  EXPECT_EQ(player.position(), trace::Position{});
  player.set_limit(stage::unlimited);
  player.pump(0);
  EXPECT_EQ(player.position(), trace::Position{1});
}

TEST_F(PlayerTest, AnAddressIsFollowedWhateverTheLimit) {
  player.set_limit(5);
  player.seek({3, 2});
  EXPECT_EQ(player.position(), (trace::Position{3, 2}));
}

TEST_F(PlayerTest, AMoveOnTheTimelineStopsAtTheLimit) {
  player.set_limit(5);
  player.slide({3});
  EXPECT_EQ(player.events(), 5U);
  EXPECT_TRUE(player.held());
  player.slide({});
  EXPECT_EQ(player.position(), trace::Position{});
  EXPECT_FALSE(player.held());
  player.set_limit(stage::unlimited);
  player.slide({3});
  EXPECT_EQ(player.position(), trace::Position{3});
}

TEST_F(PlayerTest, RunsToAnEventAtTheClocksPaceAndPausesThere) {
  player.seek({6});
  const std::size_t events = player.events();
  player.restart();
  player.run_to(events);
  while (player.playing()) {
    player.pump(real);
    EXPECT_LE(player.events(), events);
    real += 0.05;
  }
  EXPECT_EQ(player.events(), events);
  EXPECT_GE(real, 0.5) << "as much time as on its clock";
  player.run();
  real += 10;
  player.pump(real);
  real += 10;
  player.pump(real);
  EXPECT_GT(player.events(), events) << "another run goes on";
}

TEST_F(PlayerTest, TheLoopIsIdleOnceItsLastCallbackWasOnShow) {
  player.seek({4});
  EXPECT_FALSE(player.idle()) << "nothing moves";
  player.run();
  player.pump(real);
  EXPECT_FALSE(player.idle()) << "the callback is on show";
  real += 0.45;
  player.pump(real);
  EXPECT_EQ(player.position(), trace::Position{4});
  EXPECT_TRUE(player.idle());
  real += 0.1;
  player.pump(real);
  EXPECT_FALSE(player.idle()) << "the timer's callback runs";
}

TEST_F(PlayerTest, RunAtTheEndStartsOver) {
  play_to_the_end();
  player.run();
  EXPECT_EQ(player.position().step, 0U);
  EXPECT_TRUE(player.playing());
}

}  // namespace
