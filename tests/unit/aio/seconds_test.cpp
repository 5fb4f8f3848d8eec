// Seconds that are no time, or more of it than there is: what every function that takes seconds makes of them.
// The results are those of CPython 3.13, if they do not depend on other timers there.
#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double most = std::numeric_limits<double>::max();

Coroutine<> called(const std::function<Coroutine<>()>& program) { co_await program(); }

/// Runs `program` on virtual time: when it ends, or how it does not.
std::string end_of(const std::function<Coroutine<>()>& program, double start = 0) {
  constexpr int many = 100;
  VirtualClock clock(start);
  EventLoop loop(clock);
  const Task<> task = loop.create_task(called(program));
  try {
    for (int turn = 0; !task.done(); ++turn) {
      if (turn == many) return "it spins";
      loop.run_once();
    }
    task.result();
  } catch (const DeadlockError&) {
    return "never";
  } catch (const ValueError& error) {
    return error.what();
  }
  return "at " + std::to_string(loop.time() - start);
}

Coroutine<> pause(double seconds) { co_await sleep(seconds); }

/// A future that `set` has completed by a callback.
template <class Set>
Coroutine<> called_back(Set set) {
  EventLoop& loop = get_running_loop();
  const Future<> called = loop.create_future<void>();
  set(loop, [called] { called.set_result(); });
  co_await called;
}

Coroutine<> call_later(double seconds) {
  return called_back([seconds](EventLoop& loop, auto f) { loop.call_later(seconds, f); });
}

Coroutine<> call_at(double seconds) {
  return called_back([seconds](EventLoop& loop, auto f) { loop.call_at(seconds, f); });
}

Coroutine<> never_done() { co_await get_running_loop().create_future<void>(); }

Coroutine<> times_out(Coroutine<> limited) {
  try {
    co_await std::move(limited);
    ADD_FAILURE() << "it was in time";
  } catch (const TimeoutError&) {  // as it should
  }
}

Coroutine<> under(Timeout limit) {
  co_await async_with(std::move(limit), [](Timeout&) { return never_done(); });
}

Coroutine<> under_timeout(double seconds) { return times_out(under(timeout(seconds))); }
Coroutine<> under_timeout_at(double when) { return times_out(under(timeout_at(when))); }

Coroutine<> rescheduled(double when) {
  return times_out(async_with(timeout(std::nullopt), [when](Timeout& limit) {
    limit.reschedule(when);
    return never_done();
  }));
}

Coroutine<> waited_for(double seconds) { return times_out(wait_for(never_done(), seconds)); }

Coroutine<> waited(double seconds) {
  const Future<> future = get_running_loop().create_future<void>();
  const auto [done, pending] = co_await wait(std::vector{future}, {.timeout = seconds});
  EXPECT_EQ(pending.size(), 1U);
}

Coroutine<> completed(double seconds) {
  auto completions = as_completed(std::vector{create_task(never_done())}, seconds);
  try {
    co_await completions.next();
    ADD_FAILURE() << "it was in time";
  } catch (const TimeoutError&) {  // as it should
  }
}

struct Entrance {
  const char* name;
  Coroutine<> (*enter)(double seconds);
};

const std::vector<Entrance> entrances = {
    {"sleep", pause},
    {"call_later", call_later},
    {"call_at", call_at},
    {"timeout", under_timeout},
    {"timeout_at", under_timeout_at},
    {"reschedule", rescheduled},
    {"wait_for", waited_for},
    {"wait", waited},
    {"as_completed", completed},
};

struct Seconds {
  double value;
  std::string end;
};

const std::vector<Seconds> table = {
    {nan, "at 0.000000"},
    {-infinity, "at 0.000000"},
    {-most, "at 0.000000"},
    {-1e300, "at 0.000000"},
    {-1, "at 0.000000"},
    {-0.0, "at 0.000000"},
    {0, "at 0.000000"},
    {std::numeric_limits<double>::denorm_min(), "at 0.000000"},
    {0.5, "at 0.500000"},
    {1e9, "at 1000000000.000000"},
    {1e300, "at " + std::to_string(1e300)},
    {most, "at " + std::to_string(most)},
    {infinity, "never"},
};

