// future.hpp by itself: whoever has a future can await it, whatever else the file includes.
#include "future_alone.hpp"

#include <gtest/gtest.h>

#include "aio/task.hpp"

namespace {

using future_alone::Unheard;

TEST(FutureAlone, CanBeAwaited) {
  aio::VirtualClock clock;
  aio::EventLoop loop(clock);
  const aio::Future<Unheard> future = loop.create_future<Unheard>();
  future.set_result(Unheard{7});
  EXPECT_EQ(loop.run_until_complete(future_alone::value_of(future)), 7);
}

}  // namespace
