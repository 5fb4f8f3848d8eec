#include "stage/flights.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using stage::Flight;

struct FlightsTest : testing::Test {
  double real = 100;
  stage::StageClock clock{[this] { return real; }};
  stage::Flights flights{clock, [this] { return real; }};
  std::string arrived;

  void land(const Flight::Landing& landing, char name, double after) {
    real += after;
    landing([this, name] { arrived += name; });
  }
  void wait() { clock.wait(std::nullopt, 1); }
};

TEST_F(FlightsTest, TheClockFollowsRealTimeWhileOneIsInTheAir) {
  const std::unique_ptr<Flight> flight = flights.take_off();
  wait();
  real += 0.25;
  wait();
  EXPECT_EQ(clock.time(), 0.25);
}

TEST_F(FlightsTest, WhatItBringsArrivesAfterAsLongAsItTook) {
  clock.advance(1);
  const std::unique_ptr<Flight> flight = flights.take_off();
  land(flight->landing(), 'a', 0.5);
  real += 3600;  // before the stage looks
  flights.pump();
  EXPECT_EQ(arrived, "") << "time has not passed on the stage's clock yet";
  wait();
  EXPECT_EQ(clock.time(), 1.5);
  EXPECT_EQ(arrived, "a");
}

TEST_F(FlightsTest, TwoArriveInTheOrderInWhichTheyLanded) {
  const std::unique_ptr<Flight> slow = flights.take_off();
  const std::unique_ptr<Flight> quick = flights.take_off();
  land(quick->landing(), 'q', 0.25);
  land(slow->landing(), 's', 0.25);
  flights.pump();
  wait();
  EXPECT_EQ(clock.time(), 0.25);
  EXPECT_EQ(arrived, "q");
  wait();
  EXPECT_EQ(clock.time(), 0.5);
  EXPECT_EQ(arrived, "qs");
}

TEST_F(FlightsTest, OneThatLandedIsNotWaitedForAgainWhileAnotherIsInTheAir) {
  const std::unique_ptr<Flight> slow = flights.take_off();
  const std::unique_ptr<Flight> quick = flights.take_off();
  land(quick->landing(), 'q', 0.25);
  real += 60;
  flights.pump();
  wait();
  EXPECT_EQ(clock.time(), 0.25);
  EXPECT_EQ(arrived, "q");
}

TEST_F(FlightsTest, TheyMayLandOnAnyThread) {
  std::vector<std::unique_ptr<Flight>> all;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 20; ++i) {
    all.push_back(flights.take_off());
    threads.emplace_back(
        [this, land = all.back()->landing()] { land([this] { arrived += 'x'; }); });
  }
  threads.clear();
  flights.pump();
  wait();
  EXPECT_EQ(arrived.size(), 20U);
}

TEST_F(FlightsTest, OneThatLandedInThePastOfABlockedClockArrivesNow) {
  const std::unique_ptr<Flight> flight = flights.take_off();
  land(flight->landing(), 'a', 0.5);
  clock.advance(2);
  flights.pump();
  clock.deliver();
  EXPECT_EQ(arrived, "a");
  EXPECT_EQ(clock.time(), 2);
}

TEST_F(FlightsTest, GivenUpInTheAirItBringsNothing) {
  std::unique_ptr<Flight> flight = flights.take_off();
  const Flight::Landing landing = flight->landing();
  flight.reset();
  land(landing, 'a', 0.5);
  flights.pump();
  EXPECT_FALSE(clock.wait(std::nullopt, 0)) << "the clock has nothing to wait for";
  EXPECT_EQ(arrived, "");
}

TEST_F(FlightsTest, GivenUpBeforeItsMomentItBringsNothing) {
  std::unique_ptr<Flight> flight = flights.take_off();
  land(flight->landing(), 'a', 0.5);
  flights.pump();
  flight.reset();
  EXPECT_FALSE(clock.wait(std::nullopt, 0));
  EXPECT_EQ(arrived, "");
}

TEST_F(FlightsTest, ALandingMayComeWhenEverythingIsGone) {
  Flight::Landing landing;
  {
    stage::Flights others(clock, [this] { return real; });
    landing = others.take_off()->landing();
  }
  land(landing, 'a', 0.5);
  EXPECT_EQ(arrived, "");
}

}  // namespace
