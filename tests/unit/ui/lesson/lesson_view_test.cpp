#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_view_fixture.hpp"

namespace {

using ui::Role;

TEST_F(LessonViewTest, TheTreeHasTheWholeLessonWithUniqueIds) {
  draw();
  EXPECT_EQ(ui::duplicate_id(*screen.tree), "");
  EXPECT_EQ(ui::text_of(node("lesson/title")), "A small lesson");
  EXPECT_EQ(ui::text_of(node("lesson/first/1")), "Call run() and see why.");
  EXPECT_EQ(node("lesson/quiz/q2").role, Role::radio_group);
  EXPECT_EQ(node("lesson/quiz/q2").name, "When?");
  EXPECT_EQ(all(Role::radio).size(), 6U);
  EXPECT_EQ(all(Role::column_header).size(), 2U);
}

TEST(LessonColumn, ChangesLittleByLittleBesideTheStage) {
  const ui::Metrics metrics = ui::Metrics::uniform(0.5F);
  ui::Column before = ui::lesson_column(360, false, metrics);
  EXPECT_EQ(before.width, 320);
  for (float width = 361; width <= 720; ++width) {
    const ui::Column now = ui::lesson_column(width, false, metrics);
    EXPECT_LE(std::abs(now.x - before.x), 1) << width;
    EXPECT_LE(std::abs(now.width - before.width), 2) << width;
    before = now;
  }
  EXPECT_EQ(ui::lesson_column(536, false, metrics).x, 40);
}

TEST_F(LessonViewTest, HeadingsKeepTheirOrderOfLevels) {
  draw();
  std::vector<int> levels;
  for (const ui::Node* heading : all(Role::heading)) levels.push_back(heading->level);
  EXPECT_EQ(levels, (std::vector<int>{1, 2, 2, 3, 2, 3, 3, 3, 4}));
}

TEST_F(LessonViewTest, ALessonWithoutAQuizEndsWithItsLastSection) {
  course::Lesson lesson = small_lesson();
  lesson.quiz = {};
  view.show(lesson);
  draw();
  EXPECT_EQ(screen.find("lesson/quiz"), nullptr);
  EXPECT_EQ(screen.find("lesson/second/next"), nullptr);
  EXPECT_NE(screen.find("lesson/first/next"), nullptr);
  EXPECT_FALSE(view.go_to("quiz"));
  ASSERT_TRUE(view.go_to("second"));
  draw();
  EXPECT_EQ(view.current_part(), 1U);
  view.scroll_back_to(0);
  draw();
  EXPECT_EQ(view.current_part(), 0U);
}

TEST_F(LessonViewTest, ALessonThatIsNoneOfTheCoursesHasItsLabelInPlaceOfANumber) {
  course::Lesson lesson = small_lesson();
  lesson.number = 0;
  lesson.label = "Recorded run";
  lesson.topics.clear();
  view.show(lesson);
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/meta")), "Recorded run");
  EXPECT_EQ(screen.find("lesson/topics"), nullptr);
}

TEST_F(LessonViewTest, AButtonAsksForARun) {
  course::Lesson lesson = small_lesson();
  lesson.intro = {{course::RunOpener{"Open a run…"}}};
  view.show(lesson);
  draw();
  EXPECT_EQ(node("lesson/intro/1").name, "Open a run…");
  click("lesson/intro/1");
  EXPECT_TRUE(std::ranges::any_of(screen.intents, [](const ui::Intent& intent) {
    return std::holds_alternative<ui::ChooseRun>(intent);
  }));
}

TEST_F(LessonViewTest, TheNoteAboutAnswersIsAboveTheFirstQuestion) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/note"), nullptr);
  view.state().quiz_note = "Nothing is kept.";
  view.show(small_lesson());
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/note")), "Nothing is kept.");
  EXPECT_LT(node("lesson/quiz/note").rect->bottom(), node("lesson/quiz/q1/prompt").rect->y);
}

TEST_F(LessonViewTest, ALinkKeepsItsAddress) {
  draw();
  const auto& runs = node("lesson/first/1").text;
  const auto link = std::find_if(runs.begin(), runs.end(),
                                 [](const ui::TextRun& run) { return !run.link_id.empty(); });
  ASSERT_NE(link, runs.end());
  EXPECT_EQ(link->text, "why");
  EXPECT_EQ(link->href, "https://example.com/why");
}

TEST_F(LessonViewTest, ListingsAreSideBySideIfThereIsRoom) {
  draw(1200);
  EXPECT_EQ(all(Role::tab).size(), 0U);
  const ui::Node& python = node("lesson/second/3/python/code");
  const ui::Node& javascript = node("lesson/second/3/javascript/code");
  EXPECT_EQ(python.rect->y, javascript.rect->y);
  EXPECT_LT(python.rect->right(), javascript.rect->x);
}

TEST_F(LessonViewTest, ListingsAreTabsIfThereIsNoRoom) {
  draw(400);
  EXPECT_EQ(all(Role::tab).size(), 2U);
  EXPECT_NE(screen.find("lesson/second/3/python/code"), nullptr);
  EXPECT_EQ(screen.find("lesson/second/3/javascript/code"), nullptr);
  screen.input.activate("lesson/second/3/tab/javascript", "");
  draw(400);
  EXPECT_EQ(screen.find("lesson/second/3/python/code"), nullptr);
  EXPECT_EQ(node("lesson/second/3/tab/javascript").selected, true);
}

