#include "stage/recorded_transport.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "aio/async_with.hpp"
#include "aio/gather.hpp"
#include "aio/timeout.hpp"
#include "fake_site.hpp"
#include "net/errors.hpp"
#include "stage/demo_run.hpp"
#include "trace/json.hpp"
#include "trace/state.hpp"

namespace {

using demos::Environment;

demos::Demo network_demo(aio::Coroutine<> (*main)(Environment&)) {
  return {"test", "test", "test", demos::Needs::network, main};
}

struct RecordedTransportTest : testing::Test {
  stage_test::World world;

  void play(stage::DemoRun& run) {
    while (run.advance() == stage::Advance::stepped) {
    }
  }
  std::string output(const stage::DemoRun& run) {
    std::string lines;
    for (const auto& line : trace::state_at(run.trace(), run.trace().steps()).output) {
      lines += std::string(line.text) + "\n";
    }
    return lines;
  }
};

aio::Coroutine<> get(Environment& env, std::string url,
                     std::optional<double> timeout = std::nullopt) {
  std::string word;
  try {
    const net::Response response = co_await env.transport().send({.url = url, .timeout = timeout});
    word = std::to_string(response.status) + " " + response.reason + " " +
           response.headers.get("Content-Type") + " " + response.body;
  } catch (const std::exception& error) {
    word = error.what();
  }
  env.print(std::to_string(aio::get_running_loop().time()) + " " + word);
}

aio::Coroutine<> get_one(Environment& env) { co_await get(env, "https://api.example.com/users/1"); }

TEST_F(RecordedTransportTest, AnswersWhatWasRecordedAfterTheRecordedDelay) {
  const demos::Demo demo = network_demo(&get_one);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_EQ(output(run),
            "0.500000 200 OK application/json; charset=utf-8 {\"id\":1,\"name\":\"Ada\"}\n");
  EXPECT_EQ(world.site.asked, (std::vector<std::string>{"api/index.json", "api/user_1.json"}));
}

TEST_F(RecordedTransportTest, AnAnswerComesFromOutsideAndIsNotATimer) {
  const demos::Demo demo = network_demo(&get_one);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  ASSERT_EQ(run.advance(), stage::Advance::stepped);
  const trace::State sent = trace::state_at(run.trace(), 1);
  EXPECT_EQ(sent.task(1).awaits, trace::WaitKind::network);
  EXPECT_EQ(sent.task(1).label, "GET /users/1");
  EXPECT_TRUE(sent.timers.empty());
  play(run);
  ASSERT_EQ(run.trace().steps(), 3U) << "send, answer, and main again";
  EXPECT_EQ(trace::state_at(run.trace(), 2).running->cause, trace::Cause::outside);
  EXPECT_EQ(trace::state_at(run.trace(), 3).running->cause, trace::Cause::outside);
  EXPECT_EQ(trace::state_at(run.trace(), 3).time, 0.5);
}

TEST_F(RecordedTransportTest, TimeStandsStillWhileARecordingIsLoading) {
  world.site.hold = true;
  const demos::Demo demo = network_demo(&get_one);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  ASSERT_EQ(run.advance(), stage::Advance::stepped);
  for (int i = 0; i < 5; ++i) {
    world.real += 3;
    EXPECT_EQ(run.advance(), stage::Advance::waiting);
  }
  EXPECT_EQ(run.time(), 0);
  world.site.release(0);
  EXPECT_EQ(run.advance(), stage::Advance::waiting);
  world.site.release(0);
  play(run);
  EXPECT_TRUE(run.finished());
  EXPECT_EQ(run.time(), 0.5);
}

TEST_F(RecordedTransportTest, TheRestOfAnIterationRunsWhileARecordingIsLoading) {
  world.site.hold = true;
  const demos::Demo& demo = stage_test::demo("github");
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  while (run.advance() == stage::Advance::stepped) {
  }
  const trace::State state = trace::state_at(run.trace(), run.trace().steps());
  EXPECT_EQ(state.iteration, 2);
  EXPECT_TRUE(state.queue(trace::QueueKind::batch).empty());
  EXPECT_TRUE(std::ranges::all_of(state.tasks, [](const trace::TaskState& task) {
    return task.status == trace::TaskStatus::suspended;
  })) << "every request has been sent";
}

TEST_F(RecordedTransportTest, TheOrderInWhichTheSiteAnswersMakesNoDifference) {
  const demos::Demo& demo = stage_test::demo("github");
  const auto traced = [&](std::size_t pick) {
    stage_test::World slow;
    slow.site.hold = true;
    stage::DemoRun run(demo, slow.services, stage::Network::recorded);
    while (!run.finished()) {
      if (run.advance() != stage::Advance::waiting) continue;
      EXPECT_GT(slow.site.held(), 0U) << "waits, but for what?";
      if (slow.site.held() == 0) break;
      slow.site.release(pick % slow.site.held());
      slow.real += 0.1;
    }
    return trace::to_json(run.trace());
  };
  stage::DemoRun prompt(demo, world.services, stage::Network::recorded);
  play(prompt);
  const std::string expected = trace::to_json(prompt.trace());
  EXPECT_EQ(traced(0), expected);
  EXPECT_EQ(traced(1), expected);
  EXPECT_EQ(traced(3), expected);
}

TEST_F(RecordedTransportTest, ASecondRunAsksTheSiteForNothing) {
  const demos::Demo demo = network_demo(&get_one);
  stage::DemoRun first(demo, world.services, stage::Network::recorded);
  play(first);
  world.site.offline = true;
  stage::DemoRun second(demo, world.services, stage::Network::recorded);
  play(second);
  EXPECT_EQ(world.site.asked.size(), 2U);
  EXPECT_EQ(trace::to_json(second.trace()), trace::to_json(first.trace()));
}

aio::Coroutine<> get_with_timeouts(Environment& env) {
  co_await aio::gather(get(env, "https://api.example.com/users/1", 0.25),
                       get(env, "https://api.example.com/users/2", 2));
}

TEST_F(RecordedTransportTest, HonoursTheTimeoutOfARequest) {
  const demos::Demo demo = network_demo(&get_with_timeouts);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_EQ(output(run),
            "0.250000 GET /users/1: no answer in time\n"
            "1.200000 200 OK application/json; charset=utf-8 {\"id\":2,\"name\":\"Grace\"}\n");
  EXPECT_EQ(run.time(), 1.2) << "nothing is left that would arrive later";
}

aio::Coroutine<> gives_up(Environment& env) {
  try {
    co_await aio::async_with(aio::timeout(1), [&env](aio::Timeout&) -> aio::Coroutine<> {
      co_await env.transport().send({.url = "https://api.example.com/delay/3"});
    });
  } catch (const aio::TimeoutError&) {
    env.print("gave up");
  }
}

TEST_F(RecordedTransportTest, ACancelledRequestNeverArrives) {
  const demos::Demo demo = network_demo(&gives_up);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_TRUE(run.finished());
  EXPECT_EQ(output(run), "gave up\n");
  EXPECT_EQ(run.time(), 1.0);
}

aio::Coroutine<> cancels_at_once(Environment& env) {
  auto answer = env.transport().send({.url = "https://api.example.com/delay/3"});
  answer.cancel();
  env.print("cancelled");
  co_return;
}

TEST_F(RecordedTransportTest, ARequestCancelledWhileItsRecordingIsLoadingBlocksNothing) {
  world.site.hold = true;
  const demos::Demo demo = network_demo(&cancels_at_once);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_TRUE(run.finished());
  EXPECT_EQ(output(run), "cancelled\n");
}

aio::Coroutine<> blocks_meanwhile(Environment& env) {
  auto answer = env.transport().send({.url = "https://api.example.com/users/1"});
  env.block(2);
  co_await answer;
  env.print("here at " + std::to_string(aio::get_running_loop().time()));
}

TEST_F(RecordedTransportTest, AnAnswerTravelsWhileTheLoopIsBlocked) {
  const demos::Demo demo = network_demo(&blocks_meanwhile);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_EQ(output(run), "here at 2.000000\n");
}

aio::Coroutine<> posts(Environment& env) {
  try {
    co_await env.transport().send({.method = "POST", .url = "https://api.example.com/users/1"});
  } catch (const net::ClientConnectionError& error) {
    env.print(error.what());
  }
}

TEST_F(RecordedTransportTest, NamesARequestThatWasNeverRecorded) {
  const demos::Demo demo = network_demo(&posts);
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  play(run);
  EXPECT_EQ(output(run),
            "There is no recording of POST https://api.example.com/users/1. "
            "Record it as a file in the lesson's api folder, or use the live network.\n");
}

TEST_F(RecordedTransportTest, ReportsWhyARecordingCannotBeLoadedAndTriesAgain) {
  world.site.offline = true;
  const demos::Demo demo = network_demo(&get_one);
  stage::DemoRun first(demo, world.services, stage::Network::recorded);
  play(first);
  EXPECT_NE(output(first).find("api/index.json could not be loaded: Cannot connect to host"),
            std::string::npos)
      << output(first);
  EXPECT_NE(output(first).find("Restart the demo to try again."), std::string::npos)
      << output(first);

  world.site.offline = false;
  stage::DemoRun second(demo, world.services, stage::Network::recorded);
  play(second);
  EXPECT_NE(output(second).find("Ada"), std::string::npos) << output(second);
}

TEST_F(RecordedTransportTest, NamesARecordingThatIsMissingOrBroken) {
  const demos::Demo demo = network_demo(&get_one);
  const auto said = [&] {
    stage::DemoRun run(demo, world.services, stage::Network::recorded);
    play(run);
    return output(run);
  };
  const std::string whole = world.site.files["api/user_1.json"];
  world.site.files.erase("api/user_1.json");
  EXPECT_NE(said().find("api/user_1.json could not be loaded: the site answered 404 Not Found"),
            std::string::npos);
  world.site.files["api/user_1.json"] = whole.substr(0, 20);
  EXPECT_NE(said().find("The recording api/user_1.json is broken: "), std::string::npos);
  world.site.files["api/user_1.json"] = R"({"delay": 1})";
  EXPECT_NE(said().find("The recording api/user_1.json is broken: "), std::string::npos);
  world.site.files["api/user_1.json"] = whole;
  EXPECT_NE(said().find("Ada"), std::string::npos);
}

}  // namespace
