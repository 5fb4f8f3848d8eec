#include "aio/task_group.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<> fail(std::string message) {
  throw ValueError(message);
  co_return;
}

/// Awaits, logs that it was cancelled if it was, and then even cleans up for an iteration.
Coroutine<> work(Log& log, std::string name, double seconds) {
  std::exception_ptr cancelled;
  try {
    co_await sleep(seconds);
    log(name, "done");
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
    log(name, "cancelled");
  }
  if (cancelled == nullptr) co_return;
  co_await sleep(0);
  log(name, "cleaned");
  std::rethrow_exception(cancelled);
}

/// Logs a group of errors as Python's `str` and the `str` of each.
void log_group(Log& log, const ExceptionGroup& group) {
  std::string errors;
  for (const auto& error : group.exceptions()) errors += "[" + message_of(error) + "]";
  log(group.what(), errors);
}

TEST(TaskGroup, WaitsForItsTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::vector<Task<int>> tasks;
              const auto give = [&](int n, double seconds) -> Coroutine<int> {
                co_await sleep(seconds);
                log("done", n);
                co_return n;
              };
              const std::string said =
                  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<std::string> {
                    tasks.push_back(group.create_task(give(0, 2)));
                    tasks.push_back(group.create_task(give(1, 1)));
                    log("body ends");
                    co_return "said";
                  });
              log(said, get_running_loop().time(), tasks[0].result() + tasks[1].result());
            }),
            "body ends | done 1 | done 0 | said 2 1");
}

TEST(TaskGroup, OfNothingDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().call_soon([&] { log("soon"); });
              co_await async_with(TaskGroup(), [](TaskGroup&) -> Coroutine<> { co_return; });
              log("at once");
              co_await sleep(0);
            }),
            "at once | soon");
}

TEST(TaskGroup, ItsTasksMayAddTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                const auto parent = [&log](TaskGroup& g) -> Coroutine<> {
                  co_await sleep(1);
                  g.create_task(work(log, "child", 1), "bob");
                  log("parent done");
                };
                co_await group.create_task(parent(group));
                log("body ends");
              });
              log("group ends", get_running_loop().time());
            }),
            "parent done | body ends | child done | group ends 2");
}

TEST(TaskGroup, NamesItsTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                const auto nothing = []() -> Coroutine<> { co_return; };
                log(group.create_task(nothing(), "bob").name());
                log(group.create_task(nothing(), TaskOptions{.name = "alice"}).name());
                co_return;
              });
            }),
            "bob | alice");
}

TEST(TaskGroup, AnErrorOfItsBlockCancelsItsTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(work(log, "child", 9));
                  co_await sleep(1);
                  throw ValueError("body");
                });
              } catch (const ExceptionGroup& group) {
                log_group(log, group);
              }
              log(current_task()->cancelling(), get_running_loop().time());
            }),
            "child cancelled | child cleaned | unhandled errors in a TaskGroup (1 sub-exception) "
            "[body] | 0 1");
}

TEST(TaskGroup, CollectsErrorsAsTheyCome) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto fail_while_cleaning = [](std::string message) -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {  // the error takes its place
                }
                throw ValueError(message);
              };
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(fail_while_cleaning("cleaning"));
                  group.create_task(fail("first"));
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError&) {
                    log("body cancelled");
                  }
                  throw ValueError("body");
                });
              } catch (const ExceptionGroup& group) {
                log_group(log, group);
              }
            }),
            "body cancelled | unhandled errors in a TaskGroup (3 sub-exceptions) "
            "[first][cleaning][body]");
}

TEST(TaskGroup, ABlockThatSuppressesItsCancellationContinues) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(fail("x"));
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError&) {
                    log("swallowed", current_task()->cancelling());
                  }
                  co_await sleep(1);
                  log("body ends");
                });
              } catch (const ExceptionGroup& group) {
                log_group(log, group);
              }
              log(current_task()->cancelling());
            }),
            "swallowed 1 | body ends | unhandled errors in a TaskGroup (1 sub-exception) [x] | 0");
}

TEST(TaskGroup, TheErrorOfAnInnerOneIsAnErrorOfTheOuterOne) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = [&]() -> Coroutine<> {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(work(log, "inner child", 9));
                  group.create_task(fail("x"));
                  co_return;
                });
              };
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(work(log, "outer child", 9));
                  group.create_task(inner());
                  co_return;
                });
              } catch (const ExceptionGroup& group) {
                log_group(log, group);
              }
            }),
            "inner child cancelled | inner child cleaned | outer child cancelled | outer child "
            "cleaned | unhandled errors in a TaskGroup (1 sub-exception) [unhandled errors in a "
            "TaskGroup (1 sub-exception)]");
}

TEST(TaskGroup, AnErrorHandledInsideDoesNotAffectTheOuterGroup) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(TaskGroup(), [&](TaskGroup& outer) -> Coroutine<> {
                outer.create_task(work(log, "outer child", 2));
                try {
                  co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                    group.create_task(fail("x"));
                    co_await sleep(9);
                  });
                } catch (const ExceptionGroup& group) {
                  log_group(log, group);
                }
                co_await sleep(1);
                log("outer body ends", current_task()->cancelling());
              });
            }),
            "unhandled errors in a TaskGroup (1 sub-exception) [x] | outer body ends 0 | outer "
            "child done");
}

TEST(TaskGroup, AnEagerTaskMayFailBeforeTheBlockAwaits) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  const auto task = group.create_task(fail("x"), TaskOptions{.eager_start = true});
                  log("created", task.done());
                  co_await sleep(0);
                  log("never");
                });
              } catch (const ExceptionGroup& group) {
                log_group(log, group);
              }
            }),
            "created True | unhandled errors in a TaskGroup (1 sub-exception) [x]");
}

}  // namespace
}  // namespace aio
