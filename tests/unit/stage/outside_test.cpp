// What a run records of requests, threads and processes: from their start to their end, and how they ended.
#include <gtest/gtest.h>

#include <exception>
#include <string>
#include <thread>
#include <vector>

#include "aio/async_with.hpp"
#include "aio/timeout.hpp"
#include "demos/program.hpp"
#include "fake_site.hpp"
#include "net/client_session.hpp"
#include "net/transport.hpp"
#include "stage/demo_run.hpp"
#include "trace/names.hpp"
#include "trace/seconds_text.hpp"
#include "trace/state.hpp"

namespace {

using demos::Environment;

struct OutsideTest : testing::Test {
  stage_test::World world;

  /// "request GET /users/1 by main: 0-0.6 returned 200 OK", one for each operation.
  std::vector<std::string> outside_of(aio::Coroutine<> (*main)(Environment&)) {
    const demos::Demo demo{"test", "test", "test", demos::Needs::network, main};
    stage::DemoRun run(demo, world.services, stage::Network::recorded);
    while (!run.finished())
      if (run.advance() == stage::Advance::waiting) std::this_thread::yield();
    std::vector<std::string> made;
    const trace::State state = trace::state_at(run.trace(), run.trace().steps());
    for (const trace::OutsideState& each : state.outside) {
      std::string words = std::string(trace::name_of(each.kind)) + " " + std::string(each.label) +
                          " by " + std::string(state.task(each.task).name) + ": " +
                          trace::seconds_text(each.started) + "-";
      if (each.ended)
        words += trace::seconds_text(*each.ended) + " " + std::string(name_of(each.outcome)) + " " +
                 std::string(each.answer);
      made.push_back(words);
    }
    return made;
  }
};

using Words = std::vector<std::string>;

aio::Coroutine<> two_requests(Environment& env) {
  co_await env.transport().send({.url = "https://api.example.com/users/1"});
  co_await env.transport().send({.url = "https://api.example.com/users/99"});
}

TEST_F(OutsideTest, ARequestIsInFlightUntilItsAnswer) {
  EXPECT_EQ(outside_of(&two_requests),
            (Words{"request GET /users/1 by main: 0-0.5 returned 200 OK",
                   "request GET /users/99 by main: 0.5-0.8 returned 404 Not Found"}));
}

aio::Coroutine<> too_slow(Environment& env) {
  try {
    co_await env.transport().send({.url = "https://api.example.com/delay/3", .timeout = 1});
  } catch (const aio::TimeoutError&) {
  }
}

TEST_F(OutsideTest, ARequestThatTimesOutHasFailed) {
  EXPECT_EQ(outside_of(&too_slow), Words{"request GET /delay/3 by main: 0-1 failed "
                                         "GET /delay/3: no answer in time"});
}

aio::Coroutine<> too_slow_for_its_session(Environment& env) {
  const net::ClientSession session(env.transport(), "https://api.example.com");
  try {
    co_await aio::async_with(session.get("/delay/3", {.timeout = 1}),
                             [](net::Response&) -> aio::Coroutine<> { co_return; });
  } catch (const aio::TimeoutError&) {
  }
}

TEST_F(OutsideTest, ARequestThatItsSessionTimesOutIsCancelledAsByAiohttp) {
  EXPECT_EQ(outside_of(&too_slow_for_its_session),
            Words{"request GET /delay/3 by main: 0-1 cancelled "});
}

aio::Coroutine<> gives_up(Environment& env) {
  try {
    co_await aio::async_with(aio::timeout(1), [&env](aio::Timeout&) -> aio::Coroutine<> {
      co_await env.transport().send({.url = "https://api.example.com/delay/3"});
    });
  } catch (const aio::TimeoutError&) {
  }
}

TEST_F(OutsideTest, ARequestThatNobodyWaitsForAnyMoreIsCancelled) {
  EXPECT_EQ(outside_of(&gives_up), Words{"request GET /delay/3 by main: 0-1 cancelled "});
}

aio::Coroutine<> thread(Environment& env) { co_await env.sleep_in_thread(2); }

TEST_F(OutsideTest, AThreadIsOutsideUntilItReturns) {
  EXPECT_EQ(outside_of(&thread), Words{"thread time.sleep in a thread by main: 0-2 returned "});
}

aio::Coroutine<> left_behind(Environment& env) {
  static_cast<void>(env.transport().send({.url = "https://api.example.com/delay/3"}));
  co_return;
}

TEST_F(OutsideTest, WhatIsInFlightAtTheEndOfTheRunIsNoLongerRecorded) {
  const demos::Demo demo{"test", "test", "test", demos::Needs::network, &left_behind};
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  EXPECT_EQ(run.advance(), stage::Advance::stepped);
}

std::int64_t answer(std::int64_t /*argument*/) { return 42; }

aio::Coroutine<> process(Environment& env) {
  static const demos::Job job{"answer", &answer};
  co_await env.run_in_process(job, 0);
}

TEST_F(OutsideTest, AProcessAnswersWithItsResult) {
  // The real time does not pass here, so this is the least that a process takes on the stage.
  EXPECT_EQ(outside_of(&process), Words{"process answer in a process by main: 0-1.2 returned 42"});
}

}  // namespace
