#include "aio/coroutine.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "support.hpp"

namespace aio {
namespace {

Coroutine<int> answer() { co_return 42; }

TEST(Coroutine, CallingItRunsNothing) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto child = [&log]() -> Coroutine<> {
                log("child");
                co_return;
              };
              auto coroutine = child();
              log("called");
              co_await std::move(coroutine);
            }),
            "called | child");
}

TEST(Coroutine, ABareAwaitDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto child = [&log]() -> Coroutine<> {
                log("c");
                co_return;
              };
              get_running_loop().call_soon([&] { log("soon"); });
              co_await child();
              log("no switch");
              co_await sleep(0);
              log("switched");
            }),
            "c | no switch | soon | switched");
}

TEST(Coroutine, ReturnsItsResult) {
  VirtualClock clock;
  EXPECT_EQ(run([]() -> Coroutine<int> { co_return co_await answer() + 1; }(), clock), 43);
}

TEST(Coroutine, ReturnsAMoveOnlyResult) {
  VirtualClock clock;
  const auto make = []() -> Coroutine<std::unique_ptr<int>> { co_return std::make_unique<int>(5); };
  EXPECT_EQ(*run(make(), clock), 5);
}

TEST(Coroutine, AnExceptionReachesTheAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto inner = []() -> Coroutine<int> {
                co_await sleep(1);
                throw std::runtime_error("x");
              };
              const auto outer = [&]() -> Coroutine<int> { co_return co_await inner(); };
              try {
                co_await outer();
              } catch (const std::runtime_error& error) {
                log("got", error.what());
              }
            }),
            "got x");
}

TEST(Coroutine, AnExceptionThatIsNoStdExceptionReachesTheAwaiterToo) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              try {
                co_await []() -> Coroutine<> {
                  co_await sleep(0);
                  throw 7;
                }();
              } catch (int number) {
                log("got", number);
              }
            }),
            "got 7");
}

// The next two tests use coroutines that were moved from, on purpose.
// NOLINTBEGIN(bugprone-use-after-move)
TEST(Coroutine, CannotBeAwaitedTwice) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto coroutine = answer();
              co_await std::move(coroutine);
              try {
                co_await std::move(coroutine);
              } catch (const RuntimeError& error) {
                log(error.what());
              }
            }),
            "cannot reuse already awaited coroutine");
}

TEST(Coroutine, CannotBeMadeATaskOnceAwaitedNorAwaitedOnceATask) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              auto awaited = answer();
              co_await std::move(awaited);
              EXPECT_THROW(create_task(std::move(awaited)), RuntimeError);
              auto coroutine = answer();
              const Task<int> task = create_task(std::move(coroutine));
              EXPECT_THROW(create_task(std::move(coroutine)), RuntimeError);
              EXPECT_THROW(co_await std::move(coroutine), RuntimeError);
              log(co_await task);
            }),
            "42");
}
// NOLINTEND(bugprone-use-after-move)

TEST(Coroutine, OneThatNeverRunsFreesItsArguments) {
  Counted::alive = 0;
  {
    const auto coroutine = [](Counted) -> Coroutine<> { co_return; }(Counted());
    EXPECT_EQ(Counted::alive, 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Coroutine, ItsFrameGoesWhenTheAwaitIsOver) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              Counted::alive = 0;
              co_await [](Counted) -> Coroutine<> { co_await sleep(0); }(Counted());
              log(Counted::alive);
            }),
            "0");
}

TEST(Coroutine, SuspendingOutsideOfATaskThrows) {
  const auto wait = []() -> Coroutine<> { co_await sleep(1); };
  auto coroutine = wait();
  // A frame driven by hand, as no loop would.
  const auto frame = detail::frame_of(coroutine.release());
  frame.resume();
  EXPECT_TRUE(frame.done());
  EXPECT_THROW(frame.promise().result.take(), RuntimeError);
  frame.destroy();
}

TEST(Coroutine, MovingKeepsTheFrame) {
  VirtualClock clock;
  auto first = answer();
  auto second = std::move(first);
  first = std::move(second);
  EXPECT_EQ(run(std::move(first), clock), 42);
}

// A chain of awaits takes no stack: each await is a jump. g++ makes it one only where it optimizes
// sibling calls, and not under AddressSanitizer; clang++ always does.
#if defined(__clang__)
#define AIO_AWAITS_ARE_JUMPS 1
#elif defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define AIO_AWAITS_ARE_JUMPS 1
#else
#define AIO_AWAITS_ARE_JUMPS 0
#endif

constexpr int depth = AIO_AWAITS_ARE_JUMPS != 0 ? 1'000'000 : 1'000;

Coroutine<int> descend(int levels, Future<int> bottom) {
  if (levels == 0) co_return co_await bottom;
  co_return co_await descend(levels - 1, bottom) + 1;
}

TEST(Coroutine, AChainOfAwaitsOfAnyDepthRuns) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Future<int> bottom = loop.create_future<int>();
  const Task<int> task = loop.create_task(descend(depth, bottom));
  loop.run_once();
  EXPECT_FALSE(task.done());
  bottom.set_result(0);
  EXPECT_EQ(loop.run_until_complete(task), depth);
}

Coroutine<> descend_counting(int levels, Future<int> bottom) {
  const Counted counted;
  if (levels == 0) {
    co_await bottom;
  } else {
    co_await descend_counting(levels - 1, bottom);
  }
}

TEST(Coroutine, AChainOfAwaitsOfAnyDepthIsDestroyed) {
  Counted::alive = 0;
  VirtualClock clock;
  {
    EventLoop loop(clock);
    loop.create_task(descend_counting(depth, loop.create_future<int>()));
    loop.run_once();
    EXPECT_EQ(Counted::alive, depth + 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

TEST(Coroutine, AMillionAwaitsInARowTakeNoStack) {
  VirtualClock clock;
  const auto count = [](int awaits) -> Coroutine<int> {
    int sum = 0;
    for (int i = 0; i < awaits; ++i) sum += co_await []() -> Coroutine<int> { co_return 1; }();
    co_return sum;
  };
  EXPECT_EQ(run(count(depth), clock), depth);
}

}  // namespace
}  // namespace aio
