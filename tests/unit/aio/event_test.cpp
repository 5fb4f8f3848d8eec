#include "aio/event.hpp"

#include <gtest/gtest.h>

#include "cancellation_table.hpp"
#include "support.hpp"

namespace aio {
namespace {

/// Two actors that wait, and one that sets the event after a while.
struct EventPlay {
  explicit EventPlay(Log& l) : log(l) {}

  Coroutine<> act(int actor) {
    const Counted counted;
    try {
      if (actor == 2) {
        co_await sleep(0);
        event.set();
        log("set");
      } else {
        const bool set = co_await event.wait();
        log(actor, set);
      }
    } catch (const CancelledError&) {
      log(actor, "cancelled");
      throw;
    }
  }
  Coroutine<> end() {
    log(event.is_set());
    co_return;
  }

  Log& log;
  Event event;
};

TEST(Event, IsNotSetAtFirst) {
  Event event;
  EXPECT_FALSE(event.is_set());
  event.set();
  EXPECT_TRUE(event.is_set());
  event.clear();
  EXPECT_FALSE(event.is_set());
}

TEST(Event, WakesAllThatWaitInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Event event;
              const auto wait = [&](int n) -> Coroutine<> {
                log("waits", n);
                const bool set = co_await event.wait();
                log("woken", n, set);
              };
              get_running_loop().call_later(1, [&] {
                event.set();
                log("set");
              });
              co_await gather(wait(0), wait(1), wait(2));
            }),
            "waits 0 | waits 1 | waits 2 | set | woken 0 True | woken 1 True | woken 2 True");
}

TEST(Event, WaitingForOneThatIsSetDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Event event;
              event.set();
              get_running_loop().call_soon([&] { log("soon"); });
              const bool set = co_await event.wait();
              log("at once", set);
              co_await sleep(0);
            }),
            "at once True | soon");
}

TEST(Event, ClearingItDoesNotCallBackThoseThatAreWoken) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Event event;
              const auto wait = [&](int n) -> Coroutine<> {
                co_await event.wait();
                log("woken", n, event.is_set());
              };
              const auto first = create_task(wait(0));
              co_await sleep(0);
              event.set();
              event.clear();
              const auto second = create_task(wait(1));
              co_await first;
              co_await sleep(0);
              log(second.done());
              event.set();
              co_await second;
            }),
            "woken 0 False | False | woken 1 True");
}

TEST(Event, SettingItTwiceWakesOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Event event;
              const auto wait = [&]() -> Coroutine<> {
                co_await event.wait();
                log("woken");
              };
              const auto waiting = create_task(wait());
              co_await sleep(0);
              event.set();
              event.clear();
              event.set();
              log("set");
              co_await waiting;
              co_await sleep(0);
            }),
            "set | woken");
}

TEST(Event, ACancellationOfOneLeavesItToTheOthers) {
  EXPECT_EQ(cancellation_table<EventPlay>(3, 4), R"(
0 after 0: set | 1 True | True
0 after 1-2: set | 0 cancelled | 1 True | True
0 after 3: set | 0 True | 1 True | True
1 after 0: set | 0 True | True
1 after 1: set | 1 cancelled | 0 True | True
1 after 2: set | 0 True | 1 cancelled | True
1 after 3: set | 0 True | 1 True | True
2 after 0: False
2 after 1: 2 cancelled | False
2 after 2-3: set | 0 True | 1 True | True
)");
}

TEST(Event, MayGoBeforeTheTasksThatWaitForIt) { expect_freed_with_the_loop<EventPlay>(3, 4); }

}  // namespace
}  // namespace aio