TEST(Seconds, EveryFunctionThatTakesThemGoesByOneTable) {
  for (const auto& [name, enter] : entrances) {
    for (const auto& [value, end] : table) {
      const bool refused = std::string(name) == "sleep" && value != value;
      EXPECT_EQ(end_of([&] { return enter(value); }),
                refused ? "Invalid delay: NaN (not a number)" : end)
          << name << " of " << value;
    }
  }
}

TEST(Seconds, WhatIsInTimeIsInTimeHoweverLongTheLimit) {
  for (const double limit : {2.0, 1e9, 1e300, most, infinity}) {
    EXPECT_EQ(end_of([&] { return wait_for(pause(1), limit); }), "at 1.000000") << limit;
  }
}

TEST(Seconds, WhatIsDoneAlreadyIsInTimeHoweverShortTheLimit) {
  for (const double limit : {nan, -infinity, -1.0, 0.0}) {
    const auto program = [&]() -> Coroutine<> {
      const Future<int> done = get_running_loop().create_future<int>();
      done.set_result(7);
      EXPECT_EQ(co_await wait_for(done, limit), 7);
    };
    EXPECT_EQ(end_of(program), "at 0.000000") << limit;
  }
}

TEST(Seconds, ATimerOfNaNLeavesTheOrderOfTheOthers) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              for (const double when : {3.0, nan, 1.0, nan, 0.5, 2.0, nan, 0.25, 1.5})
                loop.call_at(when, [&log, when] { log(when != when ? -1 : when); });
              co_await sleep(4);
            }),
            "-1 | -1 | -1 | 0.25 | 0.5 | 1 | 1.5 | 2 | 3");
}

TEST(Seconds, ALateClockIsAsGoodAsAnEarlyOne) {
  for (const double start : {-1e9, 1e7, 1e8, 1e12, 1e15}) {
    EXPECT_EQ(end_of([] { return pause(1); }, start), "at 1.000000") << start;
  }
}

TEST(Seconds, AClockThatIsBeyondEverySumStillRuns) {
  EXPECT_EQ(end_of([] { return pause(1); }, 1e300), "at 0.000000");
  EXPECT_EQ(end_of([] { return pause(most); }, most), "never");  // the sum is infinity
  EXPECT_EQ(end_of([] { return pause(most); }, -most), "at " + std::to_string(most));
}

TEST(Seconds, ATimerThatIsNeverDueIsNotTheNextTimer) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.call_at(infinity, [] {});
  EXPECT_EQ(loop.next_timer(), std::nullopt);
  EXPECT_THROW(loop.run_once(), DeadlockError);
  loop.call_at(1, [] {});
  EXPECT_EQ(loop.next_timer(), 1.0);
}

TEST(Seconds, RealTimeContinuesDespiteATimerThatIsNeverDue) {
  for (const double limit : {nan, 1e300, most, infinity}) {
    const auto program = [&]() -> Coroutine<> {
      const Task<> other = create_task(pause(0.001));
      get_running_loop().call_later(limit, [] {});
      co_await other;
    };
    run(program());
  }
}

TEST(Seconds, ASteadyClockWaitsForAWakeUpHoweverLong) {
  for (const double seconds : {1e10, 1e300, most}) {
    SteadyClock clock;
    clock.wake();
    EXPECT_TRUE(clock.wait(seconds, 0)) << seconds;
  }
}

TEST(Seconds, AVirtualClockRefusesWhatIsNoTime) {
  for (const double start : {nan, infinity, -infinity})
    EXPECT_THROW(VirtualClock{start}, ValueError);
  VirtualClock clock(1);
  for (const double seconds : {nan, infinity, -infinity, -1.0})
    EXPECT_THROW(clock.advance(seconds), ValueError);
  EXPECT_EQ(clock.time(), 1);
  clock.advance(most);
  clock.advance(most);
  EXPECT_EQ(clock.time(), most);
}

TEST(Seconds, NoCallbackIsSlowByASlownessThatIsNoNumber) {
  VirtualClock clock;
  EventLoop loop(clock);
  int warnings = 0;
  loop.set_debug(true);
  loop.set_warning_handler([&](const std::string&) { ++warnings; });
  for (const double duration : {nan, infinity, 0.0}) {
    loop.set_slow_callback_duration(duration);
    loop.call_soon([&] { clock.advance(1); });
    loop.run_once();
  }
  EXPECT_EQ(warnings, 1);
}

}  // namespace
}  // namespace aio
