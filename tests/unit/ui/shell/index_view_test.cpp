// The course index, and the learner's progress on its cards.
#include "ui/shell/index_view.hpp"

#include <gtest/gtest.h>

#include "frame_fixture.hpp"

namespace {

struct IndexViewTest : testing::Test {
  // A card of two sections and four questions.
  void draw(int read, int score, int answered = 4) {
    ui::IndexView::Card card{
        .slug = "small", .title = "A small lesson", .score = score, .answered = answered};
    card.questions = 4;
    card.deeper = deeper;
    card.sections = {{"first", "First things", read > 0}, {"second", "Second things", read > 1}};
    screen.draw([&](ui::Frame& frame) {
      view.draw(frame, {"The course", "What it is", {card}}, {0, 48, width, 752});
    });
  }
  std::string open() const { return screen.find("index/small/open")->name; }
  std::string state() const { return ui::text_of(*screen.find("index/small/state")); }
  const ui::ValueRange& progress() const {
    return screen.find("index/small/progress")->range.value();
  }

  float width = 1280;
  ui::IndexView::Card::Deeper deeper;
  FrameFixture screen;
  ui::IndexView view;
};

TEST_F(IndexViewTest, ThePageForRecordedRunsIsBelowTheLessons) {
  screen.draw([&](ui::Frame& frame) {
    view.draw(frame, {"The course", "What it is", {}, "https://site.example/play/"},
              {0, 48, width, 752});
  });
  EXPECT_EQ(screen.find("index/play/open")->href, "https://site.example/play/");
  EXPECT_EQ(screen.find("index/play/open")->name, "Open your own program");
}

TEST_F(IndexViewTest, ALessonIsStarted) {
  draw(0, 0, 0);
  EXPECT_EQ(open(), "Start A small lesson");
  EXPECT_EQ(state(), "Not started");
}

TEST_F(IndexViewTest, ALessonThatIsReadIsNotCompleteWithoutItsQuiz) {
  draw(2, 3);
  EXPECT_EQ(open(), "Continue A small lesson");
  EXPECT_EQ(state(), "2 of 2 sections read · quiz 3/4");
}

TEST_F(IndexViewTest, AnUnansweredQuizHasNoScore) {
  draw(1, 0, 0);
  EXPECT_EQ(state(), "1 of 2 sections read · quiz not answered yet");
}

TEST_F(IndexViewTest, AnswersThatAreAllWrongAreAStart) {
  draw(0, 0, 1);
  EXPECT_EQ(open(), "Continue A small lesson");
  EXPECT_EQ(state(), "0 of 2 sections read · quiz 0/4");
}

TEST_F(IndexViewTest, DeeperQuestionsCountApartOnceOneIsAnswered) {
  deeper = {.score = 0, .answered = 0, .questions = 7};
  draw(2, 4);
  EXPECT_EQ(state(), "Completed · 2 of 2 sections read · quiz 4/4");
  deeper = {.score = 2, .answered = 3, .questions = 7};
  draw(2, 4);
  EXPECT_EQ(state(), "Completed · 2 of 2 sections read · quiz 4/4 · deeper 2/7");
  draw(0, 0, 0);
  EXPECT_EQ(open(), "Continue A small lesson");
}

TEST_F(IndexViewTest, AQuizThatIsAllRightDoesNotCompleteALessonThatIsNotRead) {
  draw(1, 4);
  EXPECT_EQ(open(), "Continue A small lesson");
  EXPECT_EQ(state(), "1 of 2 sections read · quiz 4/4");
  EXPECT_EQ(progress().now, 1);
  EXPECT_EQ(progress().max, 2);
  EXPECT_EQ(progress().text, "1 of 2");
}

TEST_F(IndexViewTest, WhatDoesNotFitBesideTheButtonIsBelowIt) {
  draw(1, 4);
  const ui::Rect button = *screen.find("index/small/open")->rect;
  EXPECT_GT(screen.find("index/small/state")->rect->x, button.right());
  width = 320;
  draw(1, 4);
  EXPECT_GE(screen.find("index/small/state")->rect->y,
            screen.find("index/small/open")->rect->bottom());
  EXPECT_LE(screen.find("index/small/state")->rect->right(), 320);
}

}  // namespace
