// When tasks and callbacks run. Each expectation is the line that CPython 3.13 prints for the same
// program.
#include <gtest/gtest.h>

#include <vector>

#include "support.hpp"

namespace aio {
namespace {

TEST(SemanticsOfTasks, CreateTaskIsDeferred) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&](int n) -> Coroutine<> {
                log("run", n);
                co_return;
              };
              std::vector<Task<>> tasks;
              for (int i = 0; i < 3; ++i) tasks.push_back(create_task(c(i)));
              log("created");
              co_await tasks[2];
              log("after t2");
            }),
            "created | run 0 | run 1 | run 2 | after t2");
}

TEST(SemanticsOfTasks, BareAwaitDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                log("c");
                co_return;
              };
              get_running_loop().call_soon([&] { log("soon"); });
              co_await c();
              log("no switch");
              co_await sleep(0);
              log("switched");
            }),
            "c | no switch | soon | switched");
}

TEST(SemanticsOfTasks, OneIterationRunsASnapshot) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.call_soon([&] {
                log("a");
                loop.call_soon([&] { log("a2"); });
              });
              loop.call_soon([&] { log("b"); });
              loop.call_later(0, [&] { log("later0"); });
              for (int i = 0; i < 3; ++i) {
                co_await sleep(0);
                log("iter", i);
              }
            }),
            "a | b | iter 0 | later0 | a2 | iter 1 | iter 2");
}

TEST(SemanticsOfTasks, AwaitingADoneTaskDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task([]() -> Coroutine<int> { co_return 1; }());
              co_await sleep(0);
              get_running_loop().call_soon([&] { log("soon"); });
              co_await task;
              log("same iteration");
              co_await sleep(0);
            }),
            "same iteration | soon");
}

TEST(SemanticsOfTasks, AWakeUpCostsOneHop) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                log("c done");
                co_return;
              };
              const auto ticker = [&]() -> Coroutine<> {
                for (int i = 0; i < 4; ++i) {
                  log("tick", i);
                  co_await sleep(0);
                }
              };
              const auto task = create_task(c());
              const auto ticking = create_task(ticker());
              co_await task;
              log("main woke");
              co_await ticking;
            }),
            "c done | tick 0 | main woke | tick 1 | tick 2 | tick 3");
}

TEST(SemanticsOfTasks, AFuturesCallbacksAreCalledSoonInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto future = get_running_loop().create_future<int>();
              for (int i = 0; i < 3; ++i) future.add_done_callback([&log, i] { log("cb", i); });
              future.set_result(1);
              log("set");
              co_await sleep(0);
              future.add_done_callback([&] { log("late cb"); });
              log("added late");
              co_await sleep(0);
            }),
            "set | cb 0 | cb 1 | cb 2 | added late | late cb");
}

TEST(SemanticsOfTasks, EqualTimersLeaveTheHeapInHeapqsOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              const double when = loop.time() + .01;
              for (int i = 0; i < 6; ++i) loop.call_at(when, [&log, i] { log(i); });
              co_await sleep(.03);
            }),
            "0 | 2 | 5 | 1 | 3 | 4");
}

TEST(SemanticsOfTasks, SleepsOfNothingAreYields) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto s = [&](const char* name, double delay) -> Coroutine<> {
                co_await sleep(delay);
                log(name);
              };
              co_await gather(s("1ns", 1e-9), s("neg", -1), s("zero", 0));
            }),
            "neg | zero | 1ns");
}

TEST(SemanticsOfTasks, Names) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = []() -> Coroutine<> { co_return; };
              const std::vector tasks{create_task(c()), create_task(c(), "bob")};
              const std::string name = tasks[0].name();
              log(name.substr(0, name.find_last_not_of("0123456789") + 1), tasks[1].name());
              co_await wait(tasks);
            }),
            "Task- bob");
}

TEST(SemanticsOfTasks, ContextVariablesAreCopiedAtCreation) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              ContextVar<int> v("v", 0);
              v.set(1);
              const auto c = [&]() -> Coroutine<> {
                log("child sees", v.get());
                v.set(99);
                co_return;
              };
              const auto task = create_task(c());
              v.set(2);
              co_await task;
              log("parent keeps", v.get());
            }),
            "child sees 1 | parent keeps 2");
}

TEST(SemanticsOfTasks, EagerTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const TaskOptions eager{.eager_start = true};
              const auto c = [&](int n) -> Coroutine<> {
                log("run", n);
                co_await sleep(0);
                log("resumed", n);
              };
              const auto d = [&]() -> Coroutine<int> {
                log("sync");
                co_return 7;
              };
              const auto first = create_task(c(0), eager);
              log("created");
              const auto second = create_task(d(), eager);
              log("done at once", second.done());
              co_await first;
            }),
            "run 0 | created | sync | done at once True | resumed 0");
}

TEST(SemanticsOfTasks, RunCancelsLeftovers) {
  Log log;
  const auto left = [&]() -> Coroutine<> {
    try {
      co_await sleep(9);
    } catch (const CancelledError&) {
      log("cancelled at shutdown");
      throw;
    }
  };
  const auto main = [&]() -> Coroutine<> {
    create_task(left());
    co_await sleep(0);
    log("main returns");
  };
  VirtualClock clock;
  run(main(), clock);
  EXPECT_EQ(log.text(), "main returns | cancelled at shutdown");
}

}  // namespace
}  // namespace aio
