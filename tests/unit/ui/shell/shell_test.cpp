#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_fixture.hpp"
#include "ui/shell/shell.hpp"

namespace {

// Remembers what the shell told it.
class FakeStage : public ui::StagePanel {
 public:
  struct Log {
    std::string demo;
    int step = 0;
    int last = 1000;  // step of the run
    bool seeking = false;
    int draws = 0;
    bool sheet = false;
    ui::Rect area;
  };
  explicit FakeStage(Log& log) : log_(log) {}

  void open(const course::Lesson&, const course::Demo& demo, int step) override {
    log_.demo = demo.id;
    log_.step = std::min(step, log_.last);
  }
  void close() override { log_.demo.clear(); }
  void draw(ui::Frame& frame, const ui::Rect& area, bool sheet) override {
    ++log_.draws;
    log_.area = area;
    log_.sheet = sheet;
    ui::Scope region(frame.semantics, ui::Role::region, "stage", "Stage", area);
    region.node().keys = "Escape";
    frame.semantics.leaf(ui::Role::button, kClose, "Close the stage", area);
    frame.semantics.leaf(ui::Role::button, kStep, "Step", area);
  }
  int step() const override { return log_.step; }
  bool seeking() const override { return log_.seeking; }
  bool at_end() const override { return log_.step == log_.last; }

 private:
  Log& log_;
};

class ShellTest : public testing::Test {
 protected:
  explicit ShellTest(float width = 1280, float height = 800) : screen({width, height}) {
    shell.set_root("https://example.com/course/");
    shell.set_stage(std::make_unique<FakeStage>(stage));
  }
  void open_lesson() {
    shell.show_lesson(small_lesson());
    draw();
    shell.take_move();
  }
  void draw() {
    screen.draw([&](ui::Frame& frame) {
      frame.reduced_motion = true;
      shell.draw(frame);
    });
  }
  // As the app does it: drawn again until everything is carried out.
  void click(const std::string& id) {
    screen.input.activate(id, "");
    draw();
    draw();
  }

  // Where the last frame moved the keyboard's focus to, or "".
  std::string focus() const {
    for (const ui::HostCall& call : screen.calls) {
      if (call.kind == ui::HostCall::Kind::focus) return call.id;
    }
    return {};
  }

  FakeStage::Log stage;
  FrameFixture screen;
  ui::Shell shell;
};

class NarrowShellTest : public ShellTest {
 protected:
  NarrowShellTest() : ShellTest(390) {}
};

TEST_F(ShellTest, TheIndexLeadsToALesson) {
  ui::IndexView::Card card{.slug = "small", .title = "A small lesson"};
  shell.show_index({"The course", "What it is", {card}});
  draw();
  click("index/small/open");
  const auto move = shell.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->place, (ui::Place{.lesson = "small"}));
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
  const auto move = shell.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->place, (ui::Place{.lesson = "small", .demo = "hello"}));
  EXPECT_TRUE(move->push);
}

TEST_F(ShellTest, AStepOnTheStageChangesTheAddressInPlace) {
  open_lesson();
  click("lesson/demo/hello/open");
  shell.take_move();
  stage.step = 7;
  draw();
  const auto move = shell.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->place.step, 7);
  EXPECT_FALSE(move->push);
}

TEST_F(ShellTest, ClosingTheStageGivesTheLessonTheWindow) {
  open_lesson();
  click("lesson/demo/hello/open");
  click(ui::StagePanel::kClose);
  EXPECT_EQ(stage.demo, "");
  EXPECT_EQ(screen.find("lesson")->rect->w, 1280);
}

// Its player and its requests end with it.
TEST_F(ShellTest, WhateverIsShownInsteadOfTheLessonClosesTheStage) {
  const std::vector<std::function<void()>> ways = {
      [this] { shell.show_loading(); },
      [this] { shell.show_lesson(small_lesson()); },
      [this] { shell.show_index({"The course", "What it is", {}}); },
      [this] { shell.show_failure("No lesson", "It is not there."); },
  };
  for (std::size_t way = 0; way < ways.size(); ++way) {
    open_lesson();
    click("lesson/demo/hello/open");
    ASSERT_EQ(stage.demo, "hello");
    ways[way]();
    EXPECT_EQ(stage.demo, "") << "way " << way;
  }
}

