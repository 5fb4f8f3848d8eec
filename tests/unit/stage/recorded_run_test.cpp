// A recorded run plays as the run that it was recorded from.
#include "stage/recorded_run.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "fake_site.hpp"
#include "picture.hpp"
#include "stage/player.hpp"
#include "trace/json.hpp"

namespace {

using stage_test::picture;
using trace::EventKind;

class RecordedDemo : public testing::TestWithParam<demos::Demo> {};

TEST_P(RecordedDemo, PlaysFromItsTraceExactlyAsItRan) {
  stage_test::World world(GetParam().lesson);
  stage::Player original(stage::program_of(GetParam(), world.services));
  original.seek({10'000});
  while (original.waiting()) {
    world.real += 0.01;
    original.pump(0);
  }
  const std::string text = trace::to_json(original.trace());

  stage::Player replay(stage::program_of(trace::from_json(text, "run.json")));
  EXPECT_EQ(replay.total_steps(), original.position().step);
  EXPECT_EQ(replay.total_time(), original.total_time());
  for (std::size_t step = 0; step <= original.trace().steps(); ++step) {
    original.seek({step});
    EXPECT_TRUE(replay.state() == original.state())
        << "replayed: " << picture(replay.state()) << "ran: " << picture(original.state());
    EXPECT_EQ(replay.at_end(), original.at_end());
    replay.forward();
  }
  EXPECT_EQ(replay.timeline().steps, original.timeline().steps);
  EXPECT_EQ(replay.failure(), original.failure());
  EXPECT_EQ(trace::to_json(replay.trace()), text);
}

INSTANTIATE_TEST_SUITE_P(Demos, RecordedDemo,
                         testing::ValuesIn(demos::all().begin(), demos::all().end()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

TEST(RecordedProgram, ShowsAtItsEndWhatItPrintedAfterItsLoop) {
  stage::Player player(stage::program_of(trace::from_json(
      R"({"format": 1, "events": [
           {"event": "task_created", "time": 0, "task": 1, "name": "main"},
           {"event": "handle_scheduled", "time": 0, "handle": 1, "task": 1, "kind": "task_step", "cause": "created", "waited": 0},
           {"event": "iteration_started", "time": 0, "iteration": 1},
           {"event": "handle_started", "time": 0, "handle": 1, "task": 1, "kind": "task_step"},
           {"event": "task_done", "time": 0, "task": 1, "outcome": "returned"},
           {"event": "handle_finished", "time": 0, "handle": 1},
           {"event": "output", "time": 0, "text": "afterwards"}]})",
      "run.json")));
  player.forward();
  EXPECT_EQ(player.position(), trace::Position{.step = 1});
  EXPECT_TRUE(player.at_end());
  ASSERT_EQ(player.state().output.size(), 1U);
  EXPECT_EQ(player.state().output.front().text, "afterwards");
  player.back();
  EXPECT_EQ(player.position(), trace::Position{});
}

/// A trace that a test writes step by step.
struct GrowingRun : testing::Test {
  std::shared_ptr<trace::Trace> trace = std::make_shared<trace::Trace>();
  std::shared_ptr<stage::RecordedRun> run = std::make_shared<stage::RecordedRun>(trace);
  double now = 0;

  void add(EventKind kind, std::uint32_t task = 0, trace::Outcome outcome = {},
           std::string_view text = {}) {
    trace->add({.kind = kind,
                .detail = static_cast<std::uint8_t>(outcome),
                .handle = 1,
                .task = task,
                .text = trace->keep(text),
                .time = now});
  }
  void add_step() {
    add(EventKind::handle_scheduled, 1);
    add(EventKind::handle_started, 1);
    now += 1;
    add(EventKind::handle_finished);
  }

  GrowingRun() {
    add(EventKind::task_created, 1, {}, "main");
    add(EventKind::iteration_started);
  }
};

/// A machine that several owners share, so that a test can end it.
class Shared final : public stage::Machine {
 public:
  explicit Shared(std::shared_ptr<stage::RecordedRun> run) : run_(std::move(run)) {}
  stage::Advance advance() override { return run_->advance(); }
  [[nodiscard]] const trace::Trace& trace() const noexcept override { return run_->trace(); }
  [[nodiscard]] bool finished() const noexcept override { return run_->finished(); }
  [[nodiscard]] const std::optional<std::string>& failure() const noexcept override {
    return run_->failure();
  }
  [[nodiscard]] double time() const override { return run_->time(); }
  void hold() noexcept override { run_->hold(); }

 private:
  std::shared_ptr<stage::RecordedRun> run_;
};

TEST_F(GrowingRun, PlaysAsFarAsItIsRecordedAndWaitsForMore) {
  add_step();
  stage::Player player({.start = [this](stage::Network) { return std::make_unique<Shared>(run); }});
  player.forward();
  EXPECT_EQ(player.position().step, 1U);
  player.forward();
  EXPECT_TRUE(player.waiting()) << "nothing more is recorded";
  EXPECT_FALSE(player.total_steps());
  add_step();
  EXPECT_TRUE(player.pump(0));
  EXPECT_EQ(player.position().step, 2U);
  EXPECT_EQ(player.state().time, 2);
  EXPECT_FALSE(player.at_end());
  run->finish();
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(player.total_steps(), 2U);
}

TEST_F(GrowingRun, KnowsHowMainEndedWhenItIsFinished) {
  add_step();
  add(EventKind::task_done, 1, trace::Outcome::failed, "no luck");
  EXPECT_FALSE(run->failure());
  run->finish();
  EXPECT_EQ(run->failure(), "no luck");
}

TEST_F(GrowingRun, SaysOfMainOnlyWhatIsRecorded) {
  run->finish();
  EXPECT_FALSE(run->failure()) << "a recording may end before the program does";
  add(EventKind::task_done, 1, trace::Outcome::cancelled);
  run->finish();
  EXPECT_EQ(run->failure(), "main was cancelled");
}

TEST_F(GrowingRun, CanBePlayedOnWhereverItsPlayerIsWhenMoreIsAdded) {
  add_step();
  stage::Player player(stage::program_of(trace));
  player.set_speed(2);
  player.seek({1});
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(player.total_steps(), 1U);
  add_step();
  add_step();
  EXPECT_FALSE(player.at_end());
  EXPECT_EQ(player.total_steps(), 3U);
  EXPECT_TRUE(player.pump(0)) << "the timeline grows";
  EXPECT_EQ(player.timeline().steps, 3U);
  EXPECT_EQ(player.position().step, 1U);
  EXPECT_EQ(player.speed(), 2);
  player.forward();
  EXPECT_EQ(player.position().step, 2U);
  add(EventKind::task_done, 1, trace::Outcome::failed, "no luck");
  EXPECT_EQ(player.failure(), "no luck");
}

TEST_F(GrowingRun, ShowsTheStepThatHasNotEnded) {
  add_step();
  add(EventKind::handle_scheduled, 1);
  add(EventKind::handle_started, 1);
  add(EventKind::output, 1, {}, "before");
  stage::Player player(stage::program_of(trace));
  EXPECT_EQ(player.total_steps(), 2U);
  player.seek({1});
  EXPECT_FALSE(player.at_end());
  player.forward();
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(player.position(), (trace::Position{.step = 2, .event = 3}));
  EXPECT_EQ(player.state().output.size(), 1U);
  player.back();
  EXPECT_EQ(player.position().step, 1U);
  player.run();
  for (int second = 1; player.playing() && second < 10; ++second) player.pump(second);
  EXPECT_TRUE(player.at_end()) << "it plays to the end of what there is";
  add(EventKind::handle_finished);
  EXPECT_FALSE(player.at_end());
  player.forward();
  EXPECT_EQ(player.position(), trace::Position{2});
}

TEST(RecordedRun, OfAnEmptyTraceIsOverAtOnce) {
  stage::Player player(stage::program_of(trace::Trace{}));
  player.forward();
  EXPECT_TRUE(player.at_end());
  EXPECT_EQ(player.total_steps(), 0U);
  EXPECT_FALSE(player.failure());
}

}  // namespace
