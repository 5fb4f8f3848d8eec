#include "stage/stage_clock.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace {

struct StageClockTest : testing::Test {
  double real = 100;
  stage::StageClock clock{[this] { return real; }};
};

TEST_F(StageClockTest, JumpsToTheNextTimerWhenNothingIsInFlight) {
  EXPECT_TRUE(clock.wait(2.5, 0));
  EXPECT_EQ(clock.time(), 2.5);
}

TEST_F(StageClockTest, ReportsThatNothingCanEndTheWait) {
  EXPECT_FALSE(clock.wait(std::nullopt, 0));
}

TEST_F(StageClockTest, JumpsToAnArrivalThatComesBeforeTheNextTimer) {
  int arrived = 0;
  clock.arrive_at(0.4, [&arrived] { ++arrived; });
  EXPECT_TRUE(clock.wait(2.5, 1));
  EXPECT_EQ(clock.time(), 0.4);
  EXPECT_EQ(arrived, 1);
  EXPECT_TRUE(clock.wait(2.1, 0));
  EXPECT_EQ(clock.time(), 2.5);
  EXPECT_EQ(arrived, 1);
}

TEST_F(StageClockTest, DoesNotJumpToAnArrivalThatComesAfterTheNextTimer) {
  bool arrived = false;
  clock.arrive_at(3, [&arrived] { arrived = true; });
  EXPECT_TRUE(clock.wait(2.5, 1));
  EXPECT_EQ(clock.time(), 2.5);
  EXPECT_FALSE(arrived);
}

TEST_F(StageClockTest, LetsArriveInOrderOfTimeThenOfAsking) {
  std::string order;
  clock.arrive_at(2, [&order] { order += "c"; });
  clock.arrive_at(1, [&order] { order += "a"; });
  clock.arrive_at(1, [&order] { order += "b"; });
  clock.advance(5);
  clock.deliver();
  EXPECT_EQ(order, "abc");
}

TEST_F(StageClockTest, ForgetsACancelledArrival) {
  bool arrived = false;
  const auto arrival = clock.arrive_at(1, [&arrived] { arrived = true; });
  clock.cancel(arrival);
  EXPECT_FALSE(clock.wait(std::nullopt, 0));
  EXPECT_FALSE(arrived);
}

TEST_F(StageClockTest, WaitsForSomethingInFlightWithAnUnknownEnd) {
  EXPECT_TRUE(clock.wait(std::nullopt, 1));
  EXPECT_EQ(clock.time(), 0);
}

TEST_F(StageClockTest, FollowsRealTimeWhileALiveRequestIsInFlight) {
  clock.begin_live_span();
  clock.wait(std::nullopt, 1);
  real += 0.25;
  clock.wait(std::nullopt, 1);
  EXPECT_EQ(clock.time(), 0.25);
}

TEST_F(StageClockTest, DoesNotFollowRealTimePastTheNextTimer) {
  clock.begin_live_span();
  clock.wait(0.5, 1);
  real += 30;
  clock.wait(0.5, 1);
  EXPECT_EQ(clock.time(), 0.5);
}

TEST_F(StageClockTest, DoesNotCountTheTimeOfAPause) {
  clock.begin_live_span();
  clock.wait(std::nullopt, 1);
  clock.hold();
  real += 3600;
  clock.wait(std::nullopt, 1);
  EXPECT_EQ(clock.time(), 0);
  real += 1;
  clock.wait(std::nullopt, 1);
  EXPECT_EQ(clock.time(), 1);
}

// No live span can end before it, because it began earlier.
TEST_F(StageClockTest, JumpsOnlyAsFarAsRealTimeHasComeForAllLiveSpans) {
  clock.begin_live_span();
  real += 60;  // of thought
  EXPECT_TRUE(clock.wait(5, 1));
  EXPECT_EQ(clock.time(), 5);
  clock.begin_live_span();
  EXPECT_TRUE(clock.wait(1, 1));
  EXPECT_EQ(clock.time(), 5) << "this one has only just begun";
}

TEST_F(StageClockTest, StandsStillAgainAfterTheLiveRequest) {
  const auto span = clock.begin_live_span();
  clock.wait(std::nullopt, 1);
  clock.end_live_span(span);
  real += 5;
  clock.wait(std::nullopt, 1);
  EXPECT_EQ(clock.time(), 0);
}

}  // namespace