TEST_F(ShellTest, FocusGoesToTheStepOfADemoThatTheLearnerOpensAndNotOfAnAddress) {
  open_lesson();
  shell.go({.lesson = "small", .demo = "hello", .step = 4}, -1);
  draw();
  EXPECT_EQ(focus(), "");
  screen.input.activate("lesson/demo/hello/open", "");
  draw();
  draw();
  EXPECT_EQ(focus(), ui::StagePanel::kStep);
}

TEST_F(ShellTest, EscapeOnTheStageClosesItAndGivesFocusBackToTheCard) {
  open_lesson();
  click("lesson/demo/hello/open");
  screen.input.press_key("Escape");
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
  EXPECT_EQ(focus(), ui::StagePanel::kStep);
}

TEST_F(NarrowShellTest, NothingIsSkippedWhereTheStageStandsInFront) {
  open_lesson();
  click("lesson/demo/hello/open");
  EXPECT_EQ(screen.find("skip"), nullptr);
}

TEST_F(ShellTest, ADemoThatIsOpenedIsSaid) {
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
  shell.go({.lesson = "small", .demo = "hello", .step = 4}, -1);
  draw();
  EXPECT_EQ(stage.demo, "hello");
  EXPECT_EQ(stage.step, 4);
}

TEST_F(ShellTest, AnAddressThatLeadsNowhereIsSaid) {
  open_lesson();
  shell.go({.lesson = "small", .section = "nowhere"}, -1);
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no section \"nowhere\""), std::string::npos);
  shell.go({.lesson = "small", .demo = "nothing"}, -1);
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no example \"nothing\""), std::string::npos);
  EXPECT_EQ(stage.demo, "");
}

TEST_F(ShellTest, AnAddressThatLeadsNowhereIsReplacedByTheRealOne) {
  open_lesson();
  for (const ui::Place& nowhere : {ui::Place{.lesson = "small", .section = "nowhere"},
                                   ui::Place{.lesson = "small", .demo = "nothing"},
                                   ui::Place{.lesson = "small", .demo = "nothing", .step = 3}}) {
    shell.go(nowhere, -1);
    draw();
    const auto move = shell.take_move();
    ASSERT_TRUE(move);
    EXPECT_EQ(move->place, (ui::Place{.lesson = "small"}));
    EXPECT_FALSE(move->push);
  }
}

TEST_F(ShellTest, AStepThatTheRunDoesNotHaveIsSaidAndLeavesTheAddress) {
  stage.last = 14;
  open_lesson();
  shell.go({.lesson = "small", .demo = "hello", .step = 999}, -1);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("14 steps, no step 999"), std::string::npos);
  EXPECT_EQ(shell.take_move()->place, (ui::Place{.lesson = "small", .demo = "hello", .step = 14}));
  shell.go({.lesson = "small", .demo = "hello", .step = ui::Place::kNoStep}, -1);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("names no step"), std::string::npos);
  EXPECT_EQ(shell.take_move()->place, (ui::Place{.lesson = "small", .demo = "hello"}));
}

TEST_F(ShellTest, AStepIsMissedOnlyOnceTheRunHasEnded) {
  stage.last = 14;
  open_lesson();
  stage.seeking = true;
  shell.go({.lesson = "small", .demo = "hello", .step = 999}, -1);
  stage.step = 3;
  draw();
  EXPECT_FALSE(shell.take_move()) << "what the network will bring is not known yet";
  EXPECT_EQ(ui::text_of(*screen.tree).find("no step 999"), std::string::npos);
  stage.seeking = false;
  stage.step = 14;
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("no step 999"), std::string::npos);
  EXPECT_EQ(shell.take_move()->place.step, 14);
}

TEST_F(ShellTest, AStepThatIsThereIsSaidNowhere) {
  stage.last = 14;
  open_lesson();
  shell.go({.lesson = "small", .demo = "hello", .step = 14}, -1);
  draw();
  draw();
  EXPECT_EQ(screen.find("notice/0"), nullptr);
  EXPECT_FALSE(shell.take_move());
}

