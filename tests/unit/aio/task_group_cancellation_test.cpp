// Task groups that are cancelled, misused, or destroyed with their loop.
#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "aio/task_group.hpp"
#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// A group of a task that takes three iterations, and cleans up for one if it is cancelled, and another that
/// may fail in its third.
template <bool Fails>
struct GroupPlay {
  explicit GroupPlay(Log& l) : log(l) {}

  Coroutine<> work() {
    const Counted counted;
    std::exception_ptr cancelled;
    try {
      for (int i = 0; i < 3; ++i) co_await sleep(0);
      log("worked");
    } catch (const CancelledError&) {
      log("work cancelled");
      cancelled = std::current_exception();
    }
    if (cancelled == nullptr) co_return;
    co_await sleep(0);
    log("cleaned");
    std::rethrow_exception(cancelled);
  }
  Coroutine<> fail() {
    const Counted counted;
    for (int i = 0; i < 2; ++i) co_await sleep(0);
    log("fails");
    throw ValueError("x");
  }
  Coroutine<> act(int /*actor*/) {
    try {
      co_await async_with(TaskGroup(), [this](TaskGroup& group) -> Coroutine<> {
        group.create_task(work());
        if (Fails) group.create_task(fail());
        co_await sleep(0);
        log("body ends");
      });
      log("group ends");
    } catch (const CancelledError&) {
      log("cancelled", current_task()->cancelling());
      throw;
    } catch (const ExceptionGroup& group) {
      log(group.what(), current_task()->cancelling());
    }
  }
  Coroutine<> end() { co_return; }

  Log& log;
};

TEST(TaskGroup, ACancellationAnywhereWaitsForItsTasks) {
  EXPECT_EQ(cancellation_table<GroupPlay<false>>(1, 6), R"(
0 after 0: 
0 after 1: work cancelled | cleaned | cancelled 1
0 after 2-3: body ends | work cancelled | cleaned | cancelled 1
0 after 4-5: body ends | worked | cancelled 1
)");
}

TEST(TaskGroup, ACancellationMayComeTogetherWithAnError) {
  EXPECT_EQ(cancellation_table<GroupPlay<true>>(1, 8), R"(
0 after 0: 
0 after 1: work cancelled | cleaned | cancelled 1
0 after 2: body ends | work cancelled | cleaned | cancelled 1
0 after 3: body ends | fails | work cancelled | cleaned | unhandled errors in a TaskGroup (1 sub-exception) 1
0 after 4-5: body ends | fails | worked | unhandled errors in a TaskGroup (1 sub-exception) 1
0 after 6-7: body ends | fails | worked | unhandled errors in a TaskGroup (1 sub-exception) 0
)");
}

TEST(TaskGroup, MayGoWithItsLoop) {
  expect_freed_with_the_loop<GroupPlay<false>>(1, 6);
  expect_freed_with_the_loop<GroupPlay<true>>(1, 8);
}

TEST(TaskGroup, MayBeCancelledAgainAndAgain) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto stubborn = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("child cancelled");
                }
                co_await sleep(2);
                log("child ends", get_running_loop().time());
              };
              const auto act = [&]() -> Coroutine<> {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(stubborn());
                  co_return;
                });
              };
              const auto task = create_task(act());
              for (const char* message : {"one", "two"}) {
                co_await sleep(1);
                task.cancel(message);
              }
              try {
                co_await task;
              } catch (const CancelledError& error) {
                log(error.message(), task.cancelling());
              }
            }),
            "child cancelled | child ends 3 | ('one',) 2");
}

TEST(TaskGroup, ABlockThatCancelsItselfThrowsAtItsEnd) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto child = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("child cancelled");
                  throw;
                }
              };
              const auto act = [&]() -> Coroutine<> {
                co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                  group.create_task(child());
                  co_await sleep(0);
                  current_task()->cancel("mine");
                  log("body ends");
                });
              };
              try {
                co_await create_task(act());
              } catch (const CancelledError& error) {
                log(error.message());
              }
            }),
            "body ends | child cancelled | ('mine',)");
}

TEST(TaskGroup, TheCancellationOfOneTaskDoesNotAffectTheGroup) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto child = [&]() -> Coroutine<> {
                co_await sleep(1);
                log("sibling done");
              };
              const auto nine_seconds = []() -> Coroutine<> { co_await sleep(9); };
              co_await async_with(TaskGroup(), [&](TaskGroup& group) -> Coroutine<> {
                group.create_task(child());
                const auto task = group.create_task(nine_seconds());
                co_await sleep(0);
                task.cancel();
                try {
                  co_await task;
                } catch (const CancelledError&) {
                  log("body sees it", current_task()->cancelling());
                }
              });
              log("no error");
            }),
            "body sees it 0 | sibling done | no error");
}

/// Tries to create a task that must never run, and returns the error.
std::string refusal(TaskGroup& group, Log& log) {
  try {
    group.create_task([](Log& out) -> Coroutine<> {
      out("never");
      co_return;
    }(log));
  } catch (const RuntimeError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(TaskGroup, TakesTasksOnlyWhileItIsOpen) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              TaskGroup group;
              log(refusal(group, log));
              const auto child = [&]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log(refusal(group, log));
                }
              };
              try {
                co_await async_with(group, [&](TaskGroup&) -> Coroutine<> {
                  group.create_task(child());
                  co_await sleep(0);
                  throw ValueError("x");
                });
              } catch (const ExceptionGroup&) {
                log("shut down");
              }
              log(refusal(group, log));
              co_await sleep(0);
            }),
            "TaskGroup has not been entered | TaskGroup is shutting down | shut down | TaskGroup "
            "is finished");
}

TEST(TaskGroup, CannotBeEnteredTwice) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              TaskGroup group;
              const auto nothing = [](TaskGroup&) -> Coroutine<> { co_return; };
              co_await async_with(group, nothing);
              try {
                co_await async_with(group, nothing);
              } catch (const RuntimeError& error) {
                log(error.what());
              }
            }),
            "TaskGroup has already been entered");
}

}  // namespace
}  // namespace aio
