#include "aio/semaphore.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Actors, two of which may hold the semaphore at once.
struct SemaphorePlay {
  explicit SemaphorePlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      co_await async_with(semaphore, [&]() -> Coroutine<> {
        log(actor, "in");
        co_await sleep(0);
        log(actor, "out");
      });
    } catch (const CancelledError&) {
      log(actor, "cancelled");
      throw;
    }
  }
  Coroutine<> end() {
    int left = 0;
    for (; !semaphore.locked(); ++left) co_await semaphore.acquire();
    log("left", left);
  }

  Log& log;
  BoundedSemaphore semaphore{2};
};

TEST(Semaphore, LetsAsManyInAsItCounts) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(2);
              const auto use = [&](int n) -> Coroutine<> {
                co_await async_with(semaphore, [&]() -> Coroutine<> {
                  log("in", n, get_running_loop().time());
                  co_await sleep(1);
                });
                log("out", n);
              };
              co_await gather(use(0), use(1), use(2), use(3), use(4));
            }),
            "in 0 0 | in 1 0 | out 0 | out 1 | in 2 1 | in 3 1 | out 2 | out 3 | in 4 2 | out 4");
}

TEST(Semaphore, IsAcquiredAtOnceIfItsCounterIsPositive) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(2);
              get_running_loop().call_soon([&] { log("soon"); });
              const bool acquired = co_await semaphore.acquire();
              log(acquired, semaphore.locked());
              co_await semaphore.acquire();
              log(semaphore.locked());
              co_await sleep(0);
            }),
            "True False | True | soon");
}

TEST(Semaphore, ANewcomerDoesNotOvertakeOneThatWaits) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(0);
              const auto use = [&](int n) -> Coroutine<> {
                co_await semaphore.acquire();
                log("in", n);
              };
              const auto first = create_task(use(0));
              co_await sleep(0);
              semaphore.release();
              log(semaphore.locked());
              semaphore.release();
              log(semaphore.locked());
              co_await use(1);
              co_await first;
              log(semaphore.locked());
            }),
            "True | True | in 0 | in 1 | True");
}

TEST(Semaphore, MayCountBeyondItsFirstValue) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(0);
              log(semaphore.locked());
              semaphore.release();
              semaphore.release();
              for (int i = 0; i < 2; ++i) co_await semaphore.acquire();
              log("twice", semaphore.locked());
            }),
            "True | twice True");
}

TEST(Semaphore, RefusesANegativeValue) {
  try {
    const Semaphore semaphore(-1);
    FAIL() << "not refused";
  } catch (const ValueError& error) {
    EXPECT_STREQ(error.what(), "Semaphore initial value must be >= 0");
  }
}

TEST(Semaphore, ThoseThatAreCancelledDoNotLockIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(1);
              co_await semaphore.acquire();
              const auto waiting = create_task(semaphore.acquire());
              co_await sleep(0);
              waiting.cancel();
              semaphore.release();
              log(semaphore.locked());
              co_await semaphore.acquire();
              log("in", waiting.cancelled());
              co_await wait(std::vector{waiting});
            }),
            "False | in False");
}

TEST(Semaphore, ACancellationPassesTheWakeUpOn) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Semaphore semaphore(0);
              const auto use = [&](int n) -> Coroutine<> {
                try {
                  co_await semaphore.acquire();
                } catch (const CancelledError&) {
                  log("cancelled", n);
                  throw;
                }
                log("in", n);
              };
              const auto first = create_task(use(0));
              const auto second = create_task(use(1));
              co_await sleep(0);
              semaphore.release();
              first.cancel();
              co_await second;
              log(first.cancelled(), semaphore.locked());
            }),
            "cancelled 0 | in 1 | True True");
}

TEST(BoundedSemaphore, CannotBeReleasedTooOften) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              BoundedSemaphore semaphore(1);
              co_await semaphore.acquire();
              semaphore.release();
              try {
                semaphore.release();
              } catch (const ValueError& error) {
                log(error.what());
              }
              log(semaphore.locked());
            }),
            "BoundedSemaphore released too many times | False");
}

TEST(Semaphore, ACancellationAnywhereLeavesItToTheOthers) {
  EXPECT_EQ(cancellation_table<SemaphorePlay>(4, 5), R"(
0 after 0: 1 in | 2 in | 1 out | 2 out | 3 in | 3 out | left 2
0 after 1: 0 in | 1 in | 0 cancelled | 1 out | 2 in | 3 in | 2 out | 3 out | left 2
0 after 2-4: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 out | 3 out | left 2
1 after 0: 0 in | 2 in | 0 out | 2 out | 3 in | 3 out | left 2
1 after 1: 0 in | 1 in | 0 out | 1 cancelled | 2 in | 3 in | 2 out | 3 out | left 2
1 after 2-4: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 out | 3 out | left 2
2 after 0: 0 in | 1 in | 0 out | 1 out | 3 in | 3 out | left 2
2 after 1-2: 0 in | 1 in | 0 out | 1 out | 2 cancelled | 3 in | 3 out | left 2
2 after 3: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 cancelled | 3 out | left 2
2 after 4: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 out | 3 out | left 2
3 after 0: 0 in | 1 in | 0 out | 1 out | 2 in | 2 out | left 2
3 after 1: 0 in | 1 in | 0 out | 1 out | 3 cancelled | 2 in | 2 out | left 2
3 after 2: 0 in | 1 in | 0 out | 1 out | 2 in | 3 cancelled | 2 out | left 2
3 after 3: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 out | 3 cancelled | left 2
3 after 4: 0 in | 1 in | 0 out | 1 out | 2 in | 3 in | 2 out | 3 out | left 2
)");
}

TEST(Semaphore, MayGoBeforeTheTasksThatWaitForIt) {
  expect_freed_with_the_loop<SemaphorePlay>(4, 5);
}

}  // namespace
}  // namespace aio
