#include "aio/event_loop.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "support.hpp"

namespace aio {
namespace {

TEST(EventLoop, CallbacksRunInOrderOfScheduling) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  for (int i = 0; i < 3; ++i) loop.call_soon([&log, i] { log(i); });
  EXPECT_TRUE(loop.run_once());
  EXPECT_EQ(log.text(), "0 | 1 | 2");
}

TEST(EventLoop, ReadyCallbacksRunBeforeTimersThatAreDue) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              get_running_loop().call_later(0, [&] { log("timer"); });
              get_running_loop().call_soon([&] { log("soon"); });
              co_await sleep(0);
            }),
            "soon | timer");
}

TEST(EventLoop, TimersRunInOrderOfTheirDeadlines) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  for (double delay : {3.0, 1.0, 2.0}) {
    loop.call_later(delay, [&, delay] { log(delay, clock.time()); });
  }
  while (loop.next_timer()) loop.run_once();
  EXPECT_EQ(log.text(), "1 1 | 2 2 | 3 3");
}

TEST(EventLoop, EqualDeadlinesRunInTheOrderOfHeapq) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              const double when = loop.time() + 0.01;
              for (int i = 0; i < 6; ++i) loop.call_at(when, [&log, i] { log(i); });
              co_await sleep(0.03);
            }),
            "0 | 2 | 5 | 1 | 3 | 4");
}

TEST(EventLoop, CancelledTimersKeepTheirPlaceInTheHeap) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              std::vector<HandleRef> handles;
              for (int i = 0; i < 12; ++i)
                handles.push_back(loop.call_at(1, [&log, i] { log(i); }));
              for (std::size_t i : {0, 3, 7, 8}) handles[i].cancel();
              co_await sleep(2);
            }),
            "2 | 6 | 5 | 11 | 10 | 9 | 1 | 4");
}

Coroutine<> cancel_seven_of_eight(Log& log, int timers, bool add_one) {
  EventLoop& loop = get_running_loop();
  std::vector<HandleRef> handles;
  for (int i = 0; i < timers; ++i) handles.push_back(loop.call_at(1, [&log, i] { log(i); }));
  for (std::size_t i = 0; i < handles.size(); ++i) {
    if (i % 8 != 0) handles[i].cancel();
  }
  co_await sleep(0);
  if (add_one) loop.call_at(1, [&log] { log("new"); });
  co_await sleep(2);
}

TEST(EventLoop, ManyCancelledTimersAreRemovedAsInCPython) {
  EXPECT_EQ(trace([](Log& log) { return cancel_seven_of_eight(log, 120, false); }),
            "112 | 48 | 16 | 0 | 104 | 96 | 88 | 40 | 8 | 72 | 24 | 56 | 80 | 64 | 32");
}

TEST(EventLoop, AHundredTimersAreLeftInTheirPlaces) {
  EXPECT_EQ(trace([](Log& log) { return cancel_seven_of_eight(log, 100, true); }),
            "new | 48 | 16 | 0 | 96 | 88 | 40 | 8 | 72 | 24 | 56 | 80 | 64 | 32");
}

TEST(EventLoop, ATimerIsDueANanosecondEarly) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.call_soon([] {});
  loop.call_later(0.5e-9, [&] { log("half a nanosecond"); });
  loop.call_later(2e-9, [&] { log("two"); });
  loop.run_once();
  EXPECT_EQ(log.text(), "half a nanosecond");
}

TEST(EventLoop, ADeadlineInThePastIsDueInTheNextIteration) {
  VirtualClock clock(100);
  EventLoop loop(clock);
  Log log;
  loop.call_later(-5, [&] { log("past", clock.time()); });
  EXPECT_TRUE(loop.run_once());
  EXPECT_EQ(log.text(), "past 100");
}

TEST(EventLoop, TimeStandsStillWhileSomethingIsReady) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.call_later(1, [] {});
  loop.call_soon([] {});
  loop.run_once();
  EXPECT_EQ(clock.time(), 0);
  loop.run_once();
  EXPECT_EQ(clock.time(), 1);
}

TEST(EventLoop, LookingAtTheNextTimerDoesNotDisturbTheOrder) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              std::vector<HandleRef> handles;
              for (int i = 0; i < 12; ++i)
                handles.push_back(loop.call_at(1, [&log, i] { log(i); }));
              for (std::size_t i : {0, 3, 7, 8}) {
                handles[i].cancel();
                EXPECT_EQ(loop.next_timer(), 1.0);
              }
              co_await sleep(2);
            }),
            "2 | 6 | 5 | 11 | 10 | 9 | 1 | 4");
}

