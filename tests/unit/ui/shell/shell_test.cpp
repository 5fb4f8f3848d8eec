// The shell in a wide window: lesson and stage side by side.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shell_fixture.hpp"
#include "ui/frame/node_ids.hpp"

namespace {

TEST_F(ShellTest, TheIndexLeadsToALesson) {
  ui::IndexView::Card card{.slug = "small", .title = "A small lesson"};
  shell.show_index({"The course", "What it is", {card}});
  draw();
  click("index/small/open");
  const auto move = navigation.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->location, (ui::Location{.lesson = "small"}));
  EXPECT_TRUE(move->push);
}

TEST_F(ShellTest, AWholeWindowHasNoIdTwice) {
  open_lesson();
  click("bar/sections");
  EXPECT_EQ(ui::duplicate_id(*screen.tree), "");
}

TEST_F(ShellTest, ADemoOpensBesideTheLessonAndInTheAddress) {
  open_lesson();
  click("lesson/demo/hello/open");
  EXPECT_EQ(stage.demo, "hello");
  EXPECT_EQ(stage.area.x, 536);
  EXPECT_FALSE(stage.sheet);
  const auto move = navigation.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->location, (ui::Location{.lesson = "small", .demo = "hello"}));
  EXPECT_TRUE(move->push);
}

TEST_F(ShellTest, AStepOnTheStageChangesTheAddressInPlace) {
  open_lesson();
  click("lesson/demo/hello/open");
  navigation.take_move();
  stage.step = 7;
  draw();
  const auto move = navigation.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->location.step, 7);
  EXPECT_FALSE(move->push);
}

TEST_F(ShellTest, ClosingTheStageGivesTheLessonTheWindow) {
  open_lesson();
  click("lesson/demo/hello/open");
  click(ui::node_id::stage_close);
  EXPECT_EQ(stage.demo, "");
  EXPECT_EQ(screen.find("lesson")->rect->w, 1280);
}

// Its player and its requests end with it.
TEST_F(ShellTest, WhateverIsShownInsteadOfTheLessonClosesTheStage) {
  const std::vector<std::function<void()>> ways = {
      [this] { shell.show_loading(); },
      [this] { show(small_lesson()); },
      [this] { shell.show_index({"The course", "What it is", {}}); },
      [this] { shell.show_failure("No lesson", "It is not there."); },
  };
  for (std::size_t way = 0; way < ways.size(); ++way) {
    open_lesson();
    click("lesson/demo/hello/open");
    ASSERT_EQ(stage.demo, "hello");
    ways[way]();
    draw();
    EXPECT_EQ(stage.demo, "") << "way " << way;
  }
}

// Tab then continues from there. Back restores the scroll offset, and the focus does not move.
TEST_F(ShellTest, FocusGoesToThePartThatAnAddressLeadsTo) {
  open_lesson();
  go({.lesson = "small", .section = "second"}, -1);
  draw();
  EXPECT_EQ(focus(), "lesson/second/title");
  go({.lesson = "small", .quiz = true}, -1);
  draw();
  EXPECT_EQ(focus(), "lesson/quiz/title");
  for (const auto& [place, scroll] :
       {std::pair{ui::Location{.lesson = "small"}, -1.0F},
        {ui::Location{.lesson = "small", .section = "nowhere"}, -1.0F},
        {ui::Location{.lesson = "small", .section = "first"}, 40.0F}}) {
    go(place, scroll);
    draw();
    EXPECT_EQ(focus(), "");
  }
}

TEST_F(ShellTest, FocusGoesToTheStepOfADemoThatTheLearnerOpensAndNotOfAnAddress) {
  open_lesson();
  go({.lesson = "small", .demo = "hello", .step = 4}, -1);
  draw();
  EXPECT_EQ(focus(), "");
  screen.input.activate("lesson/demo/hello/open", "");
  draw();
  draw();
  EXPECT_EQ(focus(), ui::node_id::stage_step);
}

