// The timeline's axis: columns for steps, room for seconds.
#include "ui/stage/timeline/step_axis.hpp"

#include <gtest/gtest.h>

namespace {

// 1 · a wait of a second · 2 · 3, which blocks the loop for two seconds · 4
trace::Timeline timeline() {
  return {.rows = {}, .ticks = {{1, 0, 0}, {2, 1, 1}, {3, 3, 0}}, .steps = 4};
}

TEST(StepAxis, GivesEveryStepAColumnOfTheSameWidth) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {4, 3}, 400);
  EXPECT_FLOAT_EQ(axis.begin(1), ui::StepAxis::side_inset);
  for (const std::size_t step : {1, 2, 4})
    EXPECT_FLOAT_EQ(axis.end(step) - axis.begin(step), axis.column()) << "step " << step;
}

TEST(StepAxis, HasRoomForSecondsWhereTheyPass) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {4, 3}, 400);
  const float second = axis.begin(2) - axis.end(1);
  EXPECT_GT(second, axis.column()) << "the loop waits";
  EXPECT_FLOAT_EQ(axis.begin(3), axis.end(2)) << "it does not";
  EXPECT_FLOAT_EQ(axis.end(3) - axis.begin(3), axis.column() + 2 * second) << "it is blocked";
}

TEST(StepAxis, FillsItsRoom) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {4, 3}, 400);
  EXPECT_NEAR(axis.width(), 400, 0.01);
  EXPECT_NEAR(axis.end(4) + ui::StepAxis::side_inset, 400, 0.01);
}

TEST(StepAxis, KeepsTheLastTimeWithinIt) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {4, 3}, 400);
  EXPECT_FLOAT_EQ(axis.fit(100, 30), 100);
  EXPECT_FLOAT_EQ(axis.fit(axis.end(4), 30), axis.width() - 30) << "a time at the end of the run";
}

TEST(StepAxis, KeepsColumnsWideEnoughForLongRuns) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {1000, 3}, 400);
  EXPECT_GE(axis.column(), 5);
  EXPECT_GT(axis.width(), 400);
}

TEST(StepAxis, FindsTheStepWhoseEndIsNearest) {
  const trace::Timeline run = timeline();
  const ui::StepAxis axis(run, {6, 4}, 400);
  for (std::size_t step = 0; step <= 6; ++step) EXPECT_EQ(axis.step_at(axis.end(step)), step);
  EXPECT_EQ(axis.step_at(-10), 0U);
  EXPECT_EQ(axis.step_at(axis.width()), 6U);
  EXPECT_EQ(axis.step_at(axis.end(3) - 3), 3U) << "in the middle of a long step its end is chosen";
}

}  // namespace
