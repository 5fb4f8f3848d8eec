#include "aio/as_completed.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "waiting.hpp"

namespace aio {
namespace {

using Tasks = std::vector<Task<std::string>>;

TEST(AsCompleted, ReturnsTasksAsTheyEnd) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto completed =
                  as_completed(Tasks{start(log, "a", 3), start(log, "b", 1), start(log, "c", 2)});
              while (const auto task = co_await completed.next())
                log(task->name(), task->result(), now());
            }),
            "b done | b b 1 | c done | c c 2 | a done | a a 3");
}

TEST(AsCompleted, ReturnsTasksThatEndTogetherInOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto completed =
                  as_completed(Tasks{start(log, "a", 1), start(log, "b", 1), start(log, "c", 1)});
              while (const auto task = co_await completed.next()) log(task->name(), now());
            }),
            "a done | b done | c done | a 1 | b 1 | c 1");
}

TEST(AsCompleted, ReturnsTasksThatAreAlreadyDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 0);
              co_await task;
              auto completed = as_completed(Tasks{task, start(log, "b", 1)});
              while (const auto next = co_await completed.next()) log(next->name());
            }),
            "a done | a | b done | b");
}

TEST(AsCompleted, LeavesExceptionsToTheCallerOfResult) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto completed =
                  as_completed(Tasks{start(log, "a", 1, "a fails"), start(log, "b", 2)});
              while (const auto task = co_await completed.next())
                log(message_of(task->exception()), now());
            }),
            "a fails 1 | b done | None 2");
}

TEST(AsCompleted, ThrowsATimeoutErrorAndLetsTheOthersRun) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 1), start(log, "b", 3), start(log, "c", 4)};
              auto completed = as_completed(tasks, 2);
              log((co_await completed.next())->name(), now());
              try {
                co_await completed.next();
              } catch (const TimeoutError&) {
                log("TimeoutError", now());
              }
              log(co_await tasks[1], now());
            }),
            "a done | a 1 | TimeoutError 2 | b done | b 3 | c cancelled ()");
}

TEST(AsCompleted, MayBeLeftEarly) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 1), start(log, "b", 2)};
              {
                auto completed = as_completed(tasks);
                log((co_await completed.next())->name());
              }
              log(tasks[1].done());
              log(co_await tasks[1]);
            }),
            "a done | a | False | b done | b");
}

TEST(AsCompleted, ReturnsADuplicateOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 1);
              auto completed = as_completed(Tasks{task, task});
              while (const auto next = co_await completed.next()) log(next->name());
            }),
            "a done | a");
}

TEST(AsCompleted, ReturnsNothingForNoTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto completed = as_completed(Tasks());
              log((co_await completed.next()).has_value());
            }),
            "False");
}

TEST(AsCompleted, CancellingTheOneThatAsksLeavesTheTasksRunning) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Tasks tasks{start(log, "a", 3), start(log, "b", 1)};
              const auto consumer = create_task([](Log& log, Tasks tasks) -> Coroutine<> {
                auto completed = as_completed(std::move(tasks));
                log((co_await completed.next())->name(), now());
                try {
                  co_await completed.next();
                } catch (const CancelledError& error) {
                  log("consumer cancelled", error.message(), now());
                  throw;
                }
              }(log, tasks));
              co_await sleep(2);
              consumer.cancel("enough");
              co_await log_cancellation(log, "c", consumer);
              log(co_await tasks[0], now());
            }),
            "b done | b 1 | consumer cancelled ('enough',) 2 | c ('enough',) | a done | a 3");
}

TEST(AsCompleted, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    const Counted counted;
    auto completed = as_completed(Tasks{start(log, "a", 2), start(log, "b", 1)}, 3);
    while (co_await completed.next()) {
    }
  });
}

}  // namespace
}  // namespace aio
