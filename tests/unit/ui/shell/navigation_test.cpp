// Where the learner is, and when the page's address has to follow.
#include "ui/shell/navigation.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using ui::Location;

struct NavigationTest : testing::Test {
  // The location that the address takes over, and how; "" if it stays.
  std::string move() {
    const auto move = navigation.take_move();
    if (!move) return "";
    const Location& to = move->location;
    return (move->push ? "push " : "replace ") + to.lesson + "/" + (to.quiz ? "quiz" : to.section) +
           (to.demo.empty() ? "" : to.demo + "@" + std::to_string(to.step)) +
           (to.lesson_in_front ? " behind" : "");
  }

  ui::Navigation navigation;
};

TEST_F(NavigationTest, AnAddressThatLeadsSomewhereStaysAsItIs) {
  navigation.arrive({.lesson = "l", .demo = "d", .step = 3}, 40);
  EXPECT_EQ(move(), "");
  EXPECT_EQ(navigation.at(), (Location{.lesson = "l", .demo = "d", .step = 3}));
  EXPECT_EQ(navigation.scroll(), 40);
}

TEST_F(NavigationTest, AnAddressThatLedNowhereIsReplaced) {
  navigation.arrive({.lesson = "l", .demo = "nothing", .step = 3}, -1);
  navigation.correct({.lesson = "l"});
  EXPECT_EQ(navigation.asked_step(), 0);
  EXPECT_EQ(move(), "replace l/");
  EXPECT_EQ(move(), "") << "told once";
}

TEST_F(NavigationTest, WhatTheLearnerWantsIsANewEntryEvenWhereHeIsAlready) {
  navigation.arrive({.lesson = "l", .demo = "d"}, -1);
  navigation.open_demo("d");
  EXPECT_EQ(move(), "push l/d@0");
  navigation.close_stage("quiz");
  EXPECT_EQ(move(), "push l/quiz");
  navigation.go_to("s");
  EXPECT_EQ(move(), "push l/s");
  navigation.open({});
  EXPECT_EQ(move(), "push /");
}

TEST_F(NavigationTest, APartOfTheLessonBesideADemoIsNoNewEntry) {
  navigation.arrive({.lesson = "l", .demo = "d", .step = 2}, -1);
  navigation.go_to("s");
  EXPECT_EQ(move(), "");
  EXPECT_FALSE(navigation.stage_in_front());
}

TEST_F(NavigationTest, ReadingAndSteppingReplaceTheAddress) {
  navigation.arrive({.lesson = "l"}, -1);
  navigation.note_section("s");
  EXPECT_EQ(move(), "replace l/s");
  navigation.note_section("s");
  EXPECT_EQ(move(), "");
  navigation.open_demo("d");
  EXPECT_EQ(move(), "push l/d@0");
  navigation.note_position({5}, ui::Language::python, false);
  EXPECT_EQ(move(), "replace l/d@5");
}

// What is drawn before the way there is shown belongs to the location that was left.
TEST_F(NavigationTest, WhatIsOnShowCountsOnlyOnceTheAddressHasFollowed) {
  navigation.arrive({.lesson = "l"}, -1);
  navigation.go_to("s");
  EXPECT_TRUE(navigation.moving());
  navigation.note_section("other");
  EXPECT_EQ(move(), "push l/s");
  navigation.note_section("other");
  EXPECT_EQ(move(), "replace l/other");
}

TEST_F(NavigationTest, WhichIsInFrontIsInTheAddressWhereThereIsRoomForOne) {
  navigation.arrive({.lesson = "l", .demo = "d", .lesson_in_front = true}, -1);
  EXPECT_FALSE(navigation.stage_in_front());
  navigation.note_position({0}, ui::Language::python, true);
  EXPECT_EQ(move(), "");
  navigation.note_position({0}, ui::Language::python, false);
  EXPECT_EQ(move(), "replace l/d@0") << "beside each other neither is";
  EXPECT_FALSE(navigation.stage_in_front()) << "but it is not forgotten";
  navigation.note_position({0}, ui::Language::python, true);
  EXPECT_EQ(move(), "replace l/d@0 behind");
  navigation.bring_to_front(true);
  navigation.note_position({0}, ui::Language::python, true);
  EXPECT_EQ(move(), "replace l/d@0");
}

TEST_F(NavigationTest, TheStepThatWasAskedForIsRememberedUntilOneIsShown) {
  navigation.arrive({.lesson = "l", .demo = "d", .step = 99}, -1);
  EXPECT_EQ(navigation.asked_step(), 99);
  EXPECT_EQ(move(), "");
  navigation.note_position({14}, ui::Language::python, false);
  EXPECT_EQ(navigation.asked_step(), 0);
  EXPECT_EQ(move(), "replace l/d@14");
}

TEST_F(NavigationTest, EachWayIsAVisitOfItsOwnAndAStepIsNone) {
  navigation.arrive({.lesson = "l", .demo = "d"}, -1);
  unsigned before = navigation.visit();
  navigation.note_position({1}, ui::Language::python, false);
  navigation.bring_to_front(false);
  navigation.go_to("s");
  EXPECT_EQ(navigation.visit(), before);
  navigation.open_demo("d");
  EXPECT_GT(navigation.visit(), before);
  before = navigation.visit();
  navigation.arrive({.lesson = "l", .demo = "d"}, -1);
  EXPECT_GT(navigation.visit(), before);
}

}  // namespace
