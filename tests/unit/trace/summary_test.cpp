// What stands out in a run.
#include "trace/summary.hpp"

#include <gtest/gtest.h>

#include "hand_written.hpp"

namespace {

using trace::EventKind;
using trace::NoteKind;

/// Adds a step of task 1 that takes `seconds`.
void add_step(trace::Trace& run, std::uint32_t handle, double begin, double seconds) {
  run.add({.kind = EventKind::handle_scheduled, .handle = handle, .task = 1, .time = begin});
  run.add({.kind = EventKind::handle_started, .handle = handle, .task = 1, .time = begin});
  run.add({.kind = EventKind::line, .task = 1, .number = 3, .time = begin});
  run.add({.kind = EventKind::handle_finished, .handle = handle, .time = begin + seconds});
}

TEST(Summary, NamesEachTaskWithItsBeginningAndItsEnd) {
  const trace::Trace run = trace_test::two_tasks();
  const trace::Summary summary = trace::summarize(run);
  ASSERT_EQ(summary.tasks.size(), 2U);
  EXPECT_EQ(summary.tasks[0].name, "main");
  EXPECT_EQ(summary.tasks[0].outcome, std::nullopt);
  EXPECT_EQ(summary.tasks[0].ended, 0U);
  EXPECT_EQ(summary.tasks[1].created, 0U);
  EXPECT_EQ(summary.tasks[1].outcome, trace::Outcome::returned);
  EXPECT_EQ(summary.tasks[1].ended, 4U);
  EXPECT_EQ(summary.seconds, 1);
}

TEST(Summary, KnowsTasksThatAreCreatedInAnotherOrderThanThatOfTheirIds) {
  trace::Trace run;
  run.add({.kind = EventKind::task_created, .task = 2, .text = run.keep("two")});
  run.add({.kind = EventKind::task_done,
           .detail = static_cast<std::uint8_t>(trace::Outcome::failed),
           .task = 2,
           .text = run.keep("no luck")});
  run.add({.kind = EventKind::task_created, .task = 1, .text = run.keep("one")});
  const trace::Summary summary = trace::summarize(run);
  ASSERT_EQ(summary.tasks.size(), 2U);
  EXPECT_EQ(summary.tasks[0].name, "one");
  EXPECT_EQ(summary.tasks[0].outcome, std::nullopt);
  EXPECT_EQ(summary.tasks[1].name, "two");
  EXPECT_EQ(summary.tasks[1].error, "no luck");
}

TEST(Summary, HasTheLongestStepsFirst) {
  trace::Trace run;
  run.add({.kind = EventKind::task_created, .task = 1, .text = run.keep("main")});
  add_step(run, 1, 0, 0.5);
  add_step(run, 2, 1, 2);
  add_step(run, 3, 4, 0.5);
  const trace::Summary summary = trace::summarize(run);
  ASSERT_EQ(summary.longest.size(), 3U);
  EXPECT_EQ(summary.longest[0].step, 2U);
  EXPECT_EQ(summary.longest[0].seconds, 2);
  EXPECT_EQ(summary.longest[0].task, 1U);
  EXPECT_EQ(summary.longest[0].line, 3);
  EXPECT_EQ(summary.longest[1].step, 1U) << "of equally long ones the earlier";
}

TEST(Summary, LeavesOutStepsThatTookNoTimeAndThoseBeyondTheTenLongest) {
  trace::Trace run;
  run.add({.kind = EventKind::task_created, .task = 1, .text = run.keep("main")});
  add_step(run, 1, 0, 0);
  EXPECT_TRUE(trace::summarize(run).longest.empty());
  for (std::uint32_t i = 2; i < 20; ++i) add_step(run, i, 10.0 * i, i);
  const trace::Summary summary = trace::summarize(run);
  ASSERT_EQ(summary.longest.size(), trace::Summary::most_steps);
  EXPECT_EQ(summary.longest.front().seconds, 19);
  EXPECT_EQ(summary.longest.back().seconds, 10);
}

TEST(Summary, KeepsNotesAboutSomethingWithTheirStep) {
  trace::Trace run;
  run.add({.kind = EventKind::task_created, .task = 1, .text = run.keep("main")});
  run.add({.kind = EventKind::external, .text = run.keep("just a note")});
  run.add({.kind = EventKind::handle_started, .handle = 1, .task = 1});
  run.add({.kind = EventKind::external,
           .detail = static_cast<std::uint8_t>(NoteKind::never_awaited),
           .text = run.keep("forgotten")});
  run.add({.kind = EventKind::handle_finished, .handle = 1});
  run.add({.kind = EventKind::external,
           .detail = static_cast<std::uint8_t>(NoteKind::never_retrieved),
           .task = 1,
           .text = run.keep("lost")});
  const trace::Summary summary = trace::summarize(run);
  ASSERT_EQ(summary.notes.size(), 2U);
  EXPECT_EQ(summary.notes[0].kind, NoteKind::never_awaited);
  EXPECT_EQ(summary.notes[0].step, 1U);
  EXPECT_EQ(summary.notes[0].text, "forgotten");
  EXPECT_EQ(summary.notes[1].task, 1U);
  EXPECT_EQ(summary.notes[1].step, 1U) << "after the last step";
}

TEST(Summary, OfNothingIsEmpty) {
  const trace::Trace run;
  const trace::Summary summary = trace::summarize(run);
  EXPECT_TRUE(summary.tasks.empty());
  EXPECT_EQ(summary.seconds, 0);
}

}  // namespace
