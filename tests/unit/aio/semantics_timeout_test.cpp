// Timeouts and task groups. Each expectation is the line that CPython 3.13 prints for the same program.
#include <gtest/gtest.h>

#include <vector>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<> nine_seconds() { co_await sleep(9); }
Coroutine<> wait_in(Timeout& /*limit*/) { co_await sleep(9); }
Coroutine<> bad() {
  throw ValueError("v");
  co_return;
}

TEST(SemanticsOfTimeout, BecomesATimeoutError) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Timeout limit = timeout(.01);
              try {
                co_await async_with(limit, wait_in);
              } catch (const TimeoutError&) {
                log("TimeoutError", limit.expired(), current_task()->cancelling());
              }
            }),
            "TimeoutError True 0");
}

TEST(SemanticsOfTimeout, TheOuterOneOfTwoIsACancellationForTheInnerOne) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&](Timeout&) -> Coroutine<> {
                try {
                  co_await async_with(timeout(5), wait_in);
                } catch (const TimeoutError&) {
                  log("inner WRONG");
                } catch (const CancelledError&) {
                  log("inner sees CancelledError");
                  throw;
                }
              };
              try {
                co_await async_with(timeout(.01), body);
              } catch (const TimeoutError&) {
                log("outer TimeoutError");
              }
            }),
            "inner sees CancelledError | outer TimeoutError");
}

TEST(SemanticsOfTimeout, DoesNotEatACancellationFromOutside) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto c = [&]() -> Coroutine<> {
                try {
                  co_await async_with(timeout(5), wait_in);
                } catch (const TimeoutError&) {
                  log("WRONG");
                }
              };
              const auto task = create_task(c());
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("CancelledError passes through");
              }
            }),
            "CancelledError passes through");
}

TEST(SemanticsOfTimeout, OfZeroCancelsAtTheFirstAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto body = [&](Timeout&) -> Coroutine<> {
                log("body starts");
                co_await sleep(0);
                log("after sleep(0)");
                co_await sleep(0);
                log("after 2nd");
              };
              try {
                co_await async_with(timeout(0), body);
              } catch (const TimeoutError&) {
                log("TimeoutError");
              }
            }),
            "body starts | TimeoutError");
}

TEST(SemanticsOfTaskGroup, AnErrorCancelsTheSiblings) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto later_bad = []() -> Coroutine<> {
                co_await sleep(0);
                throw ValueError("v");
              };
              const auto slow = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("sibling cancelled");
                  throw;
                }
              };
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(slow());
                  group.create_task(later_bad());
                  log("body end");
                  co_return;
                });
              } catch (const ExceptionGroup& group) {
                log("group", group.exceptions().size(), message_of(group.exceptions()[0]),
                    current_task()->cancelling());
              }
            }),
            "body end | sibling cancelled | group 1 v 0");
}

TEST(SemanticsOfTaskGroup, AChildsErrorCancelsTheBody) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(bad());
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError&) {
                    log("body cancelled");
                    throw;
                  }
                });
              } catch (const ExceptionGroup&) {
                log("group only");
              }
            }),
            "body cancelled | group only");
}

TEST(SemanticsOfTaskGroup, CollectsAllErrors) {
  const auto fails = [](int n) -> Coroutine<> {
    try {
      co_await sleep(n > 0 ? 9 : 0);
    } catch (const CancelledError&) {  // the error takes its place
    }
    throw ValueError(std::to_string(n));
  };
  // CPython cancels the others in the order of a set, which is that of their addresses.
  EXPECT_EQ(trace([&](Log& log) -> Coroutine<> {
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  for (int i = 0; i < 3; ++i) group.create_task(fails(i));
                  co_return;
                });
              } catch (const ExceptionGroup& group) {
                for (const auto& error : group.exceptions()) log(message_of(error));
              }
            }),
            "0 | 1 | 2");
}

TEST(SemanticsOfTaskGroup, AChildsCancellationIsNoError) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::vector<Task<>> tasks;
              co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                tasks.push_back(group.create_task(nine_seconds()));
                co_await sleep(0);
                tasks[0].cancel();
              });
              log("no error", tasks[0].cancelled());
            }),
            "no error True");
}

TEST(SemanticsOfTaskGroup, ACancellationFromOutsideStaysPlain) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto slow = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("child cleaned");
                  throw;
                }
              };
              const auto c = [&]() -> Coroutine<> {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(slow());
                  co_return;
                });
              };
              const auto task = create_task(c());
              co_await sleep(.01);
              task.cancel();
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("plain CancelledError");
              }
            }),
            "child cleaned | plain CancelledError");
}

}  // namespace
}  // namespace aio
