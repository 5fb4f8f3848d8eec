#include "aio/task.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

TEST(Task, WakingItsAwaiterCostsOneHop) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&log]() -> Coroutine<> {
                log("c done");
                co_return;
              };
              const auto ticker = [&log]() -> Coroutine<> {
                for (int i = 0; i < 4; ++i) {
                  log("tick", i);
                  co_await sleep(0);
                }
              };
              const Task<> task = create_task(c());
              const Task<> ticking = create_task(ticker());
              co_await task;
              log("main woke");
              co_await ticking;
            }),
            "c done | tick 0 | main woke | tick 1 | tick 2 | tick 3");
}

TEST(Task, IsNamedByItsPlaceAmongTheUnnamedOnes) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = []() -> Coroutine<> { co_return; };
              const Task<> a = create_task(c());
              const Task<> b = create_task(c(), "bob");
              const Task<> d = create_task(c());
              log(current_task()->name(), a.name(), b.name(), d.name());
              a.set_name("alice");
              log(a.name());
              co_await gather(a, b, d);
            }),
            "Task-1 Task-2 bob Task-3 | alice");
}

TEST(Task, NamesAreCountedForEachLoop) {
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
                log(current_task()->name());
                co_return;
              }),
              "Task-1");
  }
}

TEST(Task, IsTheCurrentOneWhileItRuns) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto who = [&log]() -> Coroutine<> {
                log(current_task()->name());
                co_await sleep(0);
                log(current_task()->name());
              };
              get_running_loop().call_soon(
                  [&] { log(current_task() == nullptr ? "nobody" : "somebody"); });
              const Task<> a = create_task(who(), "a");
              const Task<> b = create_task(who(), "b");
              co_await a;
              co_await b;
            }),
            "nobody | a | b | a | b");
}

TEST(Task, AnAwaitedCoroutineRunsInTheAwaitersTask) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const TaskBase* me = current_task();
              co_await [](const TaskBase* expected, Log& out) -> Coroutine<> {
                co_await sleep(0);
                out("same task", current_task() == expected);
              }(me, log);
            }),
            "same task True");
}

TEST(Task, ItsExceptionReachesEveryAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> bad = create_task([]() -> Coroutine<> {
                co_await sleep(0);
                throw std::runtime_error("x");
              }());
              const auto wait = [&](const char* name) -> Coroutine<> {
                try {
                  co_await bad;
                } catch (const std::runtime_error& error) {
                  log(name, error.what());
                }
              };
              co_await gather(wait("a"), wait("b"));
            }),
            "a x | b x");
}

TEST(Task, CannotAwaitItself) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::optional<Task<int>> task;
              task = create_task([](Log& out, std::optional<Task<int>>& self) -> Coroutine<int> {
                get_running_loop().call_soon([&] { out("soon"); });
                try {
                  co_await *self;
                } catch (const RuntimeError& error) {
                  out("RuntimeError", error.what());
                }
                co_return 3;
              }(log, task));
              log(co_await *task);
            }),
            "soon | RuntimeError Task cannot await on itself: Task-2 | 3");
}

TEST(Task, ACancellationReplacesTheErrorForAwaitingItself) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::optional<Task<>> task;
              task = create_task([](Log& out, std::optional<Task<>>& self) -> Coroutine<> {
                get_running_loop().call_soon([&self] { self->cancel(); });
                try {
                  co_await *self;
                } catch (const CancelledError&) {
                  out("CancelledError");
                  throw;
                }
              }(log, task));
              try {
                co_await *task;
              } catch (const CancelledError&) {
                log("out");
              }
            }),
            "CancelledError | out");
}

TEST(Task, AnExceptionThatIsNeverRetrievedIsReportedWhenTheTaskGoes) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler(
                  [&log](const ExceptionContext& context) { log(context.message); });
              const auto bad = []() -> Coroutine<> {
                throw std::runtime_error("x");
                co_return;
              };
              {
                const Task<> task = create_task(bad());
                co_await sleep(0);
                co_await sleep(0);
                log("done, silent");
              }
              log("after del");
              {
                const Task<> task = create_task(bad());
                co_await sleep(0);
                co_await sleep(0);
                static_cast<void>(task.exception());
              }
              log("retrieved: silent");
              loop.set_exception_handler({});
            }),
            "done, silent | Task exception was never retrieved | after del | retrieved: silent");
}

TEST(Task, RunsToItsEndWithoutReferences) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              create_task([](Log& out) -> Coroutine<> {
                co_await sleep(1);
                out("done");
              }(log));
              co_await sleep(2);
            }),
            "done");
}

TEST(Task, ItsFrameGoesWhenItIsDone) {
  VirtualClock clock;
  EventLoop loop(clock);
  Counted::alive = 0;
  const Task<> task =
      loop.create_task([](Counted) -> Coroutine<> { co_await sleep(1); }(Counted()));
  loop.run_once();
  EXPECT_EQ(Counted::alive, 1);
  loop.run_until_complete(task);
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Task, TheLoopListsTasksThatAreNotDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto nap = [](double seconds) -> Coroutine<> { co_await sleep(seconds); };
              const Task<> a = create_task(nap(1), "a");
              const Task<> b = create_task(nap(2), "b");
              const auto names = [] {
                std::string text;
                get_running_loop().for_each_task(
                    [&text](const TaskBase& task) { text += task.name() + " "; });
                return text;
              };
              log(names());
              co_await a;
              log(names());
            }),
            "Task-1 a b  | Task-1 b ");
}

TEST(Task, MayBeReferencedAfterItsLoopsEnd) {
  VirtualClock clock;
  std::optional<Task<int>> done, running;
  {
    const auto loop = std::make_unique<EventLoop>(clock);
    done = loop->create_task([]() -> Coroutine<int> { co_return 5; }());
    running = loop->create_task([]() -> Coroutine<int> {
      co_await sleep(1);
      co_return 6;
    }());
    loop->run_once();
  }
  EXPECT_EQ(done->result(), 5);
  EXPECT_TRUE(running->done());
  EXPECT_THROW(running->result(), CancelledError);
}

TEST(Task, RunsInATaskThatWaitsForAnotherLoopsResult) {
  VirtualClock clock;
  EventLoop outer(clock), inner(clock);
  Log log;
  outer.run_until_complete([](EventLoop& nested, Log& out) -> Coroutine<> {
    const int result = nested.run_until_complete([]() -> Coroutine<int> {
      co_await sleep(1);
      co_return 8;
    }());
    out(result, &current_task()->loop() == &get_running_loop());
    co_return;
  }(inner, log));
  EXPECT_EQ(log.text(), "8 True");
}

}  // namespace
}  // namespace aio
