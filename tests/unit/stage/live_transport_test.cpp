#include "stage/live_transport.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "fake_site.hpp"
#include "held_network.hpp"
#include "net/errors.hpp"
#include "net/exchange.hpp"
#include "stage/demo_run.hpp"
#include "stage/player.hpp"
#include "trace/state.hpp"

namespace {

aio::Coroutine<> asks(demos::Environment& env) {
  try {
    const net::Response response =
        co_await env.transport().send({.url = "https://api.github.com/users/torvalds"});
    response.raise_for_status();
    env.print("answered");
  } catch (const std::exception& error) {
    env.print(error.what());
  }
}

struct LiveTransportTest : testing::Test {
  LiveTransportTest() { world.services.live = &network; }

  stage_test::World world;
  stage_test::HeldNetwork network;
  demos::Demo demo{"test", "test", "test", demos::Needs::network, &asks};

  trace::State end_of(stage::DemoRun& run) {
    while (run.advance() == stage::Advance::stepped) {
    }
    EXPECT_TRUE(run.finished());
    return trace::state_at(run.trace(), run.trace().steps());
  }
};

TEST_F(LiveTransportTest, TheClockFollowsRealTimeWhileARequestIsInFlight) {
  stage::DemoRun run(demo, world.services, stage::Network::live);
  ASSERT_EQ(run.advance(), stage::Advance::stepped);
  EXPECT_EQ(run.advance(), stage::Advance::waiting);
  world.real += 0.25;
  EXPECT_EQ(run.advance(), stage::Advance::waiting);
  EXPECT_EQ(run.time(), 0.25);
  network.replies[0].post([](net::Exchange& e) { e.succeed({.status = 200}); });
  const trace::State end = end_of(run);
  EXPECT_EQ(end.output.at(0).text, "answered");
  EXPECT_EQ(end.time, 0.25);
  EXPECT_TRUE(end.notes.empty());
}

aio::Coroutine<> asks_two(demos::Environment& env) {
  const auto ask = [](demos::Environment& env, std::string user) -> aio::Coroutine<> {
    co_await env.transport().send({.url = "https://api.github.com/users/" + user});
    env.print(user);
  };
  co_await aio::gather(ask(env, "torvalds"), ask(env, "gvanrossum"));
}

// One after the other on the stage, at the times they took, not all at once when Step is pressed.
TEST_F(LiveTransportTest, AnswersThatCameWhileTheLearnerThoughtArriveWhenTheyCame) {
  demo.main = &asks_two;
  stage::DemoRun run(demo, world.services, stage::Network::live);
  while (run.trace().steps() < 3) run.advance();
  run.hold();
  const auto answer = [this](std::size_t which, double after) {
    world.real = world.real + after;
    network.replies.at(which).post([](net::Exchange& e) { e.succeed({.status = 200}); });
  };
  answer(1, 0.25);
  answer(0, 0.5);
  world.real = 3600;
  const trace::State end = end_of(run);
  ASSERT_EQ(end.output.size(), 2U);
  EXPECT_EQ(end.output[0].text, "gvanrossum");
  EXPECT_EQ(end.output[0].time, 0.25);
  EXPECT_EQ(end.output[1].text, "torvalds");
  EXPECT_EQ(end.output[1].time, 0.75);
}

TEST_F(LiveTransportTest, PassesOnAServersMessageAboutARateLimit) {
  stage::DemoRun run(demo, world.services, stage::Network::live);
  run.advance();
  network.replies[0].post([](net::Exchange& e) {
    e.succeed({.status = 403,
               .headers = {{"X-RateLimit-Remaining", "0"}},
               .url = e.request().url,
               .body = R"({"message":"API rate limit exceeded for 192.0.2.1."})"});
  });
  const trace::State end = end_of(run);
  EXPECT_EQ(end.output.at(0).text,
            "403, message='Forbidden', url='https://api.github.com/users/torvalds'");
  ASSERT_EQ(end.notes.size(), 1U);
  EXPECT_EQ(end.notes[0].text, "GET /users/torvalds: 403 API rate limit exceeded for 192.0.2.1.");
}

TEST_F(LiveTransportTest, ReportsWhyThereWasNoAnswer) {
  stage::DemoRun run(demo, world.services, stage::Network::live);
  run.advance();
  network.replies[0].post([](net::Exchange& e) {
    e.fail(net::ClientConnectorError(e.request().url, net::ConnectFailure::offline,
                                     "the browser is offline"));
  });
  const trace::State end = end_of(run);
  const std::string words = "Cannot connect to host api.github.com:443 [the browser is offline]";
  EXPECT_EQ(end.output.at(0).text, words);
  ASSERT_EQ(end.notes.size(), 1U);
  EXPECT_EQ(end.notes[0].text, "GET /users/torvalds: " + words);
}

TEST_F(LiveTransportTest, ARunMayEndWhileARequestIsInFlight) {
  {
    stage::DemoRun run(demo, world.services, stage::Network::live);
    run.advance();
  }
  ASSERT_EQ(network.replies.size(), 1U);
  network.replies[0].post([](net::Exchange&) { FAIL() << "the exchange is gone"; });
}

TEST_F(LiveTransportTest, SwitchingTheNetworkDuringARequestStartsANewRun) {
  stage::Player player(stage::program_of(demo, world.services));
  player.set_network(stage::Network::live);
  player.forward();
  player.forward();
  EXPECT_TRUE(player.waiting());
  EXPECT_FALSE(player.total_steps()) << "nobody knows how a live run will go";
  player.set_network(stage::Network::recorded);
  EXPECT_EQ(player.position().step, 0U);
  EXPECT_FALSE(player.waiting());
  player.seek({100});
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(player.state().output.at(0).text, "answered");
  EXPECT_EQ(player.state().time, 0.9);
}

TEST_F(LiveTransportTest, ThePlayersClockContinuesWhileItWaits) {
  stage::Player player(stage::program_of(demo, world.services));
  player.set_network(stage::Network::live);
  player.forward();
  player.forward();
  player.pump(0);
  world.real += 1.5;
  player.pump(0);
  EXPECT_EQ(player.state().time, 0);
  EXPECT_EQ(player.time(), 1.5);
  player.pause();
  world.real += 60;
  player.forward();
  player.pump(0);
  EXPECT_EQ(player.time(), 1.5) << "a pause does not count";
}

}  // namespace
