// Lesson and stage beside each other: the lesson can be hidden, and the border between them moved.
#include "ui/shell/split.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "shell_fixture.hpp"

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct SplitTest : ShellTest {
  explicit SplitTest(float width = 1280) : ShellTest(width) { open_lesson(); }

  // As the app does it: drawn again until everything is carried out.
  void frames() {
    do {
      draw();
      for (const ui::Intent& intent : screen.intents)
        if (const auto* split = std::get_if<ui::KeepSplit>(&intent)) kept.push_back(split->split);
    } while (screen.redraw);
  }
  void open_demo() { use("lesson/demo/hello/open"); }
  void use(const std::string& id, const std::string& value = {}) {
    screen.input.activate(id, value);
    frames();
  }
  void press_h() {
    screen.input.press_key("H");
    frames();
  }
  // The pointer at an x of the window.
  void pointer(ui::DragPhase phase, float x) {
    screen.input.press(phase == ui::DragPhase::up ? "" : "split");
    screen.input.drag_to({"split", phase, {x - screen.find("split")->rect->x, 300}});
    frames();
  }
  bool hidden() const { return screen.find("lesson") == nullptr; }
  std::string button() const { return screen.find("bar/lesson")->name; }

  std::vector<course::Split> kept;
};

struct NarrowSplitTest : SplitTest {
  NarrowSplitTest() : SplitTest(1099) {}
};

TEST_F(SplitTest, AButtonHidesTheLessonAndShowsItAgain) {
  open_demo();
  EXPECT_EQ(button(), "Hide the lesson");
  use("bar/lesson");
  EXPECT_TRUE(hidden());
  EXPECT_EQ(stage.area, (ui::Rect{0, 48, 1280, 752}));
  EXPECT_EQ(button(), "Show the lesson");
  use("bar/lesson");
  EXPECT_FALSE(hidden());
  EXPECT_EQ(stage.area.x, 536);
  EXPECT_THAT(kept, ElementsAre(course::Split{.hidden = true}, course::Split{}));
}

TEST_F(SplitTest, SoDoesAKeyWhereverTheFocusIs) {
  open_demo();
  EXPECT_EQ(screen.tree->keys, "? H");
  EXPECT_EQ(screen.find("bar/lesson")->shortcut, "H");
  press_h();
  EXPECT_TRUE(hidden());
  press_h();
  EXPECT_FALSE(hidden());
}

TEST_F(SplitTest, WithoutAStageThereIsNothingToHide) {
  press_h();
  EXPECT_FALSE(hidden());
  EXPECT_EQ(screen.find("bar/lesson"), nullptr);
  EXPECT_EQ(screen.find("split"), nullptr);
  EXPECT_EQ(screen.tree->keys, "?");
  EXPECT_THAT(kept, IsEmpty());
}

TEST_F(NarrowSplitTest, ANarrowWindowHasNoBorderAndNoButton) {
  open_demo();
  press_h();
  EXPECT_TRUE(stage.sheet);
  EXPECT_EQ(screen.find("bar/lesson"), nullptr);
  EXPECT_EQ(screen.find("split"), nullptr);
  EXPECT_THAT(kept, IsEmpty());
}

TEST_F(SplitTest, ClosingTheStageShowsTheLesson) {
  open_demo();
  press_h();
  use(ui::node_id::stage_close);
  EXPECT_FALSE(hidden());
  open_demo();
  EXPECT_FALSE(hidden()) << "and the next demo is beside it";
}

TEST_F(SplitTest, ALinkToASectionShowsTheLesson) {
  open_demo();
  press_h();
  use("bar/sections");
  use("sections/second");
  EXPECT_FALSE(hidden());
  EXPECT_EQ(stage.demo, "hello") << "and the stage stays";
  EXPECT_FALSE(kept.back().hidden);
}

TEST_F(SplitTest, AHiddenLessonCountsAsReadWhereItsDemoIs) {
  go({.lesson = "small", .section = "second"}, -1);
  draw();
  open_demo();
  press_h();
  EXPECT_EQ(shell.current_part(), small_lesson().find_demo("hello")->section);
}

TEST_F(SplitTest, ItStartsAsItWasKept) {
  shell.set_split({.lesson = 400, .hidden = true});
  open_demo();
  EXPECT_TRUE(hidden());
  press_h();
  EXPECT_EQ(stage.area.x, 400);
}

TEST_F(SplitTest, TheBorderFollowsThePointer) {
  open_demo();
  pointer(ui::DragPhase::down, 537);
  EXPECT_EQ(stage.area.x, 536) << "not when it is only pressed";
  for (const float x : {500.0F, 450.0F, 601.0F}) {
    pointer(ui::DragPhase::move, x);
    EXPECT_EQ(stage.area.x, x - 1);
    EXPECT_EQ(screen.find("lesson")->rect->right(), stage.area.x - 1);
  }
  EXPECT_THAT(kept, IsEmpty()) << "nothing is stored before it is released";
  pointer(ui::DragPhase::up, 601);
  EXPECT_THAT(kept, ElementsAre(course::Split{.lesson = 600}));
}

TEST_F(SplitTest, APressOfTheBorderChangesNothing) {
  open_demo();
  pointer(ui::DragPhase::down, 537);
  pointer(ui::DragPhase::up, 537);
  EXPECT_THAT(kept, IsEmpty());
}

TEST_F(SplitTest, LessonAndStageStayWideEnough) {
  open_demo();
  pointer(ui::DragPhase::down, 536);
  pointer(ui::DragPhase::move, 20);
  EXPECT_EQ(stage.area.x, 360);
  pointer(ui::DragPhase::move, 1200);
  EXPECT_EQ(stage.area.w, 560);
  pointer(ui::DragPhase::move, 700);
  EXPECT_EQ(stage.area.x, 700) << "the pointer has it again";
}

TEST_F(SplitTest, KeysMoveTheBorderAndAnEmptyValueMovesItBack) {
  open_demo();
  const ui::Node& node = *screen.find("split");
  EXPECT_EQ(node.role, ui::Role::separator);
  EXPECT_EQ(node.range, (ui::ValueRange{536, 360, 720, 24, {}}));
  use("split", "560");
  EXPECT_EQ(stage.area.x, 560);
  use("split", "583.8");
  EXPECT_EQ(stage.area.x, 583);
  use("split");
  EXPECT_EQ(stage.area.x, 536);
  EXPECT_EQ(kept.back(), course::Split{});
}

TEST(Split, AChoiceThatDoesNotFitIsKeptForAWiderWindow) {
  ui::Split split;
  split.chosen.lesson = 900;
  EXPECT_EQ(split.lesson_width(1100), 540);
  EXPECT_EQ(split.lesson_width(1600), 900);
}

}  // namespace
