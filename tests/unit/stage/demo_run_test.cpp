#include "stage/demo_run.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "aio/sleep.hpp"
#include "demos/program.hpp"
#include "fake_site.hpp"
#include "trace/state.hpp"

namespace {

using demos::Environment;

demos::Demo demo(aio::Coroutine<> (*main)(Environment&),
                 demos::Needs needs = demos::Needs::nothing) {
  return {"test", "test", "test", needs, main};
}

std::vector<std::string> output(const stage::DemoRun& run) {
  std::vector<std::string> lines;
  for (const trace::Event& event : run.trace().events()) {
    if (event.kind == trace::EventKind::output) lines.emplace_back(run.trace().text(event.text));
  }
  return lines;
}

using Lines = std::vector<std::string>;

struct RunTest : testing::Test {
  stage_test::World world;

  /// Runs to the end of a demo that waits for nothing outside.
  void finish(stage::DemoRun& run) {
    while (run.advance() == stage::Advance::stepped) {
    }
    ASSERT_TRUE(run.finished());
  }
};

aio::Coroutine<> throws(Environment& env) {
  co_await aio::sleep(1);
  env.print("before");
  throw aio::ValueError("no luck");
}

TEST_F(RunTest, ReportsTheErrorOfAFailedDemo) {
  const demos::Demo failing = demo(&throws);
  stage::DemoRun run(failing, world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(run.failure(), "no luck");
  EXPECT_EQ(output(run), Lines{"before"});
}

aio::Coroutine<> cancels_itself(Environment&) {
  aio::current_task()->cancel("enough");
  co_await aio::sleep(1);
}

TEST_F(RunTest, ReportsThatMainWasCancelled) {
  const demos::Demo cancelled = demo(&cancels_itself);
  stage::DemoRun run(cancelled, world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(run.failure(), "main was cancelled");
}

aio::Coroutine<> waits_for_nobody(Environment& env) {
  env.print("waiting");
  co_await aio::get_running_loop().create_future<void>();
}

TEST_F(RunTest, EndsWhenADemoWaitsForSomethingThatCanNeverHappen) {
  const demos::Demo stuck = demo(&waits_for_nobody);
  stage::DemoRun run(stuck, world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(output(run), Lines{"waiting"});
  ASSERT_TRUE(run.failure());
  EXPECT_NE(run.failure()->find("main never ended"), std::string::npos) << *run.failure();
}

TEST_F(RunTest, DoesNothingOnceItIsFinished) {
  const demos::Demo failing = demo(&throws);
  stage::DemoRun run(failing, world.services, stage::Network::recorded);
  finish(run);
  const std::size_t events = run.trace().events().size();
  EXPECT_EQ(run.advance(), stage::Advance::finished);
  EXPECT_EQ(run.trace().events().size(), events);
}

aio::Coroutine<> background(Environment& env) {
  try {
    co_await aio::sleep(10);
    env.print("never printed");
  } catch (const aio::CancelledError&) {
    env.print("cancelled with main's end");
    throw;
  }
}

aio::Coroutine<> leaves_a_task_behind(Environment& env) {
  aio::create_task(background(env), "background");
  co_await aio::sleep(1);
  env.print("main is done");
}

TEST_F(RunTest, CancelsTheTasksThatMainLeavesAsAsyncioRunDoes) {
  const demos::Demo careless = demo(&leaves_a_task_behind);
  stage::DemoRun run(careless, world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(output(run), (Lines{"main is done", "cancelled with main's end"}));
  EXPECT_EQ(run.time(), 1.0);
  EXPECT_FALSE(run.failure());
}

aio::Coroutine<> fails_alone(Environment&) {
  co_await aio::sleep(0);
  throw aio::ValueError("nobody asks");
}

aio::Coroutine<> forgets_a_task(Environment& env) {
  aio::create_task(fails_alone(env), "forgotten");
  co_await aio::sleep(1);
}

TEST_F(RunTest, NotesAnErrorThatWasNeverRetrieved) {
  const demos::Demo forgetful = demo(&forgets_a_task);
  stage::DemoRun run(forgetful, world.services, stage::Network::recorded);
  finish(run);
  const trace::State end = trace::state_at(run.trace(), run.trace().steps());
  ASSERT_EQ(end.notes.size(), 1U);
  EXPECT_NE(end.notes[0].text.find("nobody asks"), std::string_view::npos) << end.notes[0].text;
}

aio::Coroutine<> stands_in_a_block(Environment& env) {
  const demos::Block block(env, 7);
  env.line(8);
  co_await aio::sleep(1);
}

TEST_F(RunTest, MayBeDestroyedAtAnyMoment) {
  for (const demos::Demo& each : demos::all()) {
    for (int steps = 0; steps < 12; ++steps) {
      stage::DemoRun run(each, world.services, stage::Network::recorded);
      for (int i = 0; i < steps; ++i) run.advance();
    }
  }
  const demos::Demo blocked = demo(&stands_in_a_block);
  stage::DemoRun run(blocked, world.services, stage::Network::recorded);
  EXPECT_EQ(run.advance(), stage::Advance::stepped);
}

aio::Coroutine<> sleeps_in_a_thread(Environment& env) {
  co_await env.sleep_in_thread(2);
  env.print("back");
}

TEST_F(RunTest, AThreadThatSleepsIsBackAfterItsTimeWithoutATimerOfTheLoop) {
  const demos::Demo threaded = demo(&sleeps_in_a_thread);
  stage::DemoRun run(threaded, world.services, stage::Network::recorded);
  ASSERT_EQ(run.advance(), stage::Advance::stepped);
  const trace::State asleep = trace::state_at(run.trace(), 1);
  EXPECT_TRUE(asleep.timers.empty());
  EXPECT_EQ(asleep.task(1).awaits, trace::WaitKind::executor);
  EXPECT_EQ(asleep.task(1).label, "time.sleep in a thread");
  ASSERT_EQ(run.advance(), stage::Advance::stepped);
  EXPECT_EQ(trace::state_at(run.trace(), 2).running->cause, trace::Cause::outside);
  finish(run);
  EXPECT_EQ(output(run), Lines{"back"});
  EXPECT_EQ(run.time(), 2.0);
}

aio::Coroutine<> gives_up_on_a_thread(Environment& env) {
  auto slow = env.sleep_in_thread(2);
  co_await aio::sleep(1);
  slow.cancel();
  env.print("gave up");
}

TEST_F(RunTest, AThreadWithoutAWaiterStillRunsToItsEnd) {
  const demos::Demo impatient = demo(&gives_up_on_a_thread);
  stage::DemoRun run(impatient, world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(output(run), Lines{"gave up"});
  EXPECT_EQ(run.time(), 2.0);
}

TEST_F(RunTest, WaitsForAWorkerInRealTime) {
  stage::DemoRun run(stage_test::demo("process-pool"), world.services, stage::Network::recorded);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  bool waited = false;
  while (!run.finished() && std::chrono::steady_clock::now() < give_up) {
    if (run.advance() != stage::Advance::waiting) continue;
    waited = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  ASSERT_TRUE(run.finished());
  EXPECT_TRUE(waited);
  EXPECT_EQ(output(run).back(), "17984 primes");
  const trace::State end = trace::state_at(run.trace(), run.trace().steps());
  ASSERT_EQ(end.outside.size(), 1U);
  const double ended = end.outside[0].ended.value_or(0);
  EXPECT_GT(std::ranges::count_if(end.output, [&](const auto& line) { return line.time < ended; }),
            2)
      << "several beats come while the process works";
}

/// Never has a worker.
class NoWorkers final : public stage::Workers {
 public:
  void start(const demos::Job&, std::int64_t, Done done) override {
    done(std::unexpected("the browser allows no workers"));
  }
};

TEST_F(RunTest, ReportsWhyAWorkerIsNotAvailable) {
  NoWorkers none;
  world.services.workers = &none;
  stage::DemoRun run(stage_test::demo("process-pool"), world.services, stage::Network::recorded);
  finish(run);
  EXPECT_EQ(run.failure(), "the browser allows no workers");
}

TEST_F(RunTest, ReportsThatTheHostHasNoWorkersOrNetwork) {
  stage::Services nothing{.real_time = [] { return 0.0; }};
  stage::DemoRun process(stage_test::demo("process-pool"), nothing, stage::Network::recorded);
  finish(process);
  EXPECT_EQ(process.failure(), "there is no worker here to run count_primes");
  stage::DemoRun network(stage_test::demo("paginate"), nothing, stage::Network::live);
  finish(network);
  EXPECT_EQ(network.failure(), "there is no network here");
}

}  // namespace
