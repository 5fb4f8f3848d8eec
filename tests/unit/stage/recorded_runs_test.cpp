// A demo that was recorded when the site was built is loaded when it is opened, and then plays as its recording.
#include "stage/recorded_runs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fake_site.hpp"
#include "packed_run.hpp"
#include "stage/player.hpp"
#include "stage/prediction_session.hpp"
#include "stage/recorded_run.hpp"

namespace {

struct RecordedRuns : testing::Test {
  RecordedRuns() { site.files["runs/greeting.txt"] = stage_test::packed(recorded); }

  static trace::Trace greeting() {
    trace::Trace run;
    run.add({.kind = trace::EventKind::handle_scheduled, .handle = 1, .task = 1});
    run.add({.kind = trace::EventKind::task_created, .task = 1, .text = run.keep("main")});
    run.add({.kind = trace::EventKind::iteration_started, .number = 1});
    run.add({.kind = trace::EventKind::handle_started, .handle = 1, .task = 1});
    run.add({.kind = trace::EventKind::line, .task = 1, .number = 2});
    run.add({.kind = trace::EventKind::output, .task = 1, .text = run.keep("hello")});
    run.add({.kind = trace::EventKind::task_done, .task = 1});
    run.add({.kind = trace::EventKind::handle_finished, .handle = 1});
    return run;
  }

  stage::Player player() { return stage::Player(runs.program_of("greeting")); }

  trace::Trace recorded = greeting();
  stage_test::FakeSite site;
  stage::RecordedRuns runs{site, "runs/", [] { return 0.0; }};
};

TEST_F(RecordedRuns, PlayAsTheyWereRecorded) {
  stage::Player opened = player();
  opened.pump(0);
  EXPECT_EQ(opened.trace(), recorded);
  EXPECT_EQ(opened.total_steps(), 1);
  EXPECT_EQ(opened.state().tasks.size(), 1) << "the beginning is shown before any step";
  opened.forward();
  ASSERT_EQ(opened.state().output.size(), 1);
  EXPECT_EQ(opened.state().output[0].text, "hello");
  EXPECT_TRUE(opened.at_end());
  EXPECT_FALSE(opened.failure());
}

TEST_F(RecordedRuns, AreLoadedOnceWhoeverPlaysThem) {
  player().pump(0);
  player().pump(0);
  EXPECT_EQ(site.asked.size(), 1);
}

TEST_F(RecordedRuns, ShowTheirBeginningAsSoonAsTheyAreLoaded) {
  site.hold = true;
  stage::Player opened = player();
  EXPECT_FALSE(opened.pump(0));
  EXPECT_TRUE(opened.next_pump()) << "it has to look again";
  EXPECT_FALSE(opened.total_steps());
  site.release(0);
  EXPECT_TRUE(opened.pump(0));
  EXPECT_EQ(opened.events(), 2);
  EXPECT_EQ(opened.total_steps(), 1);
  EXPECT_FALSE(opened.next_pump());
}

TEST_F(RecordedRuns, MakeAMoveWaitUntilTheyAreLoaded) {
  site.hold = true;
  stage::Player opened = player();
  opened.seek({1, 1});
  opened.pump(0);
  EXPECT_TRUE(opened.waiting());
  site.release(0);
  opened.pump(0);
  EXPECT_FALSE(opened.waiting());
  EXPECT_EQ(opened.position().step, 1);
}

TEST_F(RecordedRuns, AnswerPredictionsWhenTheyAreLoaded) {
  const std::vector<course::Prediction> asked = {
      {.id = "p", .kind = course::Prediction::Kind::number_of, .options = {"1", "7"}}};
  site.hold = true;
  stage::PredictionSession session(asked, runs.program_of("greeting"));
  EXPECT_FALSE(session.pump());
  site.release(0);
  EXPECT_TRUE(session.pump());
  ASSERT_EQ(session.entries().size(), 1);
}

TEST_F(RecordedRuns, ThatCannotBeLoadedFailWithTheReason) {
  site.files.clear();
  stage::Player opened = player();
  opened.pump(0);
  EXPECT_FALSE(opened.next_pump());
  EXPECT_EQ(opened.failure(),
            "The recording runs/greeting.txt could not be loaded: the site answered 404 Not Found. "
            "Restart the "
            "demo to try again.");
}

TEST_F(RecordedRuns, AreShownWhenASecondAttemptLoadsThem) {
  site.offline = true;
  stage::Player opened = player();
  opened.pump(0);
  site.offline = false;
  opened.restart();
  while (opened.next_pump()) opened.pump(0);
  EXPECT_EQ(opened.events(), 2) << "the beginning, without a step";
  EXPECT_FALSE(opened.failure());
}

TEST_F(RecordedRuns, ThatAreDamagedSaySo) {
  site.files["runs/greeting.txt"] = "<!doctype html><title>Not here</title>";
  stage::Player opened = player();
  opened.pump(0);
  EXPECT_EQ(opened.failure(),
            "The recording runs/greeting.txt cannot be read: it is damaged or cut off. Restart the "
            "demo to "
            "try again.");
}

TEST_F(RecordedRuns, AreLoadedAgainByARestart) {
  site.offline = true;
  stage::Player opened = player();
  opened.pump(0);
  opened.forward();
  ASSERT_TRUE(opened.failure());
  site.offline = false;
  opened.restart();
  opened.pump(0);
  opened.forward();
  opened.pump(0);
  EXPECT_FALSE(opened.failure());
  EXPECT_TRUE(opened.at_end());
}

}  // namespace
