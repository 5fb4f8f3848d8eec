#include "aio/shield.hpp"

#include <gtest/gtest.h>

#include <string>

#include "waiting.hpp"

namespace aio {
namespace {

TEST(Shield, ReturnsTheResult) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> { log(co_await shield(work(log, "a", 1)), now()); }),
            "a done | a 1");
}

TEST(Shield, ThrowsTheException) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await shield(work(log, "a", 1, "a fails"));
              } catch (const ValueError& error) {
                log(error.what());
              }
            }),
            "a fails");
}

TEST(Shield, CancellingItLeavesWhatIsInside) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 2);
              const auto shielded = shield(task);
              co_await sleep(1);
              log(shielded.cancel("enough"));
              log(shielded.cancelled(), task.cancelled());
              co_await log_cancellation(log, "s", shielded);
              log(co_await task, now());
            }),
            "True | True False | s ('enough',) | a done | a 2");
}

TEST(Shield, CancellingItsAwaiterLeavesWhatIsInside) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 2);
              const auto waiter = create_task([](Log& log, Task<std::string> task) -> Coroutine<> {
                try {
                  co_await shield(task);
                } catch (const CancelledError& error) {
                  log("cancelled", error.message(), now());
                  throw;
                }
              }(log, task));
              co_await sleep(1);
              waiter.cancel("enough");
              co_await log_cancellation(log, "w", waiter);
              log(co_await task, now());
            }),
            "cancelled ('enough',) 1 | w ('enough',) | a done | a 2");
}

TEST(Shield, IsCancelledIfTheInnerTaskIs) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 2);
              const auto shielded = shield(task);
              co_await sleep(1);
              task.cancel("inner");
              co_await log_cancellation(log, "s", shielded);
              log(shielded.cancelled());
            }),
            "a cancelled ('inner',) | s () | True");
}

TEST(Shield, AnErrorAfterItsCancellationIsReportedAsTheTasks) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().set_exception_handler([&log](const ExceptionContext& context) {
                log("handler:", context.message, message_of(context.exception));
              });
              {
                const auto task = start(log, "a", 2, "a fails");
                co_await sleep(1);
                shield(task).cancel();
                co_await sleep(2);
                log(task.done());
              }
              log("end");
            }),
            "True | handler: Task exception was never retrieved a fails | end");
}

TEST(Shield, ACancellationOfTheInnerTaskAfterItsOwnIsNotReported) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().set_exception_handler(
                  [&log](const ExceptionContext& context) { log("handler:", context.message); });
              const auto task = start(log, "a", 2);
              co_await sleep(1);
              shield(task).cancel();
              task.cancel();
              co_await sleep(2);
              log(task.cancelled());
            }),
            "a cancelled () | True");
}

TEST(Shield, OfWhatIsDoneIsDone) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto task = start(log, "a", 0);
              co_await task;
              log(shield(task).done(), co_await shield(task));
            }),
            "a done | True a");
}

TEST(Shield, AddsAHop) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<std::string> future = get_running_loop().create_future<std::string>();
              const auto waiter =
                  create_task([](Log& log, Future<std::string> future) -> Coroutine<> {
                    log(co_await shield(future));
                  }(log, future));
              co_await sleep(0);
              const auto ticks = create_task(tick(log, 4));
              future.set_result("result");
              co_await ticks;
            }),
            "tick 0 | tick 1 | result | tick 2 | tick 3");
}

TEST(Shield, IsFreedWithItsLoop) {
  expect_freed_in_the_middle([](Log& log) -> Coroutine<> {
    const Counted counted;
    const auto shielded = shield(work(log, "a", 1));
    co_await sleep(0.5);
    co_await shielded;
  });
}

}  // namespace
}  // namespace aio
