// future.hpp by itself: whoever has a future can await it, whatever else the program includes.
#include "aio/future.hpp"

#include <gtest/gtest.h>

namespace {

/// A result that no other file of the tests awaits, so that none can lend its code for it.
struct Unheard {
  int value = 0;
};

aio::Coroutine<int> value_of(aio::Future<Unheard> future) { co_return (co_await future).value; }

TEST(FutureAlone, CanBeAwaited) {
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  const aio::Future<Unheard> future = loop.create_future<Unheard>();
  future.set_result(Unheard{7});
  EXPECT_EQ(loop.run_until_complete(value_of(future)), 7);
}

}  // namespace
