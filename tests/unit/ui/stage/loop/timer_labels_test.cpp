// The places of timer names: all are readable, none is left out uncounted, and no tick crosses one.
#include "ui/stage/loop/timer_labels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using trace::CallbackKind;

// An axis of 100 pixels a second; a letter is 8 pixels wide.
struct TimerLabelsTest : testing::Test {
  TimerLabelsTest() {
    state.tasks = {
        {.id = 1, .name = "fast"}, {.id = 2, .name = "slow"}, {.id = 3, .name = "heart"}};
  }

  void timer(std::uint32_t task, double when) {
    const CallbackKind kind = task == 0 ? CallbackKind::timeout : CallbackKind::sleep;
    state.timers.push_back({.kind = kind, .task = task, .when = when});
  }
  std::vector<ui::TimerLabel> place(float width = 400) const {
    return ui::place_timer_labels(
        state, [](double when) { return static_cast<float>(when * 100); },
        [](std::string_view words) { return 8 * static_cast<float>(words.size()); }, {0, width});
  }
  std::vector<std::string> words(float width = 400) const {
    std::vector<std::string> all;
    for (const ui::TimerLabel& label : place(width)) all.push_back(label.text);
    return all;
  }

  trace::State state;
};

TEST_F(TimerLabelsTest, StandAboveTheirDeadlines) {
  timer(1, 1);
  const auto labels = place();
  ASSERT_EQ(labels.size(), 1U);
  EXPECT_EQ(labels[0].tick, 100);
  EXPECT_EQ(labels[0].left, 84);
  EXPECT_EQ(labels[0].width, 32);
  EXPECT_EQ(labels[0].row, 0);
}

TEST_F(TimerLabelsTest, StayWithinTheAxis) {
  timer(1, 0);
  timer(2, 4);
  const auto labels = place();
  EXPECT_EQ(labels[0].left, 0);
  EXPECT_EQ(labels[1].left + labels[1].width, 400);
}

TEST_F(TimerLabelsTest, OfDeadlinesThatHavePassedOrNeverComeStandAtItsEnds) {
  timer(1, -0.5);
  timer(2, std::numeric_limits<double>::infinity());
  const auto labels = place();
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].left, 0);
  EXPECT_EQ(labels[1].left + labels[1].width, 400);
}

TEST_F(TimerLabelsTest, OfOneDeadlineAreOneLabelThatCounts) {
  for (int i = 0; i < 3; ++i) timer(0, 1);
  EXPECT_THAT(words(), ElementsAre("timeout \u00d73"));
}

TEST_F(TimerLabelsTest, OfOneDeadlineNameEverybody) {
  timer(1, 1);
  timer(2, 1);
  timer(1, 2);
  EXPECT_THAT(words(), ElementsAre("fast, slow", "fast"));
}

TEST_F(TimerLabelsTest, OfMoreThanThereIsRoomForAreCounted) {
  state.tasks.clear();
  for (std::uint32_t task = 1; task <= 9'000; ++task) {
    state.tasks.push_back({.id = task, .name = "worker"});
    timer(task, 1 + task * 1e-4);
  }
  state.tasks[4].name = "somebody else with a name that alone takes much of the room";
  ASSERT_EQ(words().size(), 1U);
  EXPECT_EQ(words()[0], "worker \u00d78999 and 1 more");
  for (const ui::TimerLabel& label : place()) EXPECT_LE(label.left + label.width, 400);
}

TEST_F(TimerLabelsTest, CloseToEachOtherTakeTwoRows) {
  timer(1, 1);
  timer(2, 1.21);
  const auto labels = place();
  ASSERT_EQ(labels.size(), 2U);
  EXPECT_EQ(labels[0].row, 0);
  EXPECT_EQ(labels[1].row, 1);
}

TEST_F(TimerLabelsTest, TooCloseForATickToPassShareALabel) {
  timer(1, 1);
  timer(2, 1.05);
  EXPECT_THAT(words(), ElementsAre("fast, slow")) << "the tick of slow would go through fast";
}

TEST_F(TimerLabelsTest, NeverOverlapAndNeverLeaveOneOut) {
  for (double distance = 0.01; distance < 0.8; distance += 0.01) {
    state.timers.clear();
    for (int i = 0; i < 6; ++i) timer(static_cast<std::uint32_t>(1 + i % 3), 0.3 + i * distance);
    const auto labels = place(500);
    int letters = 0;
    for (const ui::TimerLabel& a : labels) {
      letters += static_cast<int>(
          std::ranges::count_if(a.text, [](char c) { return c == 'f' || c == 's' || c == 'h'; }));
      EXPECT_LE(a.left, a.tick) << distance;
      EXPECT_GE(a.left + a.width, a.tick) << distance;
      for (const ui::TimerLabel& b : labels) {
        if (&a == &b) continue;
        const bool apart = a.left + a.width < b.left || b.left + b.width < a.left;
        EXPECT_TRUE(a.row != b.row || apart) << distance;
        const bool passes = b.tick < a.left || b.tick > a.left + a.width;
        EXPECT_TRUE(a.row >= b.row || passes) << distance << ": a tick goes through " << a.text;
      }
    }
    EXPECT_GE(letters, 3) << distance;
  }
}

}  // namespace
