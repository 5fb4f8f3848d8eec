// The places at which moves stop: see trace_test::two_tasks() for the numbers.
#include "trace/stops.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <vector>

#include "hand_written.hpp"

namespace {

using testing::ElementsAre;
using trace::Unit;

struct StopsTest : testing::Test {
  StopsTest() { stops.extend(run); }
  trace::Trace run = trace_test::two_tasks();
  trace::Stops stops;

  std::vector<std::size_t> forward(const auto& after) const {
    std::vector<std::size_t> all;
    for (auto stop = after(0); stop; stop = after(*stop)) all.push_back(*stop);
    return all;
  }
  std::vector<std::size_t> all(Unit unit) const {
    return forward([&](std::size_t events) { return stops.after(unit, events); });
  }
};

TEST_F(StopsTest, ALineEndsWhereTheNextOneOrItsStepDoes) {
  EXPECT_THAT(all(Unit::line), ElementsAre(7, 10, 15, 27))
      << "what line 1 printed, what line 2 waits for; a timer's callback runs no line";
}

TEST_F(StopsTest, AStepEndsWithItsCallback) {
  EXPECT_THAT(all(Unit::step), ElementsAre(10, 15, 21, 27));
}

TEST_F(StopsTest, TheLastStepEndsWithWhatTheProgramPrintsAfterwards) {
  run.add({.kind = trace::EventKind::output, .time = 1});
  stops.extend(run);
  EXPECT_THAT(all(Unit::step), ElementsAre(10, 15, 21, 28));
  EXPECT_THAT(all(Unit::moment), ElementsAre(6, 7, 8, 10, 13, 15, 21, 25, 28));
  EXPECT_THAT(all(Unit::output), ElementsAre(7, 24, 28));
}

TEST_F(StopsTest, AnIterationEndsWithItsLastCallback) {
  EXPECT_THAT(all(Unit::iteration), ElementsAre(10, 15, 21))
      << "the last one may still go on, as far as the trace says";
}

TEST_F(StopsTest, AnOutputIsAPlaceWhereItHasJustBeenPrinted) {
  EXPECT_THAT(all(Unit::output), ElementsAre(7, 24));
}

TEST_F(StopsTest, AMomentIsALinesBeginningOrEndOrAStepsEnd) {
  EXPECT_THAT(all(Unit::moment), ElementsAre(6, 7, 8, 10, 13, 15, 21, 25, 27));
}

TEST_F(StopsTest, ATaskBeginsToRunWithItsCallback) {
  const auto worker = [&](std::size_t events) { return stops.task_after(2, events); };
  EXPECT_THAT(forward(worker), ElementsAre(12, 23)) << "not with its timer's";
  EXPECT_EQ(stops.task_before(2, 23), 12U);
  EXPECT_FALSE(stops.task_before(2, 12));
  EXPECT_FALSE(stops.task_after(3, 0)) << "there is no such task";
}

TEST_F(StopsTest, GoingBackUndoesGoingForward) {
  for (const Unit unit : {Unit::line, Unit::step, Unit::iteration, Unit::output}) {
    const std::vector<std::size_t> forward = all(unit);
    std::vector<std::size_t> back;
    for (auto stop = stops.before(unit, 99); stop; stop = stops.before(unit, *stop))
      back.push_back(*stop);
    std::ranges::reverse(back);
    EXPECT_EQ(back, forward) << static_cast<int>(unit);
  }
}

TEST_F(StopsTest, ThePartsOfAStepCanBeCounted) {
  EXPECT_EQ(stops.count(Unit::line, 3, 10), 2U);
  EXPECT_EQ(stops.count(Unit::line, 7, 10), 1U) << "those behind the first place";
  EXPECT_EQ(stops.count(Unit::line, 15, 21), 0U);
}

TEST(StopsOfAGrowingTrace, AreThoseOfTheWhole) {
  const trace::Trace whole = trace_test::two_tasks();
  trace::Trace grown;
  trace::Stops stops;
  for (trace::Event event : whole.events()) {
    event.text = grown.keep(whole.text(event.text));
    grown.add(event);
    stops.extend(grown);
  }
  trace::Stops at_once;
  at_once.extend(whole);
  for (const Unit unit : {Unit::line, Unit::step, Unit::iteration, Unit::output, Unit::moment}) {
    for (std::size_t events = 0; events < whole.events().size(); ++events)
      EXPECT_EQ(stops.after(unit, events), at_once.after(unit, events));
  }
}

}  // namespace
