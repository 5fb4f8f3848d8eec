// The player with demos that wait for something outside, and with every demo there and back.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fake_site.hpp"
#include "picture.hpp"
#include "stage/demo_run.hpp"
#include "stage/player.hpp"

namespace {

using stage_test::output;
using stage_test::picture;

struct NetworkPlayerTest : testing::Test {
  stage_test::World world;
  stage::Player player{stage::program_of(stage_test::demo("fetch-users"), world.services)};

  /// The site answers everything that it was asked for.
  void answer() {
    while (world.site.held() > 0) world.site.release(0);
    player.pump(0);
  }
};

TEST_F(NetworkPlayerTest, RunsTheRecordedDemoToItsEnd) {
  player.seek({1000});
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(output(player.state()),
            (std::vector<std::string>{"first: Ada", "then: Grace and Alan"}));
  EXPECT_EQ(player.state().time, 1.7)
      << "0.5 s for the first user, 1.2 s for the other two together";
}

TEST_F(NetworkPlayerTest, AStepThatMustWaitHappensWhenTheAnswerIsHere) {
  world.site.hold = true;
  player.forward();
  player.forward();
  EXPECT_EQ(player.position().step, 1U);
  EXPECT_TRUE(player.waiting());
  EXPECT_EQ(player.next_pump(), 0);
  EXPECT_FALSE(player.pump(0)) << "nothing new to see";
  answer();  // the index
  EXPECT_TRUE(player.waiting());
  answer();  // the recording
  EXPECT_FALSE(player.waiting());
  EXPECT_EQ(player.position().step, 2U);
  EXPECT_FALSE(player.next_pump());
}

TEST_F(NetworkPlayerTest, BackAbandonsAWaitingStep) {
  world.site.hold = true;
  player.forward();
  player.forward();
  player.back();
  EXPECT_FALSE(player.waiting());
  EXPECT_EQ(player.position().step, 0U);
  player.forward();
  EXPECT_EQ(player.position().step, 1U) << "what was seen is seen again without the network";
}

TEST_F(NetworkPlayerTest, AnIterationIsNotHeldUpByTheRequestsThatItSends) {
  player.seek({3});  // main has made two tasks that will each send a request
  world.site.hold = true;
  player.forward(trace::Unit::iteration);
  EXPECT_FALSE(player.waiting()) << picture(player.state());
  EXPECT_EQ(player.state().iteration_callbacks, 2) << picture(player.state());
  EXPECT_EQ(player.position().step, 5U);
}

TEST_F(NetworkPlayerTest, AnIterationBeginsWhenTheAnswersAreHere) {
  player.seek({3});
  world.site.hold = true;
  player.forward(trace::Unit::iteration);
  player.forward(trace::Unit::iteration);
  EXPECT_TRUE(player.waiting()) << picture(player.state());
  while (player.waiting()) {
    ASSERT_GT(world.site.held(), 0U);
    answer();
  }
  EXPECT_TRUE(player.state().queue(trace::QueueKind::batch).empty());
  EXPECT_GT(player.position().step, 5U);
}

TEST_F(NetworkPlayerTest, ASeekContinuesAfterWaiting) {
  world.site.hold = true;
  player.seek({7});
  EXPECT_TRUE(player.waiting());
  while (player.waiting()) {
    ASSERT_GT(world.site.held(), 0U);
    answer();
  }
  EXPECT_EQ(player.position().step, 7U);
}

TEST_F(NetworkPlayerTest, ASeekBeyondTheEndStopsThere) {
  world.site.hold = true;
  player.seek({1000});
  while (player.waiting()) answer();
  EXPECT_TRUE(player.at_end());
}

TEST_F(NetworkPlayerTest, RunWaitsForTheAnswerAndContinues) {
  world.site.hold = true;
  player.run();
  double now = 0;
  for (int frame = 0; frame < 200; ++frame, now += 0.1) player.pump(now);
  EXPECT_TRUE(player.playing());
  EXPECT_FALSE(player.at_end());
  EXPECT_EQ(player.position().step, 1U);
  for (int frame = 0; player.playing() && frame < 1000; ++frame, now += 0.1) {
    answer();
    player.pump(now);
  }
  EXPECT_TRUE(player.at_end());
}

TEST_F(NetworkPlayerTest, KnowsItsLengthOnceItHasRunToTheEnd) {
  EXPECT_FALSE(player.total_steps());
  player.seek({1000});
  const auto total = player.total_steps();
  EXPECT_EQ(total, player.position().step);
  player.restart();
  EXPECT_EQ(player.total_steps(), total);
}

class EveryDemo : public testing::TestWithParam<demos::Demo> {};

TEST_P(EveryDemo, GoesBackThroughTheSameStates) {
  stage_test::World world(GetParam().lesson);
  stage::Player player(stage::program_of(GetParam(), world.services));
  std::vector<std::string> seen = {picture(player.state())};
  while (!player.at_end()) {
    player.forward();
    while (player.waiting()) {
      world.real += 0.01;
      player.pump(0);
    }
    if (player.position().step == seen.size()) seen.push_back(picture(player.state()));
  }
  EXPECT_GT(seen.size(), 3U);
  while (player.can_go_back()) {
    EXPECT_EQ(picture(player.state()), seen[player.position().step]);
    player.back();
  }
  EXPECT_EQ(picture(player.state()), seen.front());
  for (std::size_t step = 0; step < seen.size(); step += 3) {
    player.seek({step});
    EXPECT_EQ(picture(player.state()), seen[step]);
  }
}

class EveryDemoWithoutAWorker : public testing::TestWithParam<demos::Demo> {};

TEST_P(EveryDemoWithoutAWorker, IsTheSameAgainAfterARestart) {
  stage_test::World world(GetParam().lesson);
  stage::Player player(stage::program_of(GetParam(), world.services));
  const auto pictures = [&player] {
    std::vector<std::string> seen;
    for (; !player.at_end(); player.forward(trace::Unit::iteration))
      seen.push_back(picture(player.state()));
    return seen;
  };
  const auto first = pictures();
  player.restart();
  EXPECT_EQ(pictures(), first);
}

std::vector<demos::Demo> without_workers() {
  std::vector<demos::Demo> result;
  for (const demos::Demo& demo : demos::all()) {
    if (demo.needs != demos::Needs::process) result.push_back(demo);
  }
  return result;
}

std::string name_of(const testing::TestParamInfo<demos::Demo>& info) {
  return stage_test::test_name(info.param);
}

INSTANTIATE_TEST_SUITE_P(Demos, EveryDemo,
                         testing::ValuesIn(demos::all().begin(), demos::all().end()), name_of);
INSTANTIATE_TEST_SUITE_P(Demos, EveryDemoWithoutAWorker, testing::ValuesIn(without_workers()),
                         name_of);

}  // namespace
