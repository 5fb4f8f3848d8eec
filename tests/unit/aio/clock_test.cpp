#include "aio/clock.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <thread>

#include "aio/event_loop.hpp"

namespace aio {
namespace {

TEST(VirtualClock, StandsStillUntilItWaits) {
  VirtualClock clock;
  EXPECT_EQ(clock.time(), 0);
  EXPECT_TRUE(clock.wait(2.5, 0));
  EXPECT_EQ(clock.time(), 2.5);
}

TEST(VirtualClock, StartsAtAGivenTime) { EXPECT_EQ(VirtualClock(100).time(), 100); }

TEST(VirtualClock, MovesByHand) {
  VirtualClock clock(1);
  clock.advance(2);
  EXPECT_EQ(clock.time(), 3);
}

TEST(VirtualClock, KnowsADeadlock) {
  VirtualClock clock;
  EXPECT_FALSE(clock.wait(std::nullopt, 0));
}

TEST(VirtualClock, WaitsForTheOutsideInsteadOfJumping) {
  VirtualClock clock;
  clock.wake();  // remembered: the wait below returns
  EXPECT_TRUE(clock.wait(5, 1));
  EXPECT_EQ(clock.time(), 0);
}

TEST(SteadyClock, NeverGoesBack) {
  const SteadyClock clock;
  const double first = clock.time();
  EXPECT_GE(clock.time(), first);
}

TEST(SteadyClock, AWaitTakesAtLeastItsTime) {
  SteadyClock clock;
  const double before = clock.time();
  EXPECT_TRUE(clock.wait(0.001, 0));
  EXPECT_GE(clock.time() - before, 0.001);
}

TEST(SteadyClock, AWakeUpBeforeTheWaitEndsIt) {
  SteadyClock clock;
  clock.wake();
  EXPECT_TRUE(clock.wait(std::nullopt, 0));
}

TEST(PumpedClock, ShowsTheTimeOfItsHostAndNeverWaits) {
  double now = 3;
  PumpedClock clock([&now] { return now; });
  EXPECT_TRUE(clock.wait(std::nullopt, 0));
  EXPECT_TRUE(clock.wait(60, 1));
  clock.wake();
  EXPECT_EQ(clock.time(), 3);
  now = 4.5;
  EXPECT_EQ(clock.time(), 4.5);
}

TEST(PumpedClock, AsksItsHostToPumpWhenSomethingComesFromOutside) {
  int asked = 0;
  PumpedClock clock([] { return 0.0; }, [&asked] { ++asked; });
  EventLoop loop(clock);
  bool called = false;
  loop.call_soon_threadsafe([&called] { called = true; });
  EXPECT_EQ(asked, 1);
  while (loop.run_once()) {
  }
  EXPECT_TRUE(called);
}

#ifndef __EMSCRIPTEN__  // a browser build has no threads
TEST(SteadyClock, AnotherThreadEndsTheWait) {
  SteadyClock clock;
  std::thread waker([&clock] { clock.wake(); });
  EXPECT_TRUE(clock.wait(std::nullopt, 1));
  waker.join();
}

TEST(VirtualClock, AnotherThreadEndsTheWait) {
  VirtualClock clock;
  std::thread waker([&clock] { clock.wake(); });
  EXPECT_TRUE(clock.wait(std::nullopt, 1));
  waker.join();
  EXPECT_EQ(clock.time(), 0);
}
#endif

}  // namespace
}  // namespace aio
