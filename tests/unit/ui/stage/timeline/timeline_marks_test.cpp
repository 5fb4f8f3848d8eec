// The marks on the timeline: outputs, failures, cancellations and blocks, each of which leads to its step.
#include "ui/stage/timeline/timeline_marks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stage/recorded_run.hpp"
#include "stage_fixture.hpp"
#include "ui/stage/timeline/timeline_view.hpp"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* bar = "stage/timeline/marks";

struct TimelineMarksTest : testing::Test {
  StageFixture stage;

  std::vector<const ui::Node*> marks() const {
    std::vector<const ui::Node*> all;
    if (!stage.has(bar)) return all;
    for (const ui::NodePtr& child : stage.node(bar).children) all.push_back(child.get());
    return all;
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const ui::Node* mark : marks()) all.push_back(mark->name);
    return all;
  }
};

TEST_F(TimelineMarksTest, SayWhoPrintsWhatAndWhen) {
  stage.open("hello-gather", 14);
  EXPECT_THAT(names(), ElementsAre("step 6, 0.5 s: Carol prints \"Hello, Carol!\"",
                                   "step 9, 1 s: Bob prints \"Hello, Bob!\"",
                                   "step 12, 2 s: Alice prints \"Hello, Alice!\"",
                                   "step 14, 2 s: main prints \"Everybody is here\""));
  EXPECT_EQ(stage.node(bar).role, ui::Role::toolbar) << "one stop of the Tab key";
}

TEST_F(TimelineMarksTest, GoToTheirStepWhenPressed) {
  stage.open("hello-gather", 0);
  for (const ui::Node* mark : marks()) {
    const std::string id = mark->id;
    const int step = std::stoi(mark->name.substr(5));
    stage.click(id);
    stage.draw();
    EXPECT_EQ(stage.step(), step) << id;
    EXPECT_TRUE(stage.node(id).current) << id;
  }
}

TEST_F(TimelineMarksTest, AreInTheRowOfTheTaskAtItsStep) {
  stage.open("hello-gather", 14);
  const std::vector<const ui::Node*> all = marks();
  ASSERT_EQ(all.size(), 4U);
  const auto row = [&](int task) {
    return stage.node("stage/timeline/task/" + std::to_string(task)).rect->y;
  };
  EXPECT_EQ(all[0]->rect->y, row(4)) << "Carol's";
  EXPECT_EQ(all[1]->rect->y, row(3)) << "Bob's";
  EXPECT_EQ(all[3]->rect->y, row(1)) << "main's";
  EXPECT_LT(all[0]->rect->x, all[1]->rect->x);
}

TEST_F(TimelineMarksTest, SayWhichTaskFailsOrIsCancelled) {
  stage.open("gather-exceptions", 1000);
  EXPECT_THAT(names(), Contains(HasSubstr(" fails: ")));
  stage.open("timeout", 1000);
  EXPECT_THAT(names(), Contains(HasSubstr("is cancelled")));
}

TEST_F(TimelineMarksTest, SayWhatBlocksTheLoop) {
  stage.open("blocking", 1000);
  EXPECT_THAT(names(), Contains(HasSubstr("blocks the loop for ")));
}

TEST_F(TimelineMarksTest, AreLargeEnoughForAFingerWhereThereIsRoom) {
  stage.sheet = true;
  stage.open("hello-gather", 14);
  stage.click("stage/part/timeline");
  for (const ui::Node* mark : marks()) EXPECT_GE(mark->rect->w, 24) << mark->name;
}

TEST_F(TimelineMarksTest, RevealNothingBeyondAnOpenQuestion) {
  stage.predictions = {{.id = "next",
                        .kind = course::Prediction::Kind::next_output,
                        .question = "Which line is printed next?",
                        .moment = course::Prediction::Moment::after,
                        .at = course::PrintedText{.text = "Hello, Carol!"},
                        .options = {"Hello, Alice!", "Hello, Bob!"}}};
  stage.open("hello-gather");
  EXPECT_THAT(names(), IsEmpty());
  stage.click("stage/next-output");
  EXPECT_THAT(names(), Not(Contains(HasSubstr("Bob"))));
  stage.click("stage/restart");
  EXPECT_THAT(names(), Not(Contains(HasSubstr("Bob")))) << "nor from its beginning";
}

