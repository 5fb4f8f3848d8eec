// What is in flight outside the loop, on the timeline: a bar from the start to the answer, which leads there.
#include "ui/stage/timeline/timeline_outside.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stage_fixture.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* row = "stage/timeline/outside";

std::vector<std::size_t> lanes(const std::vector<trace::Operation>& operations) {
  return ui::outside_lanes(operations, 3);
}

TEST(OutsideLanesTest, OperationsInFlightTogetherHaveLanesOfTheirOwn) {
  EXPECT_THAT(lanes({{.first = 1, .last = 5}, {.first = 2, .last = 3}, {.first = 2, .last = 9}}),
              ElementsAre(0, 1, 2));
}

TEST(OutsideLanesTest, ALaneIsUsedAgainOnceItIsFree) {
  EXPECT_THAT(lanes({{.first = 1, .last = 5}, {.first = 2, .last = 3}, {.first = 3, .last = 4}}),
              ElementsAre(0, 1, 1));
}

TEST(OutsideLanesTest, OneInFlightKeepsItsLane) {
  EXPECT_THAT(lanes({{.first = 1}, {.first = 9, .last = 10}}), ElementsAre(0, 1));
}

TEST(OutsideLanesTest, MoreThanThereAreLanesShareTheLast) {
  EXPECT_THAT(lanes({{.first = 1}, {.first = 1}, {.first = 1}, {.first = 1}}),
              ElementsAre(0, 1, 2, 2));
}

struct TimelineOutsideTest : testing::Test {
  StageFixture stage;

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    if (!stage.has(row)) return all;
    for (const ui::NodePtr& bar : stage.node(row).children) all.push_back(bar->name);
    return all;
  }
};

TEST_F(TimelineOutsideTest, SaysWhatIsInFlightAndWhatWasAnswered) {
  stage.open("github", 9);
  EXPECT_THAT(names(), ElementsAre("GET /users/torvalds: from step 2, in flight",
                                   HasSubstr("GET /users/gvanrossum: from step 3 to step 9, 200"),
                                   HasSubstr("GET /users/not_a_user: from step 4 to step 6, 404"),
                                   "GET /users/antirez: from step 5, in flight"));
}

TEST_F(TimelineOutsideTest, IsBelowTheTasks) {
  stage.open("github", 9);
  EXPECT_GE(stage.node(row + std::string("/1")).rect->y,
            stage.node("stage/timeline/task/5").rect->bottom());
}

TEST_F(TimelineOutsideTest, ABarLeadsToTheStepOfItsAnswerOrIfThereIsNoneOfItsStart) {
  stage.open("github", 9);
  stage.click(row + std::string("/3"));
  stage.draw();
  EXPECT_EQ(stage.step(), 6);
  stage.open("github", 9);
  stage.click(row + std::string("/1"));
  stage.draw();
  EXPECT_EQ(stage.step(), 2);
}

TEST_F(TimelineOutsideTest, ARunWithNothingOutsideHasNoSuchRow) {
  stage.open("hello-gather", 9);
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(TimelineOutsideTest, SaysHowAnOperationEnded) {
  trace::Operation operation{.first = 2, .last = 7, .label = "work in a thread"};
  EXPECT_EQ(ui::operation_text(operation), "work in a thread: from step 2 to step 7, ended");
  operation.outcome = trace::Outcome::failed;
  operation.answer = "no such host";
  EXPECT_EQ(ui::operation_text(operation),
            "work in a thread: from step 2 to step 7, failed: no such host");
  operation.outcome = trace::Outcome::cancelled;
  EXPECT_EQ(ui::operation_text(operation), "work in a thread: from step 2 to step 7, cancelled");
}

}  // namespace
