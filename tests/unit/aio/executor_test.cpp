#include "aio/executor.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

/// Runs nothing until requested, for tests that act in between.
class ManualExecutor final : public Executor {
 public:
  void submit(std::function<void()> work) override { queue.push_back(std::move(work)); }
  void run_all() {
    for (auto& work : std::exchange(queue, {})) work();
  }
  std::vector<std::function<void()>> queue;
};

TEST(Executor, ReturnsTheResult) {
  ManualExecutor executor;
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<int> task = loop.create_task([](Executor& e) -> Coroutine<int> {
    co_return co_await run_in_executor(e, [] { return 6 * 7; });
  }(executor));
  loop.run_once();
  EXPECT_EQ(loop.outside(), 1U);
  executor.run_all();
  EXPECT_EQ(loop.run_until_complete(task), 42);
  EXPECT_EQ(loop.outside(), 0U);
}

TEST(Executor, ThrowsTheException) {
  ManualExecutor executor;
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<> task = loop.create_task([](Executor& e) -> Coroutine<> {
    co_await run_in_executor(e, [] { throw std::runtime_error("disk on fire"); });
  }(executor));
  loop.run_once();
  executor.run_all();
  EXPECT_THROW(loop.run_until_complete(task), std::runtime_error);
}

TEST(Executor, ACallCancelledBeforeItStartsNeverRuns) {
  ManualExecutor executor;
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  const Task<> task = loop.create_task([](Executor& e, Log& out) -> Coroutine<> {
    co_await run_in_executor(e, [&] { out("ran"); });
  }(executor, log));
  loop.run_once();
  task.cancel();
  EXPECT_THROW(loop.run_until_complete(task), CancelledError);
  EXPECT_EQ(loop.outside(), 1U);  // until the executor has come to it
  executor.run_all();
  loop.run_once();
  EXPECT_EQ(loop.outside(), 0U);
  EXPECT_EQ(log.text(), "");
}

TEST(Executor, CancellingDoesNotInterruptACallThatRuns) {
  ManualExecutor executor;
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  const Task<> task = loop.create_task([](Executor& e, Log& out) -> Coroutine<> {
    co_await run_in_executor(e, [&] { out("ran"); });
  }(executor, log));
  loop.run_once();
  executor.run_all();  // its result is posted
  task.cancel();
  EXPECT_THROW(loop.run_until_complete(task), CancelledError);
  EXPECT_EQ(log.text(), "ran");
  EXPECT_EQ(loop.outside(), 0U);
}

TEST(Executor, ACallThatEndsAfterTheLoopIsDropped) {
  ManualExecutor executor;
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task([](Executor& e) -> Coroutine<> {
      const Counted local;
      co_await run_in_executor(e, [c = Counted()] { static_cast<void>(c); });
    }(executor));
    loop.run_once();
    EXPECT_GE(Counted::alive, 2);
  }
  executor.run_all();
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Executor, OneThatRefusesLeavesNothingBehind) {
  class Refusing final : public Executor {
    void submit(std::function<void()>) override { throw RuntimeError("can't start new thread"); }
  } executor;
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_THROW(loop.run_until_complete([](Executor& e) -> Coroutine<> {
    co_await run_in_executor(e, [] {});
  }(executor)),
               RuntimeError);
  EXPECT_EQ(loop.outside(), 0U);
}

TEST(Executor, TheLoopsOwnOneCanBeReplaced) {
  const auto executor = std::make_shared<ManualExecutor>();
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_default_executor(executor);
  const Task<int> task = loop.create_task(to_thread([] { return 5; }));
  loop.run_once();
  EXPECT_EQ(executor->queue.size(), 1U);
  executor->run_all();
  EXPECT_EQ(loop.run_until_complete(task), 5);
}

TEST(Executor, TheResultCostsTheHopsOfAsyncio) {
  const auto executor = std::make_shared<ManualExecutor>();
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_default_executor(executor);
  Log log;
  loop.create_task([](Log& out) -> Coroutine<> {
    co_await to_thread([] {});
    out("woke in iteration", get_running_loop().iterations());
  }(log));
  loop.run_once();  // 1: the call is handed over
  executor->run_all();
  loop.run_once();  // 2: the future is set
  loop.run_once();  // 3: its callbacks run
  EXPECT_EQ(log.text(), "woke in iteration 3");
}

#ifndef __EMSCRIPTEN__  // a browser build has no threads

TEST(ThreadPool, RunsOnAnotherThread) {
  VirtualClock clock;
  const bool other = run(
      []() -> Coroutine<bool> {
        const std::thread::id here = std::this_thread::get_id();
        co_return co_await to_thread([here] { return std::this_thread::get_id() != here; });
      }(),
      clock);
  EXPECT_TRUE(other);
}