TEST_F(ShellTest, ANoticeGoesWhenItIsDismissed) {
  open_lesson();
  shell.say("Nothing is kept.");
  draw();
  EXPECT_NE(screen.find("notice/0"), nullptr);
  click("notice/0/dismiss");
  EXPECT_EQ(screen.find("notice/0"), nullptr);
}

// The lowest edge of what can be used, the notice aside.
float lowest(const ui::Node& node) {
  if (node.id.starts_with("notice/") || node.role == ui::Role::scroll) return 0;
  const bool used = node.role == ui::Role::button || node.role == ui::Role::tab;
  float bottom = used && node.rect ? node.rect->bottom() : 0;
  for (const ui::NodePtr& child : node.children) bottom = std::max(bottom, lowest(*child));
  return bottom;
}

void expect_room_of_its_own(const FrameFixture& screen, float width) {
  const ui::Rect strip = screen.find("notice/0")->rect.value();
  EXPECT_EQ(strip.bottom(), 800);
  EXPECT_EQ(strip.w, width);
  EXPECT_LE(lowest(*screen.tree), strip.y);
  const ui::Node* lesson = screen.find("lesson");
  if (lesson != nullptr) {
    EXPECT_LE(lesson->rect->bottom(), strip.y);
  }
}

TEST_F(ShellTest, ANoticeTakesRoomOfItsOwn) {
  open_lesson();
  shell.say("Nothing is kept.");
  draw();
  expect_room_of_its_own(screen, 1280);
  click("lesson/demo/hello/open");
  expect_room_of_its_own(screen, 1280);
  EXPECT_LE(stage.area.bottom(), screen.find("notice/0")->rect->y);
}

TEST_F(NarrowShellTest, ANoticeTakesRoomOfItsOwn) {
  open_lesson();
  shell.say("Nothing is kept.");
  draw();
  expect_room_of_its_own(screen, 390);
  click("lesson/demo/hello/open");
  expect_room_of_its_own(screen, 390);
}

TEST_F(NarrowShellTest, ALongNoticeLeavesRoomForTheLessonAndScrolls) {
  open_lesson();
  shell.say(std::string(4000, 'a'));
  draw();
  EXPECT_LE(screen.find("notice/0")->rect->h, 800 / 2);
  ASSERT_NE(screen.find("notice/0/scroll"), nullptr);
  EXPECT_GT(screen.find("notice/0/scroll")->content.y, screen.find("notice/0/scroll")->rect->h);
}

TEST_F(ShellTest, TheNewestNoticeComesFirstAndTheOthersAfterIt) {
  open_lesson();
  shell.say("The first.");
  shell.say("The second.");
  draw();
  EXPECT_EQ(screen.find("notice/0"), nullptr);
  screen.input.activate("notice/1/dismiss", "");
  draw();
  EXPECT_NE(screen.find("notice/0"), nullptr);
  EXPECT_EQ(focus(), "notice/0/dismiss");
  screen.input.activate("notice/0/dismiss", "");
  draw();
  EXPECT_EQ(focus(), "main") << "focus does not fall to the page's body";
}

TEST_F(ShellTest, ALessonThatWasLeftIsShownWhereItWasLeft) {
  open_lesson();
  shell.go({.lesson = "small", .section = "second"}, 333);
  draw();
  EXPECT_EQ(screen.input.scroll("lesson").y, 333);
  shell.go({.lesson = "small", .demo = "hello"}, 222);
  draw();
  EXPECT_EQ(screen.input.scroll("lesson").y, 222);
}

TEST_F(ShellTest, TheIndexIsShownWhereItWasLeft) {
  ui::IndexView::Card card{.slug = "small", .title = "A small lesson"};
  shell.show_index({"The course", "What it is", {card}}, 12);
  draw();
  EXPECT_EQ(screen.input.scroll(ui::IndexView::kScroll).y, 12);
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
  const auto move = shell.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->place.section, "second");
}

