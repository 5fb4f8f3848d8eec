// A place in a run has two names: the number of events before it, and its position as an address has it.
#include "trace/position.hpp"

#include <gtest/gtest.h>

#include "hand_written.hpp"

namespace {

using trace::Position;

struct PositionTest : testing::Test {
  trace::Trace run = trace_test::two_tasks();
};

TEST_F(PositionTest, TheEndOfAStepHasNoEvent) {
  EXPECT_EQ(run.position_of(3), Position{}) << "before the loop runs";
  EXPECT_EQ(run.position_of(10), (Position{.step = 1}));
  EXPECT_EQ(run.position_of(27), (Position{.step = 4}));
}

TEST_F(PositionTest, WithinAStepItCountsTheStepsEvents) {
  EXPECT_EQ(run.position_of(4), (Position{.step = 1, .event = 1}));
  EXPECT_EQ(run.position_of(9), (Position{.step = 1, .event = 6}));
  EXPECT_EQ(run.position_of(16), (Position{.step = 3, .event = 1}))
      << "what happens between two steps belongs to the later one";
}

TEST_F(PositionTest, EveryPlaceHasOneThatLeadsBack) {
  for (std::size_t events = run.events_until(0); events <= run.events().size(); ++events)
    EXPECT_EQ(run.events_until(run.position_of(events)), events);
}

TEST_F(PositionTest, ATraceThatGrowsMayEndWithinAStep) {
  run.add({.kind = trace::EventKind::iteration_started, .number = 5, .time = 1});
  run.add({.kind = trace::EventKind::iteration_started, .number = 6, .time = 1});
  EXPECT_EQ(run.position_of(28), (Position{.step = 5, .event = 1}));
  EXPECT_EQ(run.events_until({.step = 5, .event = 1}), 28U);
  EXPECT_EQ(run.events_until({.step = 5, .event = 9}), 29U);
}

TEST_F(PositionTest, WhatIsPrintedBetweenTwoStepsBelongsToTheEarlierOne) {
  run.add({.kind = trace::EventKind::output, .time = 1});
  EXPECT_EQ(run.events_until(4), 28U) << "as after asyncio.run()";
  EXPECT_EQ(run.position_of(28), (Position{.step = 4}));
  EXPECT_EQ(run.position_of(27), (Position{.step = 4, .event = 6}));
  run.add({.kind = trace::EventKind::iteration_started, .number = 5, .time = 1});
  EXPECT_EQ(run.end(), 28U);
}

TEST_F(PositionTest, WhatIsFoundOutAfterTheLastStepBelongsToIt) {
  run.add({.kind = trace::EventKind::external,
           .detail = static_cast<std::uint8_t>(trace::NoteKind::never_retrieved),
           .time = 1});
  EXPECT_EQ(run.events_until(4), 28U);
}

TEST_F(PositionTest, BeyondTheEndItIsTheEnd) {
  EXPECT_EQ(run.events_until({.step = 1, .event = 99}), 10U) << "of its step";
  EXPECT_EQ(run.events_until({.step = 99}), 27U) << "of the run";
  EXPECT_EQ(run.events_until({.step = 0, .event = 2}), 3U);
}

}  // namespace