TEST_F(LessonViewTest, NothingReachesBeyondANarrowColumn) {
  draw(360);
  for (const ui::Node* text : all(Role::paragraph)) {
    ASSERT_TRUE(text->rect);
    EXPECT_GE(text->rect->x, 0) << text->id;
    EXPECT_LE(text->rect->right(), 360) << text->id;
  }
}

TEST_F(LessonViewTest, ATableIsAsWideAsTheProseOrClearlyWider) {
  course::Lesson lesson = small_lesson();
  const auto table = std::find_if(
      lesson.sections[1].blocks.begin(), lesson.sections[1].blocks.end(),
      [](const course::Block& b) { return std::holds_alternative<course::Table>(b.content); });
  ASSERT_NE(table, lesson.sections[1].blocks.end());
  draw();
  const float prose = node("lesson/first/1").rect->w;
  int wider = 0;
  for (std::size_t letters = 60; letters < 100; ++letters) {
    std::get<course::Table>(table->content).rows[0][0][0].text =
        std::string(letters / 2, 'a') + " " + std::string(letters - letters / 2, 'b');
    view.show(lesson);
    draw();
    const float width = node("lesson/second/2").rect->w;
    if (width == prose) continue;
    ++wider;
    EXPECT_GE(width, prose + 32) << letters;
    EXPECT_EQ(node("lesson/second/2/1/0/text").rect->h,
              screen.metrics().line_height(ui::TextStyle::small))
        << letters;
  }
  EXPECT_GT(wider, 0);
}

TEST_F(LessonViewTest, CopyCopiesTheWholeFile) {
  draw();
  click("lesson/second/3/python/copy");
  ASSERT_EQ(screen.intents.size(), 1U);
  ASSERT_TRUE(std::holds_alternative<ui::Copy>(screen.intents[0]));
  EXPECT_EQ(std::get<ui::Copy>(screen.intents[0]).text, "import asyncio\n\nx = 1\n");
}

TEST_F(LessonViewTest, EachCopyButtonIsCalledAfterItsFile) {
  draw();
  EXPECT_EQ(node("lesson/second/3/python/copy").name, "Copy hello.py");
  EXPECT_EQ(node("lesson/second/3/javascript/copy").name, "Copy hello.js");
}

TEST_F(LessonViewTest, TheCardAsksForItsDemo) {
  draw();
  EXPECT_EQ(node("lesson/demo/hello/open").name, "Open on stage: Hello");
  click("lesson/demo/hello/open");
  ASSERT_EQ(screen.intents.size(), 1U);
  ASSERT_TRUE(std::holds_alternative<ui::OpenDemo>(screen.intents[0]));
  EXPECT_EQ(std::get<ui::OpenDemo>(screen.intents[0]).demo, "hello");
}

TEST_F(LessonViewTest, GoesToAPartAndReportsTheCurrentOne) {
  draw();
  EXPECT_EQ(view.current_part(), 0U);
  EXPECT_TRUE(view.go_to("quiz"));
  draw();
  EXPECT_EQ(view.current_part(), 2U);
  EXPECT_FALSE(view.go_to("nowhere"));
}

TEST_F(LessonViewTest, ASectionWhoseEndAloneWasSeenIsNotRead) {
  draw();
  const ui::Node& second = node("lesson/second/title");
  const float middle = second.rect->y + 100;
  view.show(*view.state().lesson);
  view.go_to("quiz");
  draw();
  for (float y = middle; y < node("lesson").content.y; y += 300) {
    screen.input.scrolled("lesson", {0, y});
    draw();
  }
  EXPECT_FALSE(view.state().read().contains("second"));
}

TEST_F(LessonViewTest, WhoComesBackIntoTheMiddleOfASectionGoesOnReadingIt) {
  draw();
  const float middle = node("lesson/second/title").rect->y + 100;
  view.show(*view.state().lesson);
  view.scroll_back_to(middle);
  for (float y = middle; y < node("lesson").content.y; y += 300) {
    draw();
    screen.input.scrolled("lesson", {0, y});
  }
  draw();
  EXPECT_TRUE(view.state().read().contains("second"));
}

TEST_F(LessonViewTest, ASectionIsReadOnceItsBeginningAndItsEndWereSeen) {
  draw();
  const float height = node("lesson").content.y;
  for (float y = 0; y < height; y += 300) {
    screen.input.scrolled("lesson", {0, y});
    draw();
  }
  EXPECT_EQ(view.state().read(), (std::set<std::string>{"first", "second"}));
}

TEST_F(LessonViewTest, WhatIsReadKeepsItsPlaceWhenTheWidthChanges) {
  draw(1200);
  const ui::Node& before = node("lesson/second/title");
  screen.input.scrolled("lesson", {0, before.rect->y - 20});
  draw(1200);
  draw(500, false);
  const float shown = node("lesson/second/title").rect->y - screen.input.scroll("lesson").y;
  EXPECT_NEAR(shown, 20, 1);
}

TEST_F(LessonViewTest, ScrollingChangesNothingInTheTree) {
  draw();
  const ui::NodePtr before = screen.tree->children.at(0)->children.at(0);
  screen.input.scrolled("lesson", {0, 100});
  draw();
  EXPECT_EQ(screen.tree->children.at(0)->children.at(0), before);
}

}  // namespace