// One task that prints a line in each of its steps.
trace::Trace talkative(std::size_t steps) {
  trace::Trace run;
  run.add({.kind = trace::EventKind::task_created, .task = 1, .text = run.keep("main")});
  for (std::uint32_t step = 1; step <= steps; ++step) {
    run.add({.kind = trace::EventKind::handle_scheduled, .handle = step, .task = 1});
    run.add({.kind = trace::EventKind::iteration_started, .number = static_cast<int>(step)});
    run.add({.kind = trace::EventKind::handle_started, .handle = step, .task = 1});
    run.add({.kind = trace::EventKind::output, .task = 1, .text = run.keep("a line")});
    run.add({.kind = trace::EventKind::handle_finished, .handle = step});
  }
  return run;
}

// The names of the marks of a run of which a timeline of that width shows a part.
std::vector<std::string> drawn(FrameFixture& screen, stage::Player& player, float width) {
  ui::TimelinePlace shown;
  screen.draw(
      [&](ui::Frame& frame) { ui::draw_timeline(frame, player, {0, 0, width, 150}, shown); });
  std::vector<std::string> all;
  for (const ui::NodePtr& child : screen.find(bar)->children) all.push_back(child->name);
  return all;
}

TEST(ManyTimelineMarks, HaveAsManyButtonsAsArrowKeysCanPass) {
  FrameFixture screen;
  stage::Player player(stage::program_of(talkative(400)));
  player.seek({200});
  screen.input.scrolled("stage/timeline", {1300, 0});
  const std::vector<std::string> names = drawn(screen, player, 300);
  EXPECT_EQ(names.size(), 50U);
  EXPECT_THAT(names, Contains(HasSubstr("step 200,"))) << "those next to the cursor";
}

TEST(ManyTimelineMarks, FollowTheVisiblePart) {
  FrameFixture screen;
  stage::Player player(stage::program_of(talkative(400)));
  player.seek({400});
  screen.input.scrolled("stage/timeline", {0, 0});
  const std::vector<std::string> names = drawn(screen, player, 300);
  EXPECT_THAT(names, Contains(HasSubstr("step 1,"))) << "the cursor is out of view";
}

TEST(ManyTimelineMarks, DoNotOverlap) {
  FrameFixture screen;
  stage::Player player(stage::program_of(talkative(400)));
  player.seek({200});
  drawn(screen, player, 300);
  const auto& marks = screen.find(bar)->children;
  for (std::size_t i = 1; i < marks.size(); ++i)
    EXPECT_LE(marks[i - 1]->rect->right(), marks[i]->rect->x + 0.01F) << i;
}

TEST(ManyTimelineMarks, SumUpWhatAStepDoesManyTimes) {
  trace::Trace run;
  run.add({.kind = trace::EventKind::task_created, .task = 1, .text = run.keep("main")});
  trace::Mark mark{.step = 1, .task = 1, .events = {}};
  for (int i = 0; i < 9; ++i) {
    mark.events.push_back(run.events().size());
    run.add({.kind = trace::EventKind::output, .task = 1, .text = run.keep("x"), .time = 0.5});
  }
  mark.events.push_back(run.events().size());
  run.add({.kind = trace::EventKind::task_done,
           .detail = static_cast<std::uint8_t>(trace::Outcome::failed),
           .task = 1,
           .text = run.keep("no luck")});
  trace::Timeline timeline;
  timeline.rows.push_back({.task = 1, .segments = {}, .outcome = {}, .name = "main"});
  EXPECT_EQ(
      ui::mark_text(run, timeline, mark),
      "step 1, 0.5 s: main prints \"x\", prints \"x\", prints \"x\", fails: no luck, and 6 more");
}

}  // namespace
