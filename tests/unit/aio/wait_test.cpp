#include "aio/wait.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "waiting.hpp"

namespace aio {
namespace {

using Tasks = std::vector<Task<std::string>>;

std::string names(const Tasks& tasks) {
  std::string text;
  for (const auto& task : tasks) text += (text.empty() ? "" : ", ") + task.name();
  return "[" + text + "]";
}

TEST(Wait, ReturnsWhenAllAreDoneAndKeepsTheirOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 2), start(log, "b", 1)};
              const auto [done, pending] = co_await wait(tasks);
              log(now(), names(done), names(pending));
            }),
            "b done | a done | 2 [a, b] []");
}

TEST(Wait, ReturnsWhenTheFirstIsDoneAndLetsTheOthersRun) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 2), start(log, "b", 1), start(log, "c", 1)};
              const auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_COMPLETED});
              log(now(), names(done), names(pending));
              co_await wait(pending);
              log(now());
            }),
            "b done | c done | 1 [b, c] [a] | a done | 2");
}

TEST(Wait, ReturnsAtTheFirstExceptionWhichACancellationIsNot) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 3), start(log, "b", 1),
                                start(log, "c", 2, "c fails"), start(log, "d", 1.5)};
              tasks[3].cancel();
              const auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_EXCEPTION});
              log(now(), names(done), names(pending));
              log(message_of(tasks[2].exception()));
            }),
            "b done | 2 [b, c, d] [a] | c fails | a cancelled ()");
}

TEST(Wait, ATimeoutNeitherThrowsNorCancels) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 2), start(log, "b", 1)};
              const auto [done, pending] = co_await wait(tasks, {.timeout = 1.5});
              log(now(), names(done), names(pending));
              co_await tasks[0];
              log(now());
            }),
            "b done | 1.5 [b] [a] | a done | 2");
}

TEST(Wait, WhatEndsAtTheDeadlineIsDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 1)};
              co_await sleep(0);
              const auto [done, pending] = co_await wait(tasks, {.timeout = 1});
              log(now(), names(done), names(pending));
            }),
            "a done | 1 [a] []");
}

TEST(Wait, ATimeoutOfZeroOrLessLetsTheTasksRunOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 0), start(log, "b", 1)};
              const auto at_once = co_await wait(tasks, {.timeout = 0});
              log(now(), names(at_once.done), names(at_once.pending));
              const auto before = co_await wait(tasks, {.timeout = -1});
              log(now(), names(before.done), names(before.pending));
            }),
            "a done | 0 [a] [b] | 0 [a] [b] | b cancelled ()");
}

TEST(Wait, ForWhatIsDoneTakesTwoIterations) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 0);
              co_await task;
              const auto ticks = create_task(tick(log, 4));
              co_await wait(Tasks{task});
              log("waited");
              co_await ticks;
            }),
            "a done | tick 0 | tick 1 | waited | tick 2 | tick 3");
}

TEST(Wait, CancellingItLeavesTheTasksRunning) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 2), start(log, "b", 1)};
              const auto waiter = create_task([](Log& log, Tasks tasks) -> Coroutine<> {
                try {
                  co_await wait(std::move(tasks));
                } catch (const CancelledError& error) {
                  log("waiter cancelled", error.message());
                  throw;
                }
              }(log, tasks));
              co_await sleep(0.5);
              waiter.cancel("enough");
              co_await log_cancellation(log, "w", waiter);
              log(co_await tasks[0], now());
            }),
            "waiter cancelled ('enough',) | w ('enough',) | b done | a done | a 2");
}

TEST(Wait, RefusesAnEmptySet) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await wait(Tasks());
              } catch (const ValueError& error) {
                log(error.what());
              }
            }),
            "Set of Tasks/Futures is empty.");
}

TEST(Wait, CountsOneThatIsThereTwiceOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 1);
              const auto [done, pending] = co_await wait(Tasks{task, task});
              log(done.size(), pending.size());
            }),
            "a done | 1 0");
}

TEST(Wait, TakesTasksAndFuturesOfSeveralTypesByReference) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              get_running_loop().call_later(1, [future] { future.set_result(1); });
              const auto task = start(log, "a", 2);
              const std::vector<FutureRef> both{future_ref(future), future_ref(task)};
              const auto [done, pending] = co_await wait(both, {.return_when = FIRST_COMPLETED});
              log(done.size(), done[0] == future_ref(future), pending[0] == future_ref(task));
            }),
            "1 True True | a cancelled ()");
}

TEST(Wait, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    const Counted counted;
    const Tasks tasks{start(log, "a", 1), start(log, "b", 2)};
    co_await wait(tasks, {.timeout = 3});
  });
}

}  // namespace
}  // namespace aio
