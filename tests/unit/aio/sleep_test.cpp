#include "aio/sleep.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <optional>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<> sleeper(Log& log, std::string name, double delay) {
  co_await sleep(delay);
  log(name);
}

TEST(Sleep, TakesItsTimeOnTheLoopsClock) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await sleep(2);
              log(get_running_loop().time());
              co_await sleep(0.5);
              log(get_running_loop().time());
            }),
            "2 | 2.5");
}

TEST(Sleep, ZeroAndLessAreABareYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await gather(sleeper(log, "1ns", 1e-9), sleeper(log, "neg", -1),
                              sleeper(log, "zero", 0));
            }),
            "neg | zero | 1ns");
}

TEST(Sleep, ZeroLetsTheOthersRunOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().call_soon([&] {
                log("other");
                get_running_loop().call_soon([&] { log("its follow-up"); });
              });
              co_await sleep(0);
              log("main");
              co_await sleep(0);
            }),
            "other | main | its follow-up");
}

TEST(Sleep, EqualDeadlinesWakeInTheOrderOfHeapq) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              std::vector<Coroutine<>> sleepers;
              for (int i = 0; i < 7; ++i) sleepers.push_back(sleeper(log, std::to_string(i), 1));
              co_await gather(std::move(sleepers));
            }),
            "0 | 2 | 5 | 6 | 4 | 1 | 3");
}

TEST(Sleep, TimerAndWakeUpAreTwoCallbacks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.call_later(1, [&] {
                log("timer");
                loop.call_soon([&] { log("one iteration later"); });
              });
              co_await sleep(1);
              log("awake");
            }),
            "timer | one iteration later | awake");
}

TEST(Sleep, NotANumberIsRefused) {
  EXPECT_THROW(static_cast<void>(sleep(std::numeric_limits<double>::quiet_NaN())), ValueError);
}

TEST(Sleep, ACancelledOneTakesItsTimerAlong) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task(sleeper(log, "never", 9));
              co_await sleep(0);
              log(get_running_loop().next_timer().has_value());
              task.cancel();
              co_await sleep(0);
              co_await sleep(0);
              log(get_running_loop().next_timer().has_value(), task.cancelled());
            }),
            "True | False True");
}

TEST(Sleep, ACancellationInTheIterationOfItsTimerWins) {
  for (const bool cancel_first : {true, false}) {
    VirtualClock clock;
    Log log;
    run(
        [](Log& out, bool first) -> Coroutine<> {
          const auto nap = [](Log& o) -> Coroutine<> {
            try {
              co_await sleep(1);
              o("slept");
            } catch (const CancelledError&) {
              o("cancelled");
              throw;
            }
          };
          const Task<> task = create_task(nap(out));
          if (!first) co_await sleep(0);
          get_running_loop().call_later(1, [task] { task.cancel(); });
          try {
            co_await task;
          } catch (const CancelledError&) {
            out("out", get_running_loop().time());
          }
        }(log, cancel_first),
        clock);
    EXPECT_EQ(log.text(), "cancelled | out 1") << "cancel first: " << cancel_first;
  }
}

TEST(Sleep, LastsForDays) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await sleep(400'000);  // longer than one wait of the loop
              log(get_running_loop().time() == 400'000);
            }),
            "True");
}

}  // namespace
}  // namespace aio