TEST_F(ShellTest, EscapeOnTheStageClosesItAndFocusesTheCard) {
  open_lesson();
  click("lesson/demo/hello/open");
  screen.input.press_key("Escape");
  draw();
  draw();
  EXPECT_EQ(stage.demo, "");
  EXPECT_EQ(focus(), "lesson/demo/hello/open");
}

TEST_F(ShellTest, TheTabKeyMaySkipTheLessonToTheStage) {
  open_lesson();
  EXPECT_EQ(screen.find("skip"), nullptr) << "there is nothing to skip to";
  click("lesson/demo/hello/open");
  draw();
  EXPECT_EQ(screen.tree->children.front()->id, "skip");
  screen.input.activate("skip", "");
  draw();
  EXPECT_EQ(focus(), ui::node_id::stage_step);
}

TEST_F(ShellTest, AnnouncesAnOpenedDemo) {
  open_lesson();
  screen.input.activate("lesson/demo/hello/open", "");
  std::string said;
  for (int i = 0; i < 3 && said.empty(); ++i) {
    draw();
    said = screen.announcement;
  }
  EXPECT_EQ(said, "On the stage: Hello.");
}

TEST_F(ShellTest, EscapeClosesTheListOfSectionsBeforeTheStage) {
  open_lesson();
  click("lesson/demo/hello/open");
  click("bar/sections");
  screen.input.press_key("Escape");
  draw();
  EXPECT_EQ(stage.demo, "hello");
  EXPECT_EQ(focus(), "bar/sections");
}

TEST_F(ShellTest, AnAddressOpensADemoAtItsStep) {
  open_lesson();
  go({.lesson = "small", .demo = "hello", .step = 4}, -1);
  draw();
  EXPECT_EQ(stage.demo, "hello");
  EXPECT_EQ(stage.step, 4);
}

TEST_F(ShellTest, ReportsAUrlThatLeadsNowhere) {
  open_lesson();
  go({.lesson = "small", .section = "nowhere"}, -1);
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no section \"nowhere\""), std::string::npos);
  go({.lesson = "small", .demo = "nothing"}, -1);
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no example \"nothing\""), std::string::npos);
  EXPECT_EQ(stage.demo, "");
}

TEST_F(ShellTest, AnAddressThatLeadsNowhereIsReplacedByTheRealOne) {
  open_lesson();
  for (const ui::Location& nowhere :
       {ui::Location{.lesson = "small", .section = "nowhere"},
        ui::Location{.lesson = "small", .demo = "nothing"},
        ui::Location{.lesson = "small", .demo = "nothing", .step = 3}}) {
    go(nowhere, -1);
    draw();
    const auto move = navigation.take_move();
    ASSERT_TRUE(move);
    EXPECT_EQ(move->location, (ui::Location{.lesson = "small"}));
    EXPECT_FALSE(move->push);
  }
}

TEST_F(ShellTest, ReportsAStepThatTheRunDoesNotHaveAndRemovesItFromTheUrl) {
  stage.last = 14;
  open_lesson();
  go({.lesson = "small", .demo = "hello", .step = 999}, -1);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no step 999: this example has 14 steps"),
            std::string::npos);
  EXPECT_EQ(navigation.take_move()->location,
            (ui::Location{.lesson = "small", .demo = "hello", .step = 14}));
  go({.lesson = "small", .demo = "hello", .step = ui::Location::no_step}, -1);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("not a valid number"), std::string::npos);
  EXPECT_EQ(navigation.take_move()->location, (ui::Location{.lesson = "small", .demo = "hello"}));
}

TEST_F(ShellTest, AStepIsMissedOnlyOnceTheRunHasEnded) {
  stage.last = 14;
  open_lesson();
  stage.seeking = true;
  go({.lesson = "small", .demo = "hello", .step = 999}, -1);
  stage.step = 3;
  draw();
  EXPECT_FALSE(navigation.take_move()) << "what the network will bring is not known yet";
  EXPECT_EQ(ui::text_of(*screen.tree).find("no step 999"), std::string::npos);
  stage.seeking = false;
  stage.step = 14;
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no step 999"), std::string::npos);
  EXPECT_EQ(navigation.take_move()->location.step, 14);
}

