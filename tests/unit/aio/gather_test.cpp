#include "aio/gather.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<int> nap(Log& log, int n, double delay) {
  log("start", n);
  co_await sleep(delay);
  log("end", n);
  co_return n;
}

Coroutine<int> give(int n) { co_return n; }

Coroutine<int> fail(std::string message) {
  throw std::runtime_error(message);
  co_return 0;
}

TEST(Gather, ResultsComeInOrderOfArgumentsNotOfCompletion) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto [a, b, c] =
                  co_await gather(nap(log, 0, 0.03), nap(log, 1, 0.01), nap(log, 2, 0.02));
              log(std::vector{a, b, c});
            }),
            "start 0 | start 1 | start 2 | end 1 | end 2 | end 0 | [0, 1, 2]");
}

TEST(Gather, OfAVectorReturnsAVector) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::vector<Coroutine<int>> coroutines;
              for (int i = 0; i < 3; ++i) coroutines.push_back(give(i));
              log(co_await gather(std::move(coroutines)));
            }),
            "[0, 1, 2]");
}

TEST(Gather, TakesResultsOfSeveralTypes) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto text = []() -> Coroutine<std::string> { co_return "text"; };
              const auto nothing = []() -> Coroutine<> { co_return; };
              const auto unique = []() -> Coroutine<std::unique_ptr<int>> {
                co_return std::make_unique<int>(3);
              };
              auto [s, n, u] = co_await gather(text(), nothing(), unique());
              static_assert(std::is_same_v<decltype(n), Unit>);
              log(s, *u);
            }),
            "text 3");
}

TEST(Gather, TakesTasksAndFutures) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              get_running_loop().call_later(1, [future] { future.set_result(7); });
              auto [a, b, c] = co_await gather(create_task(give(1)), future, give(3));
              log(a, b, c);
            }),
            "1 7 3");
}

TEST(Gather, MakesTasksAtOnceNotWhenAwaited) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto both = gather(nap(log, 0, 0), nap(log, 1, 0));
              co_await sleep(0);
              log("awaiting");
              co_await both;
            }),
            "start 0 | start 1 | awaiting | end 0 | end 1");
}

TEST(Gather, WakesItsAwaiterAnExtraHopLater) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&log]() -> Coroutine<> {
                log("c");
                co_return;
              };
              const auto tick = [&log]() -> Coroutine<> {
                for (int i = 0; i < 4; ++i) {
                  co_await sleep(0);
                  log("tick", i);
                }
              };
              const Task<> ticking = create_task(tick());
              co_await gather(c(), c());
              log("gathered");
              co_await ticking;
            }),
            "c | c | tick 0 | tick 1 | gathered | tick 2 | tick 3");
}

TEST(Gather, TheFirstExceptionLeavesTheOthersRunning) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto ok = [&log]() -> Coroutine<> {
                co_await sleep(0.01);
                log("sibling finished");
              };
              try {
                co_await gather(fail("x"), ok());
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
              co_await sleep(0.02);
            }),
            "got x | sibling finished");
}

TEST(Gather, FurtherExceptionsAreSilent) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().set_exception_handler(
                  [&log](const ExceptionContext& context) { log("handler", context.message); });
              try {
                co_await gather(fail("1"), fail("2"));
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
              co_await sleep(0);
              log("silent");
              get_running_loop().set_exception_handler({});
            }),
            "got 1 | silent");
}

TEST(Gather, WaitsOnceForATaskThatIsThereTwice) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              int runs = 0;
              const Task<int> task =
                  create_task([](int& n) -> Coroutine<int> { co_return ++n; }(runs));
              log(co_await gather(std::vector{task, task}));
            }),
            "[1, 1]");
}

TEST(Gather, OfDoneTasksIsDoneAtOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<int> a = create_task(give(1));
              const Task<int> b = create_task(give(2));
              co_await sleep(0);
              const auto both = gather(std::vector{a, b});
              log(both.done(), both.result());
            }),
            "True [1, 2]");
}

TEST(Gather, OfNothingIsDoneAtOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto none = gather(std::vector<Task<int>>());
              log(none.done(), none.result());
              log(gather().done());
              co_return;
            }),
            "True [] | True");
}

TEST(Gather, CanReturnExceptionsBesideResults) {
  EXPECT_EQ(
      trace([](Log& log) -> Coroutine<> {
        const auto c = [](int n) -> Coroutine<int> {
          co_await sleep(0);
          if (n == 1) throw std::runtime_error("one");
          if (n == 2) {
            current_task()->cancel("two");
            co_await sleep(0);
          }
          co_return n;
        };
        std::vector<Coroutine<int>> all;
        for (int i = 0; i < 4; ++i) all.push_back(c(i));
        for (const Outcome<int>& outcome : co_await gather(return_exceptions, std::move(all))) {
          if (outcome) {
            log(*outcome);
          } else {
            log(message_of(outcome.error()));
          }
        }
      }),
      "0 | one | CancelledError('') | 3");
}

TEST(Gather, CanReturnExceptionsOfSeveralTypes) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto nothing = []() -> Coroutine<> { co_return; };
              const auto [bad, none, good] =
                  co_await gather(return_exceptions, fail("x"), nothing(), give(2));
              log(message_of(bad.error()), none.has_value(), good.value());
            }),
            "x True 2");
}

TEST(Gather, ResultsOfTasksThatOthersHoldAreCopied) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<std::string> task =
                  create_task([]() -> Coroutine<std::string> { co_return "kept"; }());
              auto [text] = co_await gather(task);
              log(text, task.result());
            }),
            "kept kept");
}

TEST(Gather, GathersNest) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto [inner, last] = co_await gather(gather(give(1), give(2)), give(3));
              log(std::get<0>(inner), std::get<1>(inner), last);
            }),
            "1 2 3");
}

TEST(Gather, NeedsARunningLoop) { EXPECT_THROW(gather(give(1)), RuntimeError); }

}  // namespace
}  // namespace aio
