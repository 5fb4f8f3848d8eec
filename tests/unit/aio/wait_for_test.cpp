#include "aio/wait_for.hpp"

#include <gtest/gtest.h>

#include <string>

#include "waiting.hpp"

namespace aio {
namespace {

/// Suppresses its cancellation, and returns.
Coroutine<int> stubborn(Log& log) {
  try {
    co_await sleep(5);
  } catch (const CancelledError&) {
    log("swallowed");
  }
  co_return 7;
}

template <class Awaitable>
Coroutine<> log_timeout(Log& log, Awaitable awaitable, std::optional<double> timeout) {
  try {
    co_await wait_for(std::move(awaitable), timeout);
    log("in time", now());
  } catch (const TimeoutError&) {
    log("TimeoutError", now());
  }
}

TEST(WaitFor, ReturnsTheResultThatComesInTime) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              log(co_await wait_for(work(log, "a", 1), 2), now());
              log(co_await wait_for(work(log, "b", 3), std::nullopt), now());
            }),
            "a done | a 1 | b done | b 4");
}

TEST(WaitFor, CancelsWhatComesTooLate) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await log_timeout(log, work(log, "a", 3), 2);
              const auto task = start(log, "b", 3);
              co_await log_timeout(log, task, 2);
              log(task.cancelled());
            }),
            "a cancelled () | TimeoutError 2 | b cancelled () | TimeoutError 4 | True");
}

TEST(WaitFor, ATimeoutOfZeroTakesWhatIsThere) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 0);
              co_await task;
              log(co_await wait_for(task, 0));
            }),
            "a done | a");
}

TEST(WaitFor, ATimeoutOfZeroOrLessCancelsWhatIsNotThere) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await log_timeout(log, work(log, "a", 0), 0);
              const auto task = start(log, "b", 1);
              co_await sleep(0);
              co_await log_timeout(log, task, -1);
              log(task.cancelled());
            }),
            "TimeoutError 0 | b cancelled () | TimeoutError 0 | True");
}

TEST(WaitFor, ReturnsTheResultOfATaskThatSuppressesTheCancellation) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              log(co_await wait_for(stubborn(log), 1));
              const auto task = create_task(stubborn(log));
              co_await sleep(0);
              log(co_await wait_for(task, 0));
            }),
            "swallowed | 7 | swallowed | 7");
}

TEST(WaitFor, ThrowsWhatTheAwaitableThrowsAlsoInItsCleanUp) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = []() -> Coroutine<> {
                try {
                  co_await sleep(5);
                } catch (const CancelledError&) {
                  throw ValueError("in clean-up");
                }
              };
              try {
                co_await wait_for(work(log, "a", 1, "a fails"), 2);
              } catch (const ValueError& error) {
                log(error.what(), now());
              }
              try {
                co_await wait_for(inner(), 1);
              } catch (const ValueError& error) {
                log(error.what(), now());
              }
            }),
            "a fails 1 | in clean-up 2");
}

/// Waits two seconds for what takes three, and logs how that ends.
Coroutine<> wait_in_vain(Log& log) {
  try {
    co_await wait_for(work(log, "a", 3), 2);
  } catch (const CancelledError& error) {
    log("outer cancelled", error.message(), now());
    throw;
  } catch (const TimeoutError&) {
    log("outer TimeoutError", now());
    throw;
  }
}

TEST(WaitFor, ACancellationFromOutsideStaysOne) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task(wait_in_vain(log));
              co_await sleep(1);
              task.cancel("enough");
              co_await log_cancellation(log, "task", task);
            }),
            "a cancelled ('enough',) | outer cancelled ('enough',) 1 | task ('enough',)");
}

TEST(WaitFor, ACancellationAtTheDeadlineIsNoTimeout) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = create_task(wait_in_vain(log));
              co_await sleep(0);
              get_running_loop().call_at(2, [task] { task.cancel("enough"); });
              co_await log_cancellation(log, "task", task);
            }),
            "a cancelled () | outer cancelled () 2 | task ()");
}

TEST(WaitFor, AShieldedTaskRunsOn) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 3);
              co_await log_timeout(log, shield(task), 2);
              log(co_await task, now());
            }),
            "TimeoutError 2 | a done | a 3");
}

TEST(WaitFor, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    const Counted counted;
    co_await log_timeout(log, work(log, "a", 3), 2);
    co_await log_timeout(log, start(log, "b", 3), 2);
    co_await log_timeout(log, stubborn(log), 0);
  });
}

}  // namespace
}  // namespace aio
