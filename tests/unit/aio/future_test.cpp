#include "aio/future.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "support.hpp"

namespace aio {
namespace {

TEST(Future, AwaitingADoneOneDoesNotYield) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              future.set_result(1);
              get_running_loop().call_soon([&] { log("soon"); });
              co_await future;
              log("same iteration");
              co_await sleep(0);
            }),
            "same iteration | soon");
}

TEST(Future, HasNoResultBeforeItIsDone) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Future<int> future = loop.create_future<int>();
  EXPECT_FALSE(future.done());
  EXPECT_THROW(future.result(), InvalidStateError);
  EXPECT_THROW(static_cast<void>(future.exception()), InvalidStateError);
}

TEST(Future, CannotBeSetTwice) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Future<int> future = loop.create_future<int>();
  future.set_result(1);
  EXPECT_THROW(future.set_result(2), InvalidStateError);
  EXPECT_THROW(future.set_exception(std::runtime_error("x")), InvalidStateError);
  EXPECT_FALSE(future.cancel());
  EXPECT_EQ(future.result(), 1);
  EXPECT_EQ(future.exception(), nullptr);
}

TEST(Future, ItsExceptionReachesEveryAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              const auto wait = [&](const char* name) -> Coroutine<> {
                try {
                  co_await future;
                } catch (const std::runtime_error& error) {
                  log(name, error.what());
                }
              };
              get_running_loop().call_later(
                  1, [future] { future.set_exception(std::runtime_error("x")); });
              co_await gather(wait("a"), wait("b"));
              log(message_of(future.exception()));
            }),
            "a x | b x | x");
}

TEST(Future, EveryAwaiterGetsTheResult) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<std::string> future = get_running_loop().create_future<std::string>();
              const auto wait = [&]() -> Coroutine<> { log(co_await future); };
              get_running_loop().call_later(
                  1, [future] { future.set_result("a long enough result"); });
              co_await gather(wait(), wait());
            }),
            "a long enough result | a long enough result");
}

TEST(Future, AResultThatCanOnlyBeMovedIsMovedToItsAwaiter) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const auto future = get_running_loop().create_future<std::unique_ptr<int>>();
              future.set_result(std::make_unique<int>(3));
              log(*co_await future);
            }),
            "3");
}

TEST(Future, ACancelledOneThrowsItsMessage) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              const Future<int> future = get_running_loop().create_future<int>();
              const bool accepted = future.cancel("gone");
              const bool again = future.cancel("too late");
              log(accepted, again, future.cancelled());
              for (int i = 0; i < 2; ++i) {
                try {
                  co_await future;
                } catch (const CancelledError& error) {
                  log(error.message());
                }
              }
            }),
            "True False True | ('gone',) | ('gone',)");
}

TEST(Future, ACancelledOneThrowsWhenAskedForItsException) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Future<int> future = loop.create_future<int>();
  future.cancel();
  EXPECT_THROW(future.result(), CancelledError);
  EXPECT_THROW(static_cast<void>(future.exception()), CancelledError);
}

TEST(Future, AnExceptionThatIsNeverRetrievedIsReported) {
  EXPECT_EQ(trace([](Log& log) -> Coroutine<> {
              EventLoop& loop = get_running_loop();
              loop.set_exception_handler(
                  [&log](const ExceptionContext& context) { log(context.message); });
              loop.create_future<int>().set_exception(std::runtime_error("x"));
              log("after del");
              loop.set_exception_handler({});
              co_return;
            }),
            "Future exception was never retrieved | after del");
}

TEST(Future, CopiesReferToTheSameResult) {
  VirtualClock clock;
  EventLoop loop(clock);
  const Future<int> future = loop.create_future<int>();
  const Future<int> copy = future;
  EXPECT_TRUE(copy == future);
  EXPECT_FALSE(copy == loop.create_future<int>());
  copy.set_result(4);
  EXPECT_EQ(future.result(), 4);
}

TEST(Future, OfAnotherLoopCannotBeAwaited) {
  VirtualClock clock;
  EventLoop other(clock);
  const Future<int> future = other.create_future<int>();
  EventLoop loop(clock);
  const std::string message = loop.run_until_complete([](Future<int> f) -> Coroutine<std::string> {
    try {
      co_await f;
    } catch (const RuntimeError& error) {
      co_return error.what();
    }
    co_return "awaited";
  }(future));
  EXPECT_EQ(message, "Task Task-1 got a Future attached to a different loop");
}

TEST(Future, ItsResultIsAvailableAfterTheLoopsEnd) {
  VirtualClock clock;
  std::optional<Future<int>> done, failed, pending;
  {
    EventLoop loop(clock);
    for (auto* future : {&done, &failed, &pending}) *future = loop.create_future<int>();
    done->set_result(1);
    failed->set_exception(std::runtime_error("x"));
  }
  EXPECT_EQ(done->result(), 1);
  EXPECT_EQ(message_of(failed->exception()), "x");
  EXPECT_FALSE(pending->done());
}

TEST(Future, ADroppedOneFreesItsCallbacks) {
  VirtualClock clock;
  EventLoop loop(clock);
  Counted::alive = 0;
  {
    const Future<int> future = loop.create_future<int>();
    future.add_done_callback([c = Counted()] { static_cast<void>(c); });
    EXPECT_EQ(Counted::alive, 1);
  }
  EXPECT_EQ(Counted::alive, 0);
}

}  // namespace
}  // namespace aio
