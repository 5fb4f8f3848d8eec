#include "aio/timeout.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <stdexcept>
#include <string>

#include "support.hpp"

namespace aio {
namespace {

/// `async with asyncio.timeout(delay): await asyncio.sleep(seconds)`
Coroutine<> sleep_within(double delay, double seconds) {
  co_await async_with(timeout(delay),
                      [seconds](Timeout&) -> Coroutine<> { co_await sleep(seconds); });
}

TEST(Timeout, ThrowsTimeoutErrorWhenItsTimeIsUp) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await sleep_within(0.01, 9);
              } catch (const TimeoutError&) {
                log("TimeoutError", get_running_loop().time(), current_task()->cancelling());
              }
            }),
            "TimeoutError 0.01 0");
}

TEST(Timeout, LeavesABlockAloneThatEndsInTime) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const int result = co_await async_with(timeout(5), [](Timeout&) -> Coroutine<int> {
                co_await sleep(1);
                co_return 3;
              });
              log(result, get_running_loop().time(), get_running_loop().next_timer().has_value());
              co_await sleep(9);
              log("still running");
            }),
            "3 1 False | still running");
}

TEST(Timeout, TheOuterOneMayBeFirst) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(timeout(0.01), [&](Timeout&) -> Coroutine<> {
                  try {
                    co_await sleep_within(5, 9);
                  } catch (const TimeoutError&) {
                    log("inner WRONG");
                  } catch (const CancelledError&) {
                    log("inner sees CancelledError");
                    throw;
                  }
                });
              } catch (const TimeoutError&) {
                log("outer TimeoutError");
              }
            }),
            "inner sees CancelledError | outer TimeoutError");
}

TEST(Timeout, TheInnerOneMayBeFirst) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(timeout(5), [&](Timeout&) -> Coroutine<> {
                try {
                  co_await sleep_within(1, 9);
                } catch (const TimeoutError&) {
                  log("inner TimeoutError");
                }
                co_await sleep(1);
                log("outer goes on");
              });
            }),
            "inner TimeoutError | outer goes on");
}

TEST(Timeout, OfTwoThatAreDueTogetherTheOuterOneThrows) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(timeout(1), [&](Timeout&) -> Coroutine<> {
                  try {
                    co_await sleep_within(1, 9);
                  } catch (const TimeoutError&) {
                    log("inner TimeoutError");
                  } catch (const CancelledError&) {
                    log("inner CancelledError");
                    throw;
                  }
                });
              } catch (const TimeoutError&) {
                log("outer TimeoutError", current_task()->cancelling());
              }
            }),
            "inner CancelledError | outer TimeoutError 0");
}

TEST(Timeout, DoesNotMistakeACancellationFromOutsideForItsOwn) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task(sleep_within(5, 9));
              co_await sleep(0);
              task.cancel();
              try {
                co_await task;
              } catch (const TimeoutError&) {
                log("WRONG");
              } catch (const CancelledError&) {
                log("CancelledError passes through");
              }
            }),
            "CancelledError passes through");
}

TEST(Timeout, LeavesTheCancellationThatCameTogetherWithIt) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Task<> task = create_task([](Log& out) -> Coroutine<> {
                try {
                  co_await sleep_within(1, 9);
                } catch (const TimeoutError&) {
                  out("TimeoutError");
                } catch (const CancelledError&) {
                  out("CancelledError", current_task()->cancelling());
                  throw;
                }
              }(log));
              get_running_loop().call_later(1, [task] { task.cancel(); });
              try {
                co_await task;
              } catch (const CancelledError&) {
                log("out");
              }
            }),
            "CancelledError 1 | out");
}

TEST(Timeout, OfZeroStrikesAtTheFirstAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(timeout(0), [&](Timeout&) -> Coroutine<> {
                  log("body starts");
                  co_await sleep(0);
                  log("after sleep(0)");
                  co_await sleep(0);
                  log("after 2nd");
                });
              } catch (const TimeoutError&) {
                log("TimeoutError");
              }
            }),
            "body starts | TimeoutError");
}

TEST(Timeout, ANeverEndingOneCanBeGivenADeadlineLater) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              try {
                co_await async_with(timeout(std::nullopt), [&](Timeout& cm) -> Coroutine<> {
                  log(cm.when().has_value());
                  cm.reschedule(loop.time() + 2);
                  log(*cm.when());
                  co_await sleep(9);
                });
              } catch (const TimeoutError&) {
                log("TimeoutError", loop.time());
              }
            }),
            "False | 2 | TimeoutError 2");
}

TEST(Timeout, CanBePutOff) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(timeout(1), [&](Timeout& cm) -> Coroutine<> {
                cm.reschedule(5);
                co_await sleep(3);
                log("in time", cm.expired());
                cm.reschedule(std::nullopt);
                co_await sleep(30);
                log("in time", cm.expired());
              });
            }),
            "in time False | in time False");
}

TEST(Timeout, ADeadlineInThePastStrikesAtTheNextAwait) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await sleep(5);
              try {
                co_await async_with(timeout_at(1),
                                    [](Timeout&) -> Coroutine<> { co_await sleep(9); });
              } catch (const TimeoutError&) {
                log("TimeoutError", get_running_loop().time());
              }
            }),
            "TimeoutError 5");
}

TEST(Timeout, AnErrorOfTheBlockGoesBeforeTheTimeout) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await async_with(timeout(1), [](Timeout&) -> Coroutine<> {
                  try {
                    co_await sleep(9);
                  } catch (const CancelledError&) {
                    throw std::runtime_error("mine");
                  }
                });
              } catch (const std::runtime_error& error) {
                log(error.what(), current_task()->cancelling());
              }
            }),
            "mine 0");
}

TEST(Timeout, ABlockThatSwallowsTheCancellationEndsNormally) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              co_await async_with(timeout(1), [&](Timeout& cm) -> Coroutine<> {
                try {
                  co_await sleep(9);
                } catch (const CancelledError&) {
                  log("swallowed", cm.expired());
                }
              });
              log("after", current_task()->cancelling());
            }),
            "swallowed True | after 0");
}

TEST(Timeout, CannotBeRescheduledBeforeNorAfterItsBlock) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Timeout cm = timeout(1);
              const auto reschedule = [&] {
                try {
                  cm.reschedule(9);
                } catch (const RuntimeError& error) {
                  log(error.what());
                }
              };
              reschedule();
              co_await cm.aenter();
              co_await cm.aexit(nullptr);
              reschedule();
            }),
            "Timeout has not been entered | Cannot change state of finished Timeout");
}

TEST(Timeout, CannotBeEnteredTwice) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Timeout cm = timeout(1);
              co_await cm.aenter();
              co_await cm.aexit(nullptr);
              try {
                co_await cm.aenter();
              } catch (const RuntimeError& error) {
                log(error.what());
              }
            }),
            "Timeout has already been entered");
}

TEST(Timeout, NeedsARunningLoopToCountFromNow) {
  EXPECT_THROW(static_cast<void>(timeout(1)), RuntimeError);
  EXPECT_NO_THROW(static_cast<void>(timeout_at(1)));
}

}  // namespace
}  // namespace aio
