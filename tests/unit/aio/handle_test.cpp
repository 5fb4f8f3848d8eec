#include "aio/handle.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>

#include "support.hpp"

namespace aio {
namespace {

TEST(HandleRef, CancelsACallbackThatHasNotRun) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  HandleRef handle = loop.call_soon([&] { log("never"); });
  EXPECT_FALSE(handle.cancelled());
  handle.cancel();
  handle.cancel();
  EXPECT_TRUE(handle.cancelled());
  EXPECT_FALSE(loop.has_ready());
  EXPECT_TRUE(loop.run_once());  // as in asyncio, the iteration that skips it takes place
  EXPECT_THROW(loop.run_once(), DeadlockError);
  EXPECT_EQ(log.text(), "");
}

TEST(HandleRef, CancelsACallbackOfTheIterationThatRuns) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              HandleRef handle;
              loop.call_soon([&] {
                log("a");
                handle.cancel();
              });
              handle = loop.call_soon([&] { log("b"); });
              loop.call_soon([&] { log("c"); });
              co_await sleep(0);
              log(handle.cancelled());
            }),
            "a | c | True");
}

TEST(HandleRef, CancelsATimerThatIsDueInTheSameIteration) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  HandleRef second;
  loop.call_at(1, [&] {
    log("first");
    second.cancel();
  });
  second = loop.call_at(1, [&] { log("second"); });
  loop.run_once();
  EXPECT_EQ(log.text(), "first");
}

TEST(HandleRef, CancellingFromInsideTheCallbackChangesNothing) {
  VirtualClock clock;
  EventLoop loop(clock);
  const auto counted = std::make_shared<int>(0);
  HandleRef handle;
  handle = loop.call_soon([&handle, counted] {
    handle.cancel();
    ++*counted;
  });
  loop.run_once();
  EXPECT_EQ(*counted, 1);
  EXPECT_TRUE(handle.cancelled());
}

TEST(HandleRef, DoesNotKeepACallbackAliveThatHasRunOrIsCancelled) {
  VirtualClock clock;
  EventLoop loop(clock);
  Counted::alive = 0;
  HandleRef ran = loop.call_soon([c = Counted()] { static_cast<void>(c); });
  HandleRef cancelled = loop.call_later(1, [c = Counted()] { static_cast<void>(c); });
  EXPECT_EQ(Counted::alive, 2);
  loop.run_once();
  EXPECT_EQ(Counted::alive, 1);
  cancelled.cancel();
  EXPECT_EQ(Counted::alive, 0);
}

TEST(HandleRef, MayBeOwnedByItsOwnCallback) {
  struct Owner {
    Counted counted;
    HandleRef timer;
  };
  VirtualClock clock;
  Counted::alive = 0;
  {
    EventLoop loop(clock);
    const auto set_timer = [&loop] {
      const auto owner = std::make_shared<Owner>();
      owner->timer = loop.call_later(1, [owner] {});
      return owner;
    };
    set_timer();
    loop.run_once();
    EXPECT_EQ(Counted::alive, 0);
    set_timer()->timer.cancel();
    EXPECT_EQ(Counted::alive, 0);
    set_timer();
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(HandleRef, CancellingAfterTheCallbackHasRunChangesNothing) {
  VirtualClock clock;
  EventLoop loop(clock);
  int runs = 0;
  HandleRef handle = loop.call_later(1, [&] { ++runs; });
  loop.run_once();
  handle.cancel();
  EXPECT_EQ(runs, 1);
}

TEST(HandleRef, DroppingItDoesNotCancel) {
  VirtualClock clock;
  EventLoop loop(clock);
  int runs = 0;
  {
    const HandleRef handle = loop.call_soon([&] { ++runs; });
  }
  loop.run_once();
  EXPECT_EQ(runs, 1);
}

TEST(HandleRef, MayBeMovedAndReplaced) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  HandleRef first = loop.call_soon([&] { log("first"); });
  HandleRef moved = std::move(first);
  first = loop.call_soon([&] { log("second"); });
  moved.cancel();
  loop.run_once();
  EXPECT_EQ(log.text(), "second");
}

TEST(HandleRef, MayBeUsedAfterTheLoopWasDestroyed) {
  VirtualClock clock;
  Counted::alive = 0;
  HandleRef soon, later, done, ran;
  {
    EventLoop loop(clock);
    ran = loop.call_soon([c = Counted()] { static_cast<void>(c); });
    loop.run_once();
    soon = loop.call_soon([c = Counted()] { static_cast<void>(c); });
    later = loop.call_later(1, [c = Counted()] { static_cast<void>(c); });
    done = loop.create_future<int>().add_done_callback([c = Counted()] { static_cast<void>(c); });
  }
  EXPECT_FALSE(soon.cancelled());
  for (HandleRef* handle : {&soon, &later, &done, &ran}) {
    handle->cancel();
    EXPECT_TRUE(handle->cancelled());
    *handle = HandleRef();
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(HandleRef, CancelsADoneCallback) {
  VirtualClock clock;
  EventLoop loop(clock);
  Log log;
  const Future<int> future = loop.create_future<int>();
  HandleRef before = future.add_done_callback([&] { log("cancelled before it was done"); });
  HandleRef after = future.add_done_callback([&] { log("cancelled after"); });
  future.add_done_callback([&] { log("kept"); });
  before.cancel();
  future.set_result(1);
  after.cancel();
  loop.run_once();
  EXPECT_EQ(log.text(), "kept");
}

TEST(HandleRef, ACallbackThatThrowsIsFreed) {
  VirtualClock clock;
  EventLoop loop(clock);
  loop.set_exception_handler([](const ExceptionContext&) {});
  Counted::alive = 0;
  loop.call_soon([c = Counted()] {
    static_cast<void>(c);
    throw std::runtime_error("x");
  });
  EXPECT_EQ(Counted::alive, 1);
  loop.run_once();
  EXPECT_EQ(Counted::alive, 0);
}

TEST(HandleRef, AnEmptyOneIsNotCancelled) {
  HandleRef handle;
  handle.cancel();
  EXPECT_FALSE(handle.cancelled());
}

}  // namespace
}  // namespace aio
