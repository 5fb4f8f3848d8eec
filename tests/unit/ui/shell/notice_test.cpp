// The strip of notices, in the shell.
#include "ui/shell/notice.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shell_fixture.hpp"

namespace {

TEST_F(ShellTest, ANoticeGoesWhenItIsDismissed) {
  open_lesson();
  shell.say("Nothing is kept.");
  draw();
  EXPECT_NE(screen.find("notice/0"), nullptr);
  click("notice/0/dismiss");
  EXPECT_EQ(screen.find("notice/0"), nullptr);
}

TEST_F(ShellTest, ANoticeAboutAnAddressGoesWhenTheLearnerGoesElsewhere) {
  open_lesson();
  shell.say("Nothing is kept.");
  const auto told = [&] {
    return ui::text_of(*screen.tree).find("no section") != std::string::npos;
  };
  for (const char* way : {"lesson/demo/hello/open", "bar/back"}) {
    go({.lesson = "small", .section = "nowhere"}, -1);
    draw();
    draw();
    EXPECT_TRUE(told()) << "and the corrected address is no other place";
    click(way);
    draw();
    EXPECT_FALSE(told()) << way;
  }
  go({.lesson = "small", .section = "nowhere"}, -1);
  draw();
  go({.lesson = "small", .section = "second"}, -1);
  draw();
  EXPECT_FALSE(told()) << "Back, Forward, or an address that was typed";
  EXPECT_NE(ui::text_of(*screen.tree).find("Nothing is kept."), std::string::npos)
      << "what is about something else stays";
}

TEST(Quoted, CutsWhatIsTooLongToBeRead) {
  EXPECT_EQ(ui::quoted("nowhere"), "\"nowhere\"");
  EXPECT_EQ(ui::quoted(std::string(20'000, 'x')), '"' + std::string(40, 'x') + "…\"");
  EXPECT_EQ(ui::quoted(std::string(39, 'x') + "éa"), '"' + std::string(39, 'x') + "…\"");
}

TEST_F(ShellTest, ALongAddressDoesNotFillTheWindow) {
  open_lesson();
  go({.lesson = "small", .section = std::string(20'000, 'x')}, -1);
  draw();
  go({.lesson = "small", .demo = std::string(20'000, 'x')}, -1);
  draw();
  EXPECT_LT(screen.find("notice/1")->rect->h, 80);
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

TEST_F(ShellTest, ANoticeCoversNothing) {
  open_lesson();
  shell.say("Nothing is kept.");
  draw();
  expect_room_of_its_own(screen, 1280);
  click("lesson/demo/hello/open");
  expect_room_of_its_own(screen, 1280);
  EXPECT_LE(stage.area.bottom(), screen.find("notice/0")->rect->y);
}

TEST_F(NarrowShellTest, ANoticeCoversNothing) {
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

}  // namespace
