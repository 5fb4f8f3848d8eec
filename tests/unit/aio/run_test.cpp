#include "aio/run.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "support.hpp"

namespace aio {
namespace {

TEST(Run, ReturnsTheResultOfMain) {
  VirtualClock clock;
  EXPECT_EQ(run(
                []() -> Coroutine<int> {
                  co_await sleep(1);
                  co_return 4;
                }(),
                clock),
            4);
  EXPECT_EQ(clock.time(), 1);
}

TEST(Run, RunsOnRealTimeByDefault) {
  EXPECT_EQ(run([]() -> Coroutine<int> { co_return 4; }()), 4);
}

TEST(Run, ThrowsWhatMainThrows) {
  VirtualClock clock;
  EXPECT_THROW(run(
                   []() -> Coroutine<> {
                     co_await sleep(1);
                     throw std::runtime_error("x");
                   }(),
                   clock),
               std::runtime_error);
}

TEST(Run, CancelsWhatIsLeft) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              create_task([](Log& out) -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  out("cancelled at shutdown");
                  throw;
                }
              }(log));
              co_await sleep(0);
              log("main returns");
            }),
            "main returns | cancelled at shutdown");
}

TEST(Run, CallbacksOfWhatIsLeftStillRun) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> left = create_task([](Log& out) -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  out("cleanup");
                  throw;
                }
              }(log));
              left.add_done_callback([&log] {
                log("callback 1");
                get_running_loop().call_soon([&log] { log("callback 2"); });
              });
              co_await sleep(0);
              log("main returns");
            }),
            "main returns | cleanup | callback 1 | callback 2");
}

TEST(Run, WaitsForCleanUpThatTakesTime) {
  VirtualClock clock;
  Log log;
  run(
      [](Log& out) -> Coroutine<> {
        create_task([](Log& o) -> Coroutine<> {
          try {
            co_await sleep(9);
          } catch (const CancelledError&) {
            o("cancelled");
          }
          co_await sleep(3);
          o("cleaned", get_running_loop().time());
        }(out));
        co_await sleep(1);
      }(log),
      clock);
  EXPECT_EQ(log.text(), "cancelled | cleaned 4");
}

TEST(Run, ReportsWhatFailsDuringShutdownAndThrowsMainsError) {
  VirtualClock clock;
  Log log;
  try {
    run(
        [](Log& out) -> Coroutine<> {
          get_running_loop().set_exception_handler([&out](const ExceptionContext& context) {
            out(context.message, message_of(context.exception));
          });
          create_task([]() -> Coroutine<> {
            try {
              co_await sleep(9);
            } catch (const CancelledError&) {
              throw std::runtime_error("clean-up failed");
            }
          }());
          co_await sleep(0);
          throw std::runtime_error("main");
        }(log),
        clock);
  } catch (const std::runtime_error& error) {
    log("raised", error.what());
  }
  EXPECT_EQ(log.text(),
            "unhandled exception during aio::run() shutdown clean-up failed | raised main");
}

TEST(Run, CannotBeCalledInACoroutine) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              VirtualClock other;
              try {
                run([]() -> Coroutine<> { co_return; }(), other);
              } catch (const RuntimeError& error) {
                log(error.what());
              }
              co_return;
            }),
            "aio::run() cannot be called from a running event loop");
}

Coroutine<> wait_for_ever() { co_await get_running_loop().create_future<int>(); }

TEST(Run, ADeadlockIsAnErrorAndFreesEverything) {
  Counted::alive = 0;
  VirtualClock clock;
  EXPECT_THROW(run(
                   []() -> Coroutine<> {
                     const Counted local;
                     co_await wait_for_ever();
                   }(),
                   clock),
               DeadlockError);
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Run, ADeadlockInCleanUpIsAnErrorEvenWhileMainFails) {
  Counted::alive = 0;
  VirtualClock clock;
  EXPECT_THROW(run(
                   []() -> Coroutine<> {
                     create_task([]() -> Coroutine<> {
                       const Counted local;
                       try {
                         co_await wait_for_ever();
                       } catch (const CancelledError&) {
                       }
                       co_await wait_for_ever();
                     }());
                     co_await sleep(0);
                     throw std::runtime_error("main");
                   }(),
                   clock),
               DeadlockError);
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Run, ReturnsAMoveOnlyResult) {
  VirtualClock clock;
  EXPECT_EQ(*run([]() -> Coroutine<std::unique_ptr<int>> { co_return std::make_unique<int>(2); }(),
                 clock),
            2);
}

}  // namespace
}  // namespace aio
