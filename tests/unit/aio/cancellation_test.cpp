// Cancelling tasks: where, when and with which message it is thrown.
#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "aio/task.hpp"
#include "support.hpp"

namespace aio {
namespace {

TEST(Cancellation, BeforeTheFirstStepFreesTheArguments) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Counted::alive = 0;
              const Task<> task = create_task([](Counted) -> Coroutine<> { co_return; }(Counted()));
              task.cancel();
              co_await sleep(0);
              log(task.cancelled(), Counted::alive);
            }),
            "True 0");
}

/// Logs the current task when it is destroyed.
struct Witness {
  Log* log;
  explicit Witness(Log& to) : log(&to) {}
  Witness(Witness&& other) noexcept : log(std::exchange(other.log, nullptr)) {}
  ~Witness() {
    if (log == nullptr) return;
    const TaskBase* current = get_running_loop().current_task();
    (*log)(current == nullptr ? "nobody" : current->name());
  }
};

TEST(Cancellation, BeforeTheFirstStepFreesTheArgumentsWithoutACurrentTask) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task =
                  create_task([](Witness) -> Coroutine<> { co_return; }(Witness(log)));
              task.cancel();
              co_await log_cancellation(log, "await", task);
            }),
            "nobody | await ()");
}

TEST(Cancellation, BeforeTheFirstStepKeepsItsMessageOnce) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([]() -> Coroutine<> { co_return; }());
              task.cancel("early");
              co_await log_cancellation(log, "await", task);
              try {
                task.result();
              } catch (const CancelledError& error) {
                log("result", error.message());
              }
            }),
            "await ('early',) | result ()");
}

TEST(Cancellation, OfOneselfHitsASleepAndAFuture) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> never = get_running_loop().create_future<int>();
              current_task()->cancel("a");
              try {
                co_await sleep(5);
              } catch (const CancelledError& error) {
                log("sleep", error.message(), get_running_loop().time());
              }
              current_task()->cancel("b");
              co_await log_cancellation(log, "future", never);
              log(never.cancelled());
            }),
            "sleep ('a',) 0 | future ('b',) | True");
}

TEST(Cancellation, OfOneselfCountsEvenWithoutAnAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<int> task = create_task([]() -> Coroutine<int> {
                current_task()->cancel("late");
                co_return 5;
              }());
              co_await log_cancellation(log, "first", task);
              co_await log_cancellation(log, "second", task);
              log(task.cancelled());
            }),
            "first ('late',) | second ('late',) | True");
}

TEST(Cancellation, ThatReplacesAnErrorMarksItAsRetrieved) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler(
                  [&log](const ExceptionContext& context) { log(context.message); });
              {
                std::optional<Future<int>> future = loop.create_future<int>();
                const Task<> task = create_task([](Log& out, Future<int> f) -> Coroutine<> {
                  try {
                    co_await f;
                  } catch (const CancelledError&) {
                    out("cancelled instead");
                  }
                }(log, *future));
                co_await sleep(0);
                future->set_exception(std::runtime_error("x"));
                task.cancel();
                future.reset();
                co_await task;
              }
              log("silent");
              loop.set_exception_handler({});
            }),
            "cancelled instead | silent");
}

TEST(Cancellation, EvenARefusedOneCountsTheErrorAsRetrieved) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler(
                  [&log](const ExceptionContext& context) { log(context.message); });
              {
                const Task<> task = create_task([]() -> Coroutine<> {
                  throw std::runtime_error("x");
                  co_return;
                }());
                co_await sleep(0);
                log(task.cancel());
              }
              log("silent");
              loop.set_exception_handler({});
            }),
            "False | silent");
}

TEST(Cancellation, ItsMessageIsGivenToOneAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([]() -> Coroutine<> { co_await sleep(9); }());
              const Task<> a = create_task(log_cancellation(log, "a", task));
              const Task<> b = create_task(log_cancellation(log, "b", task));
              co_await sleep(0);
              task.cancel("why");
              co_await a;
              co_await b;
              co_await log_cancellation(log, "main", task);
            }),
            "a ('why',) | b () | main ()");
}

TEST(Cancellation, ASecondOneInTheSameIterationCountsButIsNotDeliveredTwice) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([](Log& out) -> Coroutine<> {
                for (const char* name : {"first", "second"}) {
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError& error) {
                    out(name, error.message(), current_task()->cancelling());
                  }
                }
                out("end", get_running_loop().time());
              }(log));
              co_await sleep(0);
              task.cancel("one");
              task.cancel("two");
              co_await task;
            }),
            "first ('one',) 2 | end 9");
}

TEST(Cancellation, ASecondOneAfterTheFirstWasDeliveredIsDeliveredToo) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<std::string> task = create_task([](Log& out) -> Coroutine<std::string> {
                for (int i = 0; i < 2; ++i) {
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError& error) {
                    out(error.message());
                  }
                }
                co_return "alive";
              }(log));
              co_await sleep(0);
              task.cancel("one");
              co_await sleep(0);
              task.cancel("two");
              const std::string result = co_await task;
              log(result, task.cancelling());
            }),
            "('one',) | ('two',) | alive 2");
}

TEST(Cancellation, ThatIsTakenBackBeforeDeliveryIsOff) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              TaskBase& me = *current_task();
              me.cancel(std::nullopt);
              const int requested = me.cancelling();
              log(requested, me.uncancel());
              co_await sleep(0);
              log("not cancelled");
              log(me.uncancel());
            }),
            "1 0 | not cancelled | 0");
}

TEST(Cancellation, ThatIsTakenBackInPartIsDelivered) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              TaskBase& me = *current_task();
              me.cancel(std::nullopt);
              me.cancel(std::nullopt);
              log(me.uncancel());
              try {
                co_await sleep(0);
              } catch (const CancelledError&) {
                log("cancelled all the same");
              }
              log(me.uncancel());
            }),
            "1 | cancelled all the same | 0");
}

TEST(Cancellation, AnErrorDuringCleanUpIsTheTasksResult) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([]() -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  throw std::runtime_error("clean-up failed");
                }
              }());
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const std::runtime_error& error) {
                log(error.what(), task.cancelled());
              }
            }),
            "clean-up failed False");
}

TEST(Cancellation, ACancelledErrorThatATaskThrowsItselfCancelsIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([]() -> Coroutine<> {
                throw CancelledError("mine");
                co_return;
              }());
              co_await log_cancellation(log, "main", task);
              log(task.cancelled(), task.cancelling());
            }),
            "main ('mine',) | True 0");
}

TEST(Cancellation, OfTasksThatAwaitEachOtherIsRefused) {
  VirtualClock clock;
  EventLoop loop(clock);
  std::optional<Task<>> first;
  std::optional<Task<>> second;
  const auto wait_for_task = [](const std::optional<Task<>>& other) -> Coroutine<> {
    co_await *other;
  };
  first = loop.create_task(wait_for_task(second));
  second = loop.create_task(wait_for_task(first));
  loop.run_once();
  EXPECT_THROW(first->cancel(), RecursionError);
}

TEST(Cancellation, PassesThroughALongChainOfTasks) {
  VirtualClock clock;
  EventLoop loop(clock);
  const auto wait_for_task = [](Task<> other) -> Coroutine<> { co_await other; };
  Task<> last = loop.create_task([]() -> Coroutine<> { co_await sleep(9); }());
  for (int i = 0; i < 900; ++i) last = loop.create_task(wait_for_task(last));
  loop.run_once();
  EXPECT_TRUE(last.cancel());
  EXPECT_THROW(loop.run_until_complete(last), CancelledError);
}

}  // namespace
}  // namespace aio
