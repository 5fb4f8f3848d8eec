#include "stage/live_operations.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace {

using stage::LiveOperation;

struct LiveOperationsTest : testing::Test {
  double real = 100;
  stage::StageClock clock{[this] { return real; }};
  stage::LiveOperations operations{clock, [this] { return real; }};
  std::string arrived;

  void complete(const LiveOperation::Completion& completion, char name, double after) {
    real += after;
    completion([this, name] { arrived += name; });
  }
  void wait() { clock.wait(std::nullopt, 1); }
};

TEST_F(LiveOperationsTest, TheClockFollowsRealTimeWhileOneRuns) {
  const std::unique_ptr<LiveOperation> operation = operations.start();
  wait();
  real += 0.25;
  wait();
  EXPECT_EQ(clock.time(), 0.25);
}

TEST_F(LiveOperationsTest, AResultArrivesAfterTheTimeThatItTook) {
  clock.advance(1);
  const std::unique_ptr<LiveOperation> operation = operations.start();
  complete(operation->completion(), 'a', 0.5);
  real += 3600;  // before the stage looks
  operations.pump();
  EXPECT_EQ(arrived, "") << "time has not passed on the stage's clock yet";
  wait();
  EXPECT_EQ(clock.time(), 1.5);
  EXPECT_EQ(arrived, "a");
}

TEST_F(LiveOperationsTest, TwoResultsArriveInTheOrderOfCompletion) {
  const std::unique_ptr<LiveOperation> slow = operations.start();
  const std::unique_ptr<LiveOperation> quick = operations.start();
  complete(quick->completion(), 'q', 0.25);
  complete(slow->completion(), 's', 0.25);
  operations.pump();
  wait();
  EXPECT_EQ(clock.time(), 0.25);
  EXPECT_EQ(arrived, "q");
  wait();
  EXPECT_EQ(clock.time(), 0.5);
  EXPECT_EQ(arrived, "qs");
}

TEST_F(LiveOperationsTest, ACompletedOneIsNotWaitedForWhileAnotherRuns) {
  const std::unique_ptr<LiveOperation> slow = operations.start();
  const std::unique_ptr<LiveOperation> quick = operations.start();
  complete(quick->completion(), 'q', 0.25);
  real += 60;
  operations.pump();
  wait();
  EXPECT_EQ(clock.time(), 0.25);
  EXPECT_EQ(arrived, "q");
}

TEST_F(LiveOperationsTest, MayCompleteOnAnyThread) {
  std::vector<std::unique_ptr<LiveOperation>> all;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 20; ++i) {
    all.push_back(operations.start());
    threads.emplace_back(
        [this, complete = all.back()->completion()] { complete([this] { arrived += 'x'; }); });
  }
  threads.clear();
  operations.pump();
  wait();
  EXPECT_EQ(arrived.size(), 20U);
}

TEST_F(LiveOperationsTest, AResultThatWasDueWhileTheClockWasBlockedArrivesAtOnce) {
  const std::unique_ptr<LiveOperation> operation = operations.start();
  complete(operation->completion(), 'a', 0.5);
  clock.advance(2);
  operations.pump();
  clock.deliver();
  EXPECT_EQ(arrived, "a");
  EXPECT_EQ(clock.time(), 2);
}

TEST_F(LiveOperationsTest, DestroyedBeforeItCompletesItDeliversNothing) {
  std::unique_ptr<LiveOperation> operation = operations.start();
  const LiveOperation::Completion completion = operation->completion();
  operation.reset();
  complete(completion, 'a', 0.5);
  operations.pump();
  EXPECT_FALSE(clock.wait(std::nullopt, 0)) << "the clock has nothing to wait for";
  EXPECT_EQ(arrived, "");
}

TEST_F(LiveOperationsTest, DestroyedBeforeItsResultIsDueItDeliversNothing) {
  std::unique_ptr<LiveOperation> operation = operations.start();
  complete(operation->completion(), 'a', 0.5);
  operations.pump();
  operation.reset();
  EXPECT_FALSE(clock.wait(std::nullopt, 0));
  EXPECT_EQ(arrived, "");
}

TEST_F(LiveOperationsTest, MayCompleteAfterEverythingIsDestroyed) {
  LiveOperation::Completion completion;
  {
    stage::LiveOperations others(clock, [this] { return real; });
    completion = others.start()->completion();
  }
  complete(completion, 'a', 0.5);
  EXPECT_EQ(arrived, "");
}

}  // namespace