TEST(EventLoop, TheNextTimerIsNoneIfAllAreCancelled) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_EQ(loop.next_timer(), std::nullopt);
  HandleRef handle = loop.call_later(1, [] {});
  EXPECT_EQ(loop.next_timer(), 1.0);
  handle.cancel();
  EXPECT_EQ(loop.next_timer(), std::nullopt);
}

TEST(EventLoop, NothingReadyAndNoTimerIsADeadlock) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_THROW(loop.run_once(), DeadlockError);
  EXPECT_THROW(loop.run_handle(), DeadlockError);
}

TEST(EventLoop, ADeadlockedMainThrowsAndTheLoopStaysUsable) {
  VirtualClock clock;
  EventLoop loop(clock);
  Future<int> never = loop.create_future<int>();
  Task<int> task =
      loop.create_task([](Future<int> f) -> Coroutine<int> { co_return co_await f; }(never));
  EXPECT_THROW(loop.run_until_complete(task), DeadlockError);
  never.set_result(7);
  EXPECT_EQ(loop.run_until_complete(task), 7);
}

TEST(EventLoop, CountsTheIterationsThatRanSomething) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_EQ(loop.iterations(), 0U);
  loop.call_soon([] {});
  loop.call_soon([] {});
  loop.run_once();
  EXPECT_EQ(loop.iterations(), 1U);
  EXPECT_THROW(loop.run_once(), DeadlockError);
  EXPECT_EQ(loop.iterations(), 1U);
}

TEST(EventLoop, AnExceptionFromACallbackGoesToTheHandlerAndTheLoopContinues) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler([&log](const ExceptionContext& context) {
                log("handler", message_of(context.exception));
              });
              loop.call_soon([] { throw std::runtime_error("division by zero"); });
              loop.call_soon([&] { log("next"); });
              co_await sleep(0);
              loop.set_exception_handler({});
            }),
            "handler division by zero | next");
}

TEST(EventLoop, ACancelledErrorFromACallbackGoesToTheHandlerToo) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.set_exception_handler(
      [&](const ExceptionContext& context) { log(message_of(context.exception)); });
  loop.call_soon([] { throw CancelledError("x"); });
  loop.run_once();
  EXPECT_EQ(log.text(), "CancelledError('x')");
}

TEST(EventLoop, WithoutAHandlerErrorsArePrinted) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.call_soon([] { throw std::runtime_error("out of paper"); });
  testing::internal::CaptureStderr();
  loop.run_once();
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "aio: exception in a callback: out of paper\n");
}

TEST(EventLoop, AHandlerMayReplaceItself) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.set_exception_handler([&, counted = Counted()](const ExceptionContext&) {
    loop.set_exception_handler([&](const ExceptionContext&) { log("second"); });
    log("first", Counted::alive > 0);
  });
  for (int i = 0; i < 2; ++i) loop.call_soon([] { throw ValueError("fails"); });
  loop.run_once();
  EXPECT_EQ(log.text(), "first True | second");
}

TEST(EventLoop, AHandlerThatThrowsStopsNothing) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.set_exception_handler(
      [](const ExceptionContext&) { throw std::runtime_error("handler broke"); });
  loop.call_soon([] { throw std::runtime_error("callback broke"); });
  loop.call_soon([&] { log("next"); });
  testing::internal::CaptureStderr();
  loop.run_once();
  const std::string printed = testing::internal::GetCapturedStderr();
  EXPECT_NE(printed.find("handler broke"), std::string::npos) << printed;
  EXPECT_NE(printed.find("callback broke"), std::string::npos) << printed;
  EXPECT_EQ(log.text(), "next");
}

/// A program with every kind of wake-up.
Coroutine<> busy_program(Log& log) {
  const auto work = [](Log& out, int n, double delay) -> Coroutine<int> {
    out("start", n);
    co_await sleep(delay);
    co_await sleep(0);
    out("end", n);
    co_return n;
  };
  get_running_loop().call_soon([&log] { log("soon"); });
  get_running_loop().call_later(1, [&log] { log("later"); });
  Task<int> cancelled = create_task(work(log, 9, 50));
  co_await gather(work(log, 0, 3), work(log, 1, 1), work(log, 2, 1));
  cancelled.cancel();
  try {
    co_await async_with(timeout(2), [&](Timeout&) -> Coroutine<> { co_await work(log, 3, 10); });
  } catch (const TimeoutError&) {
    log("timeout", get_running_loop().time());
  }
}