TEST_F(ShellTest, TheListClosesWhenTheFocusOrTheAddressGoesOn) {
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
  shell.go({.lesson = "small", .section = "second"}, -1);
  draw();
  EXPECT_EQ(screen.find("sections"), nullptr);
}

TEST_F(ShellTest, EscapeClosesTheListAndGivesFocusBack) {
  open_lesson();
  click("bar/sections");
  screen.input.press_key("Escape");
  draw();
  ASSERT_FALSE(screen.calls.empty());
  EXPECT_EQ(screen.calls.back().id, "bar/sections");
  draw();
  EXPECT_EQ(screen.find("sections"), nullptr);
}

TEST_F(ShellTest, ACopyIsSaidOnItsButtonAndAloud) {
  open_lesson();
  click("lesson/second/3/python/copy");
  shell.copied(true);
  draw();
  EXPECT_EQ(screen.find("lesson/second/3/python/copy")->name, "Copied hello.py");
  EXPECT_EQ(screen.announcement, "Copied");
}

TEST_F(ShellTest, ACopyThatWasRefusedIsSaid) {
  open_lesson();
  click("lesson/second/3/python/copy");
  shell.copied(false);
  draw();
  draw();
  EXPECT_NE(ui::text_of(*screen.tree).find("does not let this page copy"), std::string::npos);
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

TEST_F(NarrowShellTest, FocusFollowsTheSheetAndComesBackFromIt) {
  open_lesson();
  screen.input.activate("lesson/demo/hello/open", "");
  draw();
  draw();
  EXPECT_EQ(focus(), ui::StagePanel::kStep);
  screen.input.press_key("Escape");
  draw();
  EXPECT_EQ(focus(), "lesson/demo/hello/open");
  EXPECT_NE(screen.find("lesson"), nullptr);
}

TEST_F(NarrowShellTest, TheAddressRemembersWhichIsInFront) {
  open_lesson();
  click("lesson/demo/hello/open");
  EXPECT_FALSE(shell.take_move()->place.lesson_in_front);
  click("switch/lesson");
  const auto move = shell.take_move();
  ASSERT_TRUE(move);
  EXPECT_EQ(move->place, (ui::Place{.lesson = "small", .demo = "hello", .lesson_in_front = true}));
  EXPECT_FALSE(move->push);
}

TEST_F(NarrowShellTest, AnAddressOpensADemoBehindTheLesson) {
  open_lesson();
  shell.go({.lesson = "small", .demo = "hello", .step = 4, .lesson_in_front = true}, -1);
  draw();
  EXPECT_NE(screen.find("lesson"), nullptr);
  EXPECT_EQ(stage.draws, 0);
  click("switch/stage");
  EXPECT_EQ(stage.step, 4);
  EXPECT_GT(stage.draws, 0);
}

TEST_F(ShellTest, BesideEachOtherNeitherIsInFront) {
  open_lesson();
  shell.go({.lesson = "small", .demo = "hello", .lesson_in_front = true}, -1);
  draw();
  EXPECT_GT(stage.draws, 0);
  EXPECT_FALSE(shell.take_move()->place.lesson_in_front);
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
  shell.show_lesson(lesson);
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
    shell.show_lesson(shown);
    draw();
    click("switch/stage");
    return screen.find("invitation/hello")->rect->h;
  };
  const float one_line = row(small_lesson());
  EXPECT_GE(one_line, 44);
  EXPECT_GT(row(lesson), one_line);
}

class LowShellTest : public ShellTest {
 protected:
  LowShellTest() : ShellTest(320, 256) {}
};

TEST_F(LowShellTest, TheSwitchIsInTheBarAtTheTop) {
  open_lesson();
  EXPECT_LE(screen.find("switch/stage")->rect->bottom(), ui::TopBar::kHeight);
  EXPECT_EQ(screen.find("lesson")->rect->h, 256 - ui::TopBar::kHeight);
  click("switch/stage");
  EXPECT_EQ(screen.find("lesson"), nullptr);
  click("invitation/hello");
  EXPECT_EQ(stage.area.h, 256 - ui::TopBar::kHeight);
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

}  // namespace
