// What cancelling does to a gather, its children and its awaiter.
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "aio/gather.hpp"
#include "support.hpp"

namespace aio {
namespace {

Coroutine<> child(Log& log, int n) {
  try {
    co_await sleep(9);
  } catch (const CancelledError& error) {
    log("child", n, error.message());
    throw;
  }
}

/// Starts `outer`, cancels it with "stop" once its children sleep, and logs how it ends.
template <class T>
Coroutine<> cancel_and_await(Log& log, Coroutine<T> outer) {
  const Task<T> task = create_task(std::move(outer));
  co_await sleep(0);
  co_await sleep(0);
  task.cancel("stop");
  try {
    co_await task;
    log("outer was not cancelled");
  } catch (const CancelledError& error) {
    log("outer", error.message(), task.cancelled());
  }
}

TEST(GatherCancellation, CancelsEveryChild) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto outer = [&log]() -> Coroutine<> {
                co_await gather(child(log, 0), child(log, 1));
              };
              co_await cancel_and_await(log, outer());
            }),
            "child 0 ('stop',) | child 1 ('stop',) | outer ('stop',) True");
}

TEST(GatherCancellation, ReachesTheAwaiterAlsoWhereExceptionsAreReturned) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto outer = [&log]() -> Coroutine<> {
                co_await gather(return_exceptions, child(log, 0), child(log, 1));
                log("not reached");
              };
              co_await cancel_and_await(log, outer());
            }),
            "child 0 ('stop',) | child 1 ('stop',) | outer ('stop',) True");
}

TEST(GatherCancellation, ReachesTheAwaiterAlsoWhereTheChildrenSuppressIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto stubborn = []() -> Coroutine<int> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                }
                co_return 1;
              };
              const auto outer = [&]() -> Coroutine<> { co_await gather(stubborn(), stubborn()); };
              co_await cancel_and_await(log, outer());
            }),
            "outer () True");
}

TEST(GatherCancellation, ErrorsOfChildrenDuringCleanUpAreSilent) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().set_exception_handler(
                  [&log](const ExceptionContext& context) { log("handler", context.message); });
              const auto failing = []() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  throw std::runtime_error("during clean-up");
                }
              };
              const auto outer = [&]() -> Coroutine<> {
                co_await gather(return_exceptions, failing(), failing());
              };
              co_await cancel_and_await(log, outer());
              get_running_loop().set_exception_handler({});
            }),
            "outer () True");
}

TEST(GatherCancellation, OfOneChildIsItsExceptionAndLeavesTheOthersRunning) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto nap = [&log](std::string name) -> Coroutine<std::string> {
                co_await sleep(1);
                log("end", name);
                co_return name;
              };
              const auto a = create_task(nap("a"));
              const auto b = create_task(nap("b"));
              get_running_loop().call_soon([a] { a.cancel("bye"); });
              const auto both = gather(a, b);
              try {
                co_await both;
              } catch (const CancelledError& error) {
                log("CancelledError", error.message(), both.cancelled(), b.done());
              }
              log(co_await b);
            }),
            "CancelledError ('bye',) False False | end b | b");
}

TEST(GatherCancellation, CountsForEachPlaceThatATaskHas) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([](Log& out) -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  out(current_task()->cancelling());
                  throw;
                }
              }(log));
              const auto twice = gather(task, task);
              co_await sleep(0);
              log(twice.cancel());
              try {
                co_await twice;
              } catch (const CancelledError&) {
                log("out");
              }
            }),
            "True | 2 | out");
}

TEST(GatherCancellation, IsRefusedOnceItIsDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto one = gather([]() -> Coroutine<int> { co_return 1; }());
              co_await one;
              log(one.cancel());
            }),
            "False");
}

TEST(GatherCancellation, AfterTheFirstExceptionNoChildIsCancelled) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto bad = []() -> Coroutine<> {
                throw std::runtime_error("x");
                co_return;
              };
              const Task<> sibling = create_task([]() -> Coroutine<> { co_await sleep(1); }());
              const auto both = gather(bad(), sibling);
              try {
                co_await both;
              } catch (const std::runtime_error& error) {
                log(error.what(), both.cancel());
              }
              co_await sibling;
              log(sibling.cancelled());
            }),
            "x False | False");
}

}  // namespace
}  // namespace aio
