#include "aio/condition.hpp"

#include <gtest/gtest.h>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Two actors that wait, and hold the lock for an iteration once notified; one that notifies `Count` of them.
template <int Count>
struct ConditionPlay {
  explicit ConditionPlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      co_await async_with(condition, [&]() -> Coroutine<> {
        if (actor == 2) {
          log("notifies");
          condition.notify(Count);
          co_await sleep(0);
        } else {
          log(actor, "waits");
          co_await condition.wait();
          log(actor, "in");
          co_await sleep(0);
          log(actor, "out");
        }
      });
    } catch (const CancelledError&) {
      log(actor, "cancelled");
      throw;
    }
  }
  Coroutine<> end() {
    log("locked", condition.locked());
    co_return;
  }

  Log& log;
  Condition condition;
};

TEST(Condition, WakesTheGivenNumber) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              const auto wait = [&](int n) -> Coroutine<> {
                co_await condition.acquire();
                const bool notified = co_await condition.wait();
                log("woken", n, notified);
                condition.release();
              };
              for (int n = 0; n < 4; ++n) create_task(wait(n));
              co_await sleep(0);
              for (const std::size_t count : {1U, 2U, 5U}) {
                co_await condition.acquire();
                condition.notify(count);
                condition.release();
                log("notified", count);
                for (int i = 0; i < 8; ++i) co_await sleep(0);
              }
            }),
            "notified 1 | woken 0 True | notified 2 | woken 1 True | woken 2 True | notified 5 | "
            "woken 3 True");
}

TEST(Condition, NotifiesAll) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              const auto wait = [&](int n) -> Coroutine<> {
                co_await condition.acquire();
                co_await condition.wait();
                log("woken", n);
                condition.release();
              };
              for (int n = 0; n < 3; ++n) create_task(wait(n));
              co_await sleep(0);
              co_await condition.acquire();
              condition.notify_all();
              log("notified");
              co_await sleep(0);
              log("still locked");
              condition.release();
              for (int i = 0; i < 8; ++i) co_await sleep(0);
            }),
            "notified | still locked | woken 0 | woken 1 | woken 2");
}

TEST(Condition, FreesItsLockWhileItWaits) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              const auto wait = [&]() -> Coroutine<> {
                co_await condition.acquire();
                co_await condition.wait();
                log("waiter", condition.locked());
                condition.release();
              };
              const auto waiting = create_task(wait());
              co_await sleep(0);
              log("waits", condition.locked());
              co_await condition.acquire();
              condition.notify();
              condition.release();
              co_await waiting;
              log("done", condition.locked());
            }),
            "waits False | waiter True | done False");
}

TEST(Condition, WaitForAsksAgainEachTimeItIsNotified) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              int items = 0;
              const auto wait = [&]() -> Coroutine<> {
                co_await condition.acquire();
                const int seen = co_await condition.wait_for([&] {
                  log("asked", items);
                  return items > 1 ? items : 0;
                });
                log("got", seen);
                condition.release();
              };
              const auto waiting = create_task(wait());
              for (int i = 0; i < 3; ++i) {
                co_await sleep(1);
                co_await condition.acquire();
                ++items;
                condition.notify();
                condition.release();
              }
              co_await waiting;
            }),
            "asked 0 | asked 1 | asked 2 | got 2");
}

TEST(Condition, SharesALock) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Lock lock;
              Condition full(lock);
              Condition empty(lock);
              co_await full.acquire();
              log(lock.locked(), empty.locked());
              empty.notify();
              empty.release();
              log(full.locked());
            }),
            "True True | False");
}

TEST(Condition, NeedsItsLockToWaitAndToNotify) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              try {
                co_await condition.wait();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              try {
                condition.notify();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              try {
                condition.notify_all();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              try {
                condition.release();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
            }),
            "cannot wait on un-acquired lock | cannot notify on un-acquired lock | cannot notify "
            "on un-acquired lock | Lock is not acquired.");
}

TEST(Condition, TakesItsLockAgainHoweverOftenItIsCancelled) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Condition condition;
              const auto wait = [&]() -> Coroutine<> {
                co_await condition.acquire();
                try {
                  co_await condition.wait();
                } catch (const CancelledError& error) {
                  log(error.message(), condition.locked());
                  condition.release();
                  throw;
                }
              };
              const auto waiting = create_task(wait());
              co_await sleep(0);
              co_await condition.acquire();
              for (const char* message : {"one", "two", "three"}) {
                waiting.cancel(message);
                co_await sleep(0);
                log(message, waiting.done());
              }
              condition.release();
              for (int i = 0; i < 4; ++i) co_await sleep(0);
              log(waiting.cancelled(), waiting.cancelling(), condition.locked());
            }),
            "one False | two False | three False | ('three',) True | True 3 False");
}

TEST(Condition, ACancellationPassesANotificationOn) {
  EXPECT_EQ(cancellation_table<ConditionPlay<1>>(3, 7), R"(
0 after 0: 1 waits | notifies | 1 in | 1 out | locked False
0 after 1-2: 0 waits | 1 waits | notifies | 0 cancelled | 1 in | 1 out | locked False
0 after 3: 0 waits | 1 waits | notifies | 0 in | 0 cancelled | locked False
0 after 4-6: 0 waits | 1 waits | notifies | 0 in | 0 out | locked False
1 after 0: 0 waits | notifies | 0 in | 0 out | locked False
1 after 1-6: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 cancelled | locked False
2 after 0: 0 waits | 1 waits | locked False
2 after 1: 0 waits | 1 waits | notifies | 2 cancelled | 0 in | 0 out | locked False
2 after 2-6: 0 waits | 1 waits | notifies | 0 in | 0 out | locked False
)");
}

TEST(Condition, ACancellationAnywhereLeavesItsLockToTheOthers) {
  EXPECT_EQ(cancellation_table<ConditionPlay<2>>(3, 8), R"(
0 after 0: 1 waits | notifies | 1 in | 1 out | locked False
0 after 1: 0 waits | 1 waits | notifies | 0 cancelled | 1 in | 1 out | locked False
0 after 2: 0 waits | 1 waits | notifies | 1 in | 1 out | 0 cancelled | locked False
0 after 3: 0 waits | 1 waits | notifies | 0 in | 0 cancelled | 1 in | 1 out | locked False
0 after 4-7: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 in | 1 out | locked False
1 after 0: 0 waits | notifies | 0 in | 0 out | locked False
1 after 1-4: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 cancelled | locked False
1 after 5: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 in | 1 cancelled | locked False
1 after 6-7: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 in | 1 out | locked False
2 after 0: 0 waits | 1 waits | locked False
2 after 1: 0 waits | 1 waits | notifies | 2 cancelled | 0 in | 0 out | 1 in | 1 out | locked False
2 after 2-7: 0 waits | 1 waits | notifies | 0 in | 0 out | 1 in | 1 out | locked False
)");
}

TEST(Condition, MayGoBeforeTheTasksThatWaitForIt) {
  expect_freed_with_the_loop<ConditionPlay<2>>(3, 8);
}

}  // namespace
}  // namespace aio
