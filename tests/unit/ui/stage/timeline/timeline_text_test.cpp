// A task's row of the timeline in words.
#include "ui/stage/timeline/timeline_text.hpp"

#include <gtest/gtest.h>

namespace {

using trace::Activity;
using trace::WaitKind;

struct TimelineTextTest : testing::Test {
  trace::Timeline timeline{.rows = {}, .ticks = {{1, 0, 0}, {5, 1.5, 1.5}}, .steps = 6};
  trace::Row row{.task = 1,
                 .segments = {{Activity::ready, {}, 1, 1},
                              {Activity::running, WaitKind::sleep, 2, 2},
                              {Activity::suspended, WaitKind::sleep, 3, 4},
                              {Activity::running, {}, 5, 5}},
                 .outcome = {}};

  std::string words() const { return ui::timeline_row_text(timeline, row); }
};

TEST_F(TimelineTextTest, SayWhatTheTaskDidInWhichSteps) {
  EXPECT_EQ(words(), "ready in step 1, runs in step 2, sleeps in steps 3 to 4, runs in step 5");
}

TEST_F(TimelineTextTest, SayHowAndWhenItEnded) {
  row.outcome = trace::Outcome::returned;
  EXPECT_TRUE(words().ends_with("runs in step 5, done at 1.5 s")) << words();
  row.outcome = trace::Outcome::failed;
  EXPECT_TRUE(words().ends_with("runs in step 5, failed at 1.5 s")) << words();
  row.outcome = trace::Outcome::cancelled;
  EXPECT_TRUE(words().ends_with("runs in step 5, cancelled at 1.5 s")) << words();
}

TEST_F(TimelineTextTest, TellWaitingFromSleepingAndFromBeingBlocked) {
  row.segments = {{Activity::suspended, WaitKind::gather, 1, 2}, {Activity::frozen, {}, 3, 3}};
  EXPECT_EQ(words(), "waits in steps 1 to 2, blocked in step 3");
}

TEST_F(TimelineTextTest, OfALongLifeSayTheEnd) {
  row.segments.clear();
  for (std::size_t step = 1; step <= 40; ++step)
    row.segments.push_back({step % 2 == 0 ? Activity::ready : Activity::running, {}, step, step});
  EXPECT_TRUE(words().starts_with("from step 29 on, runs in step 29, ready in step 30")) << words();
  EXPECT_TRUE(words().ends_with("ready in step 40")) << words();
}

}  // namespace
