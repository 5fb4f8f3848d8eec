// The shell in a narrow window: lesson or stage.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shell_fixture.hpp"
#include "ui/frame/node_ids.hpp"

namespace {

TEST_F(NarrowShellTest, NothingIsSkippedWhileTheStageIsInFront) {
  open_lesson();
  click("lesson/demo/hello/open");
  EXPECT_EQ(screen.find("skip"), nullptr);
}

TEST_F(NarrowShellTest, TheStageIsASheetBehindASwitch) {
  open_lesson();
  EXPECT_NE(screen.find("lesson"), nullptr);
  click("switch/stage");
  EXPECT_EQ(screen.find("lesson"), nullptr);
  EXPECT_NE(screen.find("invitation/hello"), nullptr);
  click("invitation/hello");
  EXPECT_EQ(stage.demo, "hello");
  EXPECT_TRUE(stage.sheet);
  click("switch/lesson");
  EXPECT_NE(screen.find("lesson"), nullptr);
}

TEST_F(NarrowShellTest, FocusFollowsTheSheetAndReturns) {
  open_lesson();
  screen.input.activate("lesson/demo/hello/open", "");
  draw();
  draw();
  EXPECT_EQ(focus(), ui::node_id::stage_step);
  screen.input.press_key("Escape");
  draw();
  draw();
  EXPECT_EQ(focus(), "lesson/demo/hello/open");
  EXPECT_NE(screen.find("lesson"), nullptr);
}

TEST_F(NarrowShellTest, TheAddressRemembersWhichIsInFront) {
  open_lesson();
  click("lesson/demo/hello/open");
  EXPECT_FALSE(navigation.take_move()->location.lesson_in_front);
  click("switch/lesson");
  const auto move = navigation.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->location,
            (ui::Location{.lesson = "small", .demo = "hello", .lesson_in_front = true}));
  EXPECT_FALSE(move->push);
}

TEST_F(NarrowShellTest, AUrlCanOpenADemoBehindTheLesson) {
  open_lesson();
  go({.lesson = "small", .demo = "hello", .step = 4, .lesson_in_front = true}, -1);
  draw();
  EXPECT_NE(screen.find("lesson"), nullptr);
  EXPECT_EQ(stage.draws, 0);
  click("switch/stage");
  EXPECT_EQ(stage.step, 4);
  EXPECT_GT(stage.draws, 0);
}

TEST_F(NarrowShellTest, AThumbCanHitEverythingInTheBarAndTheLesson) {
  open_lesson();
  click("bar/sections");
  for (const char* id :
       {"bar/back", "bar/sections", "bar/text", "bar/theme", "sections/second", "switch/stage",
        "lesson/demo/hello/open", "lesson/second/3/python/copy", "lesson/second/3/tab/javascript",
        "lesson/first/next", "lesson/second/previous"}) {
    ASSERT_NE(screen.find(id), nullptr) << id;
    EXPECT_GE(screen.find(id)->rect->h, 44) << id;
  }
}

TEST_F(NarrowShellTest, TheListOfSectionsShowsTitlesWhole) {
  static course::Lesson lesson = small_lesson();
  lesson.sections[1].title = "A section whose title does not fit on one line of a phone";
  show(lesson);
  draw();
  click("bar/sections");
  EXPECT_GT(screen.find("sections/second")->rect->h, screen.find("sections/first")->rect->h);
  EXPECT_EQ(screen.find("sections/second")->rect->y, screen.find("sections/first")->rect->bottom());
}

TEST_F(NarrowShellTest, TheListOfDemosShowsTextsWhole) {
  static course::Lesson lesson = small_lesson();
  lesson.demos[0].prompt =
      "Predict: what is printed before the program has slept for the first time?";
  const auto row = [this](const course::Lesson& shown) {
    show(shown);
    draw();
    click("switch/stage");
    return screen.find("invitation/hello")->rect->h;
  };
  const float one_line = row(small_lesson());
  EXPECT_GE(one_line, 44);
  EXPECT_GT(row(lesson), one_line);
}

struct LowShellTest : ShellTest {
  LowShellTest() : ShellTest(320, 256) {}
};

TEST_F(LowShellTest, TheSwitchIsInTheBarAtTheTop) {
  open_lesson();
  EXPECT_LE(screen.find("switch/stage")->rect->bottom(), ui::TopBar::bar_height);
  EXPECT_EQ(screen.find("lesson")->rect->h, 256 - ui::TopBar::bar_height);
  click("switch/stage");
  EXPECT_EQ(screen.find("lesson"), nullptr);
  click("invitation/hello");
  EXPECT_EQ(stage.area.h, 256 - ui::TopBar::bar_height);
  click("switch/lesson");
  EXPECT_NE(screen.find("lesson"), nullptr);
}

TEST_F(LowShellTest, TheListOfSectionsScrolls) {
  open_lesson();
  click("bar/sections");
  const ui::Node& list = *screen.find("sections");
  EXPECT_LE(list.rect->bottom(), 256);
  EXPECT_GE(screen.find("sections/scroll")->content.y,
            screen.find("sections/quiz")->rect->bottom());
}

TEST_F(NarrowShellTest, NothingInTheBarReachesBeyondTheWindow) {
  open_lesson();
  for (const char* id : {"bar/title", "bar/sections", "bar/text", "bar/theme"}) {
    ASSERT_NE(screen.find(id), nullptr) << id;
    EXPECT_LE(screen.find(id)->rect->right(), 390) << id;
  }
}

TEST_F(NarrowShellTest, TheBarNamesTheSectionOfTheDemoThatCoversTheLesson) {
  show(small_lesson());
  go({.lesson = "small", .section = "second"}, -1);
  draw();
  EXPECT_EQ(shell.current_part(), "second");
  go({.lesson = "small", .demo = "hello"}, -1);
  draw();
  EXPECT_EQ(shell.current_part(), "first") << "the lesson behind has not been drawn since";
}

}  // namespace