TEST(EventLoop, RunHandleResultsInTheSameRunAsRunOnce) {
  Log by_iteration, by_handle;
  std::uint64_t iterations = 0;
  {
    VirtualClock clock;
    EventLoop loop(clock);
    const Task<> task = loop.create_task(busy_program(by_iteration));
    while (!task.done()) loop.run_once();
    iterations = loop.iterations();
  }
  VirtualClock clock;
  EventLoop loop(clock);
  const Task<> task = loop.create_task(busy_program(by_handle));
  while (!task.done() || loop.in_iteration()) loop.run_handle();
  EXPECT_EQ(by_handle.text(), by_iteration.text());
  EXPECT_EQ(loop.iterations(), iterations);
  EXPECT_EQ(by_handle.text(),
            "soon | start 9 | start 0 | start 1 | start 2 | later | end 1 | end 2 | end 0 | start "
            "3 | timeout 5");
}

TEST(EventLoop, RunHandleRunsOneCallbackAtATime) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.call_soon([&] {
    log("a");
    loop.call_soon([&] { log("c"); });
  });
  loop.call_soon([&] { log("b"); });
  EXPECT_FALSE(loop.in_iteration());
  EXPECT_TRUE(loop.run_handle());
  EXPECT_EQ(log.text(), "a");
  EXPECT_TRUE(loop.in_iteration());
  EXPECT_TRUE(loop.run_handle());
  EXPECT_FALSE(loop.in_iteration());
  EXPECT_TRUE(loop.has_ready());
  EXPECT_EQ(loop.iterations(), 1U);
  EXPECT_TRUE(loop.run_once());
  EXPECT_EQ(log.text(), "a | b | c");
  EXPECT_FALSE(loop.has_ready());
}

TEST(EventLoop, RunOnceFinishesTheIterationThatRunHandleBegan) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  for (int i = 0; i < 3; ++i) loop.call_soon([&log, i] { log(i); });
  loop.run_handle();
  loop.call_soon([&] { log("next iteration"); });
  loop.run_once();
  EXPECT_EQ(log.text(), "0 | 1 | 2");
}

TEST(EventLoop, CannotBeRunFromOneOfItsOwnCallbacks) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.call_soon([&] {
    try {
      loop.run_once();
    } catch (const RuntimeError& error) {
      log(error.what());
    }
  });
  loop.run_once();
  EXPECT_EQ(log.text(), "This event loop is already running");
}

TEST(EventLoop, AnotherLoopCanBeRunInACallback) {
  VirtualClock clock;
  EventLoop outer(clock);
  EventLoop inner(clock);
  Log log;
  inner.call_soon([&] { log("inner", &get_running_loop() == &inner); });
  outer.call_soon([&] {
    inner.run_once();
    log("outer", &get_running_loop() == &outer);
  });
  outer.run_once();
  EXPECT_EQ(log.text(), "inner True | outer True");
}

TEST(EventLoop, NoLoopRunsOutsideOfCallbacks) {
  VirtualClock clock;
  EventLoop loop(clock);
  EXPECT_THROW(get_running_loop(), RuntimeError);
  loop.call_soon([&] { EXPECT_EQ(&get_running_loop(), &loop); });
  loop.run_once();
  EXPECT_THROW(get_running_loop(), RuntimeError);
}

TEST(EventLoop, RunUntilCompleteReturnsTheResultOfACoroutineTaskOrFuture) {
  VirtualClock clock;
  EventLoop loop(clock);
  const auto answer = []() -> Coroutine<int> {
    co_await sleep(1);
    co_return 42;
  };
  EXPECT_EQ(loop.run_until_complete(answer()), 42);
  EXPECT_EQ(loop.run_until_complete(loop.create_task(answer())), 42);
  const Future<int> future = loop.create_future<int>();
  loop.call_later(1, [future] { future.set_result(7); });
  EXPECT_EQ(loop.run_until_complete(future), 7);
  EXPECT_EQ(loop.run_until_complete(future), 7);  // done already
}

TEST(EventLoop, RunUntilCompleteFinishesTheIterationInWhichItsFutureCallsBack) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  loop.run_until_complete([](EventLoop& l, Log& out) -> Coroutine<> {
    l.call_soon([&] {
      out("one iteration later");
      l.call_soon([&] { out("two"); });
    });
    co_return;
  }(loop, log));
  EXPECT_EQ(log.text(), "one iteration later");
}

}  // namespace
}  // namespace aio
