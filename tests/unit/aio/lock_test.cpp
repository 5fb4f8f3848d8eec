#include "aio/lock.hpp"

#include <gtest/gtest.h>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Actors that hold the lock for one iteration each.
struct LockPlay {
  explicit LockPlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      co_await async_with(lock, [&]() -> Coroutine<> {
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
    log("locked", lock.locked());
    co_return;
  }

  Log& log;
  Lock lock;
};

TEST(Lock, IsAcquiredAtOnceIfItIsFree) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              get_running_loop().call_soon([&] { log("soon"); });
              log(lock.locked());
              const bool acquired = co_await lock.acquire();
              log(acquired, lock.locked());
              lock.release();
              log(lock.locked());
              co_await sleep(0);
            }),
            "False | True True | False | soon");
}

TEST(Lock, WakesItsWaitersInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              const auto use = [&](int n) -> Coroutine<> {
                co_await lock.acquire();
                log("in", n);
                co_await sleep(0.5);
                log("out", n, get_running_loop().time());
                lock.release();
              };
              co_await gather(use(0), use(1), use(2));
            }),
            "in 0 | out 0 0.5 | in 1 | out 1 1 | in 2 | out 2 1.5");
}

TEST(Lock, HoldsExcludeEachOther) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              const auto use = [&](int n) -> Coroutine<> {
                co_await async_with(lock, [&]() -> Coroutine<> {
                  log("L", n);
                  co_await sleep(0);
                  log("U", n);
                });
              };
              co_await gather(use(0), use(1), use(2));
              log(lock.locked());
            }),
            "L 0 | U 0 | L 1 | U 1 | L 2 | U 2 | False");
}

TEST(Lock, ANewcomerDoesNotOvertakeOneThatIsWoken) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              co_await lock.acquire();
              const auto use = [&](int n) -> Coroutine<> {
                co_await lock.acquire();
                log("in", n);
                lock.release();
              };
              const auto waiting = create_task(use(0));
              co_await sleep(0);
              lock.release();
              log("released", lock.locked());
              co_await use(1);
              co_await waiting;
            }),
            "released False | in 0 | in 1");
}

TEST(Lock, ANewTaskAcquiresAFreeLockWithOnlyCancelledWaiters) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              co_await lock.acquire();
              const auto waiting = create_task(lock.acquire());
              co_await sleep(0);
              waiting.cancel();
              lock.release();
              get_running_loop().call_soon([&] { log("soon"); });
              co_await lock.acquire();
              log("at once");
              co_await sleep(0);
              log(waiting.cancelled(), lock.locked());
            }),
            "at once | soon | True True");
}

TEST(Lock, IsReleasedIfTheBlockThrows) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              try {
                co_await async_with(lock, [&]() -> Coroutine<> {
                  log(lock.locked());
                  throw ValueError("x");
                  co_return;
                });
              } catch (const ValueError& error) {
                log(error.what(), lock.locked());
              }
            }),
            "True | x False");
}

TEST(Lock, CannotBeReleasedIfItIsFree) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              try {
                lock.release();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              co_return;
            }),
            "Lock is not acquired.");
}

TEST(Lock, IfAWokenWaiterIsCancelledTheNextOneAcquiresIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              co_await lock.acquire();
              const auto use = [&](int n) -> Coroutine<> {
                try {
                  co_await lock.acquire();
                } catch (const CancelledError&) {
                  log("cancelled", n);
                  throw;
                }
                log("in", n);
              };
              const auto first = create_task(use(0));
              const auto second = create_task(use(1));
              co_await sleep(0);
              lock.release();
              first.cancel();
              co_await second;
              log(first.cancelled(), lock.locked());
            }),
            "cancelled 0 | in 1 | True True");
}

TEST(Lock, ACancellationAnywhereLeavesItToTheOthers) {
  EXPECT_EQ(cancellation_table<LockPlay>(3, 6), R"(
0 after 0: 1 in | 1 out | 2 in | 2 out | locked False
0 after 1: 0 in | 0 cancelled | 1 in | 1 out | 2 in | 2 out | locked False
0 after 2-5: 0 in | 0 out | 1 in | 1 out | 2 in | 2 out | locked False
1 after 0: 0 in | 0 out | 2 in | 2 out | locked False
1 after 1-2: 0 in | 0 out | 1 cancelled | 2 in | 2 out | locked False
1 after 3: 0 in | 0 out | 1 in | 1 cancelled | 2 in | 2 out | locked False
1 after 4-5: 0 in | 0 out | 1 in | 1 out | 2 in | 2 out | locked False
2 after 0: 0 in | 0 out | 1 in | 1 out | locked False
2 after 1: 0 in | 0 out | 2 cancelled | 1 in | 1 out | locked False
2 after 2: 0 in | 0 out | 1 in | 2 cancelled | 1 out | locked False
2 after 3-4: 0 in | 0 out | 1 in | 1 out | 2 cancelled | locked False
2 after 5: 0 in | 0 out | 1 in | 1 out | 2 in | 2 cancelled | locked False
)");
}

TEST(Lock, MayGoBeforeTheTasksThatWaitForIt) { expect_freed_with_the_loop<LockPlay>(3, 6); }

}  // namespace
}  // namespace aio