TEST_F(ShellTest, DoesNotReportAStepThatExists) {
  stage.last = 14;
  open_lesson();
  go({.lesson = "small", .demo = "hello", .step = 14}, -1);
  draw();
  draw();
  EXPECT_EQ(screen.find("notice/0"), nullptr);
  EXPECT_FALSE(navigation.take_move());
}

TEST_F(ShellTest, ReturnsToTheSamePlaceInALesson) {
  open_lesson();
  go({.lesson = "small", .section = "second"}, 333);
  draw();
  EXPECT_EQ(screen.input.scroll("lesson").y, 333);
  go({.lesson = "small", .demo = "hello"}, 222);
  draw();
  EXPECT_EQ(screen.input.scroll("lesson").y, 222);
}

TEST_F(ShellTest, ReturnsToTheSamePlaceInTheIndex) {
  ui::IndexView::Card card{.slug = "small", .title = "A small lesson"};
  shell.show_index({"The course", "What it is", {card}}, 12);
  draw();
  EXPECT_EQ(screen.input.scroll(ui::node_id::index).y, 12);
  ASSERT_FALSE(screen.calls.empty());
  EXPECT_EQ(screen.calls.back().at.y, 12);
  draw();
  EXPECT_TRUE(screen.calls.empty());
}

TEST_F(ShellTest, TheListOfSectionsOpensAndLeadsThere) {
  open_lesson();
  EXPECT_EQ(screen.find("sections"), nullptr);
  click("bar/sections");
  ASSERT_NE(screen.find("sections/second"), nullptr);
  EXPECT_EQ(screen.find("bar/sections")->expanded, true);
  click("sections/second");
  EXPECT_EQ(screen.find("sections"), nullptr);
  const auto move = navigation.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->location.section, "second");
}

TEST_F(ShellTest, TheListClosesWhenTheFocusOrTheUrlChanges) {
  open_lesson();
  click("bar/sections");
  screen.input.focus("sections/first", true);
  draw();
  EXPECT_NE(screen.find("sections"), nullptr);
  screen.input.focus("lesson/first/next", true);
  draw();
  EXPECT_EQ(screen.find("sections"), nullptr);
  screen.input.focus("bar/sections", true);
  click("bar/sections");
  EXPECT_NE(screen.find("sections"), nullptr);
  go({.lesson = "small", .section = "second"}, -1);
  draw();
  EXPECT_EQ(screen.find("sections"), nullptr);
}

TEST_F(ShellTest, EscapeClosesTheListAndRestoresTheFocus) {
  open_lesson();
  click("bar/sections");
  screen.input.press_key("Escape");
  draw();
  ASSERT_FALSE(screen.calls.empty());
  EXPECT_EQ(screen.calls.back().id, "bar/sections");
  draw();
  EXPECT_EQ(screen.find("sections"), nullptr);
}

TEST_F(ShellTest, ACopyIsConfirmedOnItsButtonAndAnnounced) {
  open_lesson();
  click("lesson/second/3/python/copy");
  shell.copied(true);
  draw();
  EXPECT_EQ(screen.find("lesson/second/3/python/copy")->name, "Copied hello.py");
  EXPECT_EQ(screen.announcement, "Copied");
}

TEST_F(ShellTest, ReportsACopyThatWasRefused) {
  open_lesson();
  click("lesson/second/3/python/copy");
  shell.copied(false);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("does not let this page copy"), std::string::npos);
}

TEST_F(ShellTest, BesideEachOtherNeitherIsInFront) {
  open_lesson();
  go({.lesson = "small", .demo = "hello", .lesson_in_front = true}, -1);
  draw();
  EXPECT_GT(stage.draws, 0);
  EXPECT_FALSE(navigation.take_move()->location.lesson_in_front);
}

}  // namespace