TEST(ThreadPool, TheLoopContinuesMeanwhile) {
  // The thread waits for what only the loop can give: were the loop blocked, this would hang.
  VirtualClock clock;
  std::promise<int> from_loop;
  const int result = run(
      [](std::promise<int>& promise) -> Coroutine<int> {
        const Task<int> task =
            create_task(to_thread([&promise] { return promise.get_future().get() + 1; }));
        co_await sleep(0);
        co_await sleep(0);
        promise.set_value(41);
        co_return co_await task;
      }(from_loop),
      clock);
  EXPECT_EQ(result, 42);
}

TEST(ThreadPool, RunsAsManyAtOnceAsItHasThreads) {
  // Each of the three waits for the two others, so that all must be running at once.
  const auto pool = make_thread_pool(3);
  VirtualClock clock;
  EventLoop loop(clock);
  std::atomic<int> arrived = 0;
  std::promise<void> all_here;
  const std::shared_future<void> together = all_here.get_future().share();
  std::vector<Task<>> tasks;
  for (int i = 0; i < 3; ++i) {
    tasks.push_back(loop.create_task([](Executor& e, std::function<void()> work) -> Coroutine<> {
      co_await run_in_executor(e, std::move(work));
    }(*pool, [&, together] {
                                       if (++arrived == 3) all_here.set_value();
                                       together.wait();
                                     })));
  }
  for (const Task<>& task : tasks) loop.run_until_complete(task);
  EXPECT_EQ(arrived, 3);
}

TEST(ThreadPool, OneThreadRunsInOrderOfSubmission) {
  const auto pool = make_thread_pool(1);
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;  // one thread writes at a time, and the loop reads when all are done
  std::vector<Task<>> tasks;
  for (int i = 0; i < 5; ++i) {
    tasks.push_back(loop.create_task([](Executor& e, Log& out, int n) -> Coroutine<> {
      co_await run_in_executor(e, [&out, n] { out(n); });
    }(*pool, log, i)));
  }
  for (const Task<>& task : tasks) loop.run_until_complete(task);
  EXPECT_EQ(log.text(), "0 | 1 | 2 | 3 | 4");
}

TEST(ThreadPool, ManyCallsAllCome) {
  VirtualClock clock;
  const int sum = run(
      []() -> Coroutine<int> {
        std::vector<Coroutine<int>> calls;
        for (int i = 0; i < 300; ++i) calls.push_back(to_thread([i] { return i; }));
        int total = 0;
        for (int value : co_await gather(std::move(calls))) total += value;
        co_return total;
      }(),
      clock);
  EXPECT_EQ(sum, 299 * 300 / 2);
}

TEST(ThreadPool, ALoopThatIsDestroyedWaitsForTheThreadThatRuns) {
  Counted::alive = 0;
  VirtualClock clock;
  std::promise<void> started;
  bool finished = false;
  {
    EventLoop loop(clock);
    loop.create_task([](std::promise<void>& begun, bool& end) -> Coroutine<> {
      const Counted local;
      co_await to_thread([&, c = Counted()] {
        static_cast<void>(c);
        begun.set_value();
        std::this_thread::yield();
        end = true;
      });
    }(started, finished));
    loop.run_once();
    started.get_future().wait();
  }
  EXPECT_TRUE(finished);
  EXPECT_EQ(Counted::alive, 0);
}

TEST(ThreadPool, SkipsACancelledCall) {
  const auto pool = make_thread_pool(1);
  VirtualClock clock;
  Log log;
  std::promise<void> release;
  {
    EventLoop loop(clock);
    const auto call = [](Executor& e, std::function<void()> work) -> Coroutine<> {
      co_await run_in_executor(e, std::move(work));
    };
    const Task<> first = loop.create_task(call(*pool, [&] { release.get_future().wait(); }));
    const Task<> second = loop.create_task(call(*pool, [&] { log("ran"); }));
    loop.run_once();
    second.cancel();
    loop.run_once();
    EXPECT_TRUE(second.cancelled());
    release.set_value();
    loop.run_until_complete(first);
  }
  EXPECT_EQ(log.text(), "");
}

TEST(ThreadPool, CallSoonThreadsafeWakesALoopThatWaits) {
  SteadyClock clock;
  EventLoop loop(clock);
  const Future<int> future = loop.create_future<int>();
  // By reference: another thread may not copy a handle, whose count of references is the loop's.
  std::thread other([&] { loop.call_soon_threadsafe([&future] { future.set_result(3); }); });
  EXPECT_EQ(loop.run_until_complete(future), 3);
  other.join();
}

#endif

}  // namespace
}  // namespace aio
