// Cancellation. Each expectation is the line that CPython 3.13 prints for the same program.
#include <gtest/gtest.h>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<> nine_seconds() { co_await sleep(9); }

TEST(SemanticsOfCancel, BeforeTheStartTheBodyNeverRuns) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                log("body");
                co_return;
              };
              const auto task = create_task(c());
              log("cancel", task.cancel());
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("cancelled", task.cancelled());
              }
            }),
            "cancel True | cancelled True");
}

TEST(SemanticsOfCancel, IsDeliveredInTheNextIteration) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError& error) {
                  log("CancelledError", error.message());
                  throw;
                }
              };
              const auto task = create_task(c());
              co_await sleep(0);
              task.cancel("why");
              log("requested", task.cancelling(), task.cancelled());
              try {
                co_await task;
              } catch (const CancelledError& error) {
                log("awaiter sees", error.message());
              }
            }),
            "requested 1 False | CancelledError ('why',) | awaiter sees ('why',)");
}

TEST(SemanticsOfCancel, CanBeSuppressed) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<std::string> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("swallowed");
                }
                co_await sleep(0);
                co_return "alive";
              };
              const auto task = create_task(c());
              co_await sleep(0);
              task.cancel();
              const std::string result = co_await task;
              log(result, task.cancelled(), task.cancelling());
            }),
            "swallowed | alive False 1");
}

TEST(SemanticsOfCancel, OfADoneTaskIsRefused) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task([]() -> Coroutine<> { co_return; }());
              co_await task;
              const bool accepted = task.cancel();
              log(accepted, task.cancelling());
            }),
            "False 0");
}

TEST(SemanticsOfCancel, OfOneselfHitsTheNextAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                current_task()->cancel(std::nullopt);
                log("still running");
                try {
                  co_await sleep(0);
                } catch (const CancelledError&) {
                  log("at sleep(0)");
                  throw;
                }
              };
              try {
                co_await create_task(c());
              } catch (const CancelledError&) {
                log("out");
              }
            }),
            "still running | at sleep(0) | out");
}

TEST(SemanticsOfCancel, OfOneselfCancelsATaskThatReturnsWithoutAnAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = []() -> Coroutine<int> {
                current_task()->cancel(std::nullopt);
                co_return 5;
              };
              const auto task = create_task(c());
              try {
                log("value", co_await task);
              } catch (const CancelledError&) {
                log("CancelledError", task.cancelled());
              }
            }),
            "CancelledError True");
}

TEST(SemanticsOfCancel, BeatsAResultThatIsReadyButNotDelivered) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto future = get_running_loop().create_future<int>();
              const auto c = [&]() -> Coroutine<int> {
                try {
                  co_return co_await future;
                } catch (const CancelledError&) {
                  log("lost the result");
                  throw;
                }
              };
              const auto task = create_task(c());
              co_await sleep(0);
              future.set_result(1);
              task.cancel();
              try {
                log(co_await task);
              } catch (const CancelledError&) {
                log("cancelled; future was", future.result());
              }
            }),
            "lost the result | cancelled; future was 1");
}

TEST(SemanticsOfCancel, PropagatesIntoTheAwaitedTask) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("inner cancelled");
                  throw;
                }
              };
              const auto inner_task = create_task(inner());
              const auto outer = [&]() -> Coroutine<> { co_await inner_task; };
              const auto outer_task = create_task(outer());
              co_await sleep(0);
              co_await sleep(0);
              outer_task.cancel();
              try {
                co_await outer_task;
              } catch (const CancelledError&) {
                log("outer", inner_task.cancelled());
              }
            }),
            "inner cancelled | outer True");
}

TEST(SemanticsOfCancel, DoesNotReachWhatIsShielded) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = [&]() -> Coroutine<int> {
                co_await sleep(.01);
                log("inner finished");
                co_return 1;
              };
              const auto inner_task = create_task(inner());
              const auto outer = [&]() -> Coroutine<> { co_await shield(inner_task); };
              const auto outer_task = create_task(outer());
              co_await sleep(0);
              outer_task.cancel();
              try {
                co_await outer_task;
              } catch (const CancelledError&) {
                log("outer cancelled", inner_task.done());
              }
              co_await inner_task;
            }),
            "outer cancelled False | inner finished");
}

/// Logs the exception it is exited with, and awaits.
struct Manager {
  Log* log;

  Coroutine<> aenter() {
    (*log)("enter");
    co_return;
  }
  Coroutine<bool> aexit(std::exception_ptr exception) {
    (*log)("exit", message_of(exception));
    co_await sleep(0);
    (*log)("exit awaited");
    co_return false;
  }
};

TEST(SemanticsOfCancel, LeavesAnAsyncWith) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                co_await async_with(Manager{&log}, nine_seconds);
              };
              const auto task = create_task(c());
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("cancelled");
              }
            }),
            "enter | exit CancelledError('') | exit awaited | cancelled");
}

}  // namespace
}  // namespace aio
