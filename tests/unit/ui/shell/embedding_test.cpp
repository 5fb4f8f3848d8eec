// What the shell shows in a page that embeds it.
#include "ui/shell/embedding.hpp"

#include <gtest/gtest.h>

#include "shell_fixture.hpp"

namespace {

using Only = ui::Embedding::Only;

struct EmbeddingTest : ShellTest {
  using ShellTest::ShellTest;

  void embed(const ui::Embedding& embedding, const ui::Location& at = {.lesson = "small"}) {
    shell.set_embedding(embedding);
    navigation.arrive(at, -1);
    shell.show_lesson(small_lesson());
    draw();
    draw();
  }
  void press(const char* key) {
    screen.input.press_key(key);
    draw();
    draw();
  }
  bool shows(const char* id) const { return screen.find(id) != nullptr; }
  const ui::Location on_stage{.lesson = "small", .demo = "hello"};
};

struct NarrowEmbeddingTest : EmbeddingTest {
  explicit NarrowEmbeddingTest(float height = 800) : EmbeddingTest(390, height) {}
};

struct LowEmbeddingTest : NarrowEmbeddingTest {
  LowEmbeddingTest() : NarrowEmbeddingTest(400) {}
};

TEST_F(EmbeddingTest, ALessonHasItsBarButNoWayBackToTheCourse) {
  embed({.only = Only::lesson});
  EXPECT_TRUE(shows("lesson/title"));
  EXPECT_TRUE(shows("bar/sections"));
  EXPECT_FALSE(shows("bar/back"));
}

TEST_F(EmbeddingTest, WithoutItsBarALessonBeginsAtTheTop) {
  embed({.only = Only::lesson, .bar = false});
  EXPECT_FALSE(shows("bar"));
  EXPECT_EQ(screen.find("lesson")->rect->y, 0);
}

TEST_F(EmbeddingTest, ALessonStillOpensItsDemosBesideIt) {
  embed({.only = Only::lesson, .bar = false}, on_stage);
  EXPECT_TRUE(shows("stage"));
  EXPECT_TRUE(shows("lesson/title"));
}

TEST_F(EmbeddingTest, AStageFillsTheWindow) {
  embed({.only = Only::stage, .bar = false}, on_stage);
  EXPECT_FALSE(shows("lesson"));
  EXPECT_FALSE(shows("bar"));
  EXPECT_EQ(stage.area, (ui::Rect{0, 0, 1280, 800}));
}

TEST_F(EmbeddingTest, AStageAloneCannotBeClosed) {
  embed({.only = Only::stage, .bar = false}, on_stage);
  EXPECT_FALSE(stage.closes);
  press("Escape");
  EXPECT_EQ(stage.demo, "hello");
  press("H");
  EXPECT_FALSE(shows("lesson"));
}

TEST_F(EmbeddingTest, AStageOffersItsDemosIfNoneIsNamed) {
  embed({.only = Only::stage, .bar = false});
  EXPECT_FALSE(shows("lesson"));
  click("invitation/hello");
  EXPECT_EQ(stage.demo, "hello");
}

TEST_F(EmbeddingTest, AQuizIsAlone) {
  embed({.only = Only::quiz, .bar = false}, {.lesson = "small", .quiz = true});
  EXPECT_TRUE(shows("lesson/quiz/title"));
  EXPECT_FALSE(shows("lesson/title"));
  EXPECT_FALSE(shows("lesson/first/title"));
  EXPECT_FALSE(shows("stage"));
  EXPECT_EQ(shell.current_part(), "quiz");
}

TEST_F(EmbeddingTest, AQuizAloneLeadsToNoSection) {
  embed({.only = Only::quiz, .bar = false}, {.lesson = "small", .quiz = true});
  click("lesson/quiz/q1/1");
  click("lesson/quiz/q2/0");
  EXPECT_EQ(ui::text_of(*screen.find("lesson/quiz/completion/title")), "Every answer is right");
  EXPECT_FALSE(shows("lesson/quiz/completion/facts/sections"));
  EXPECT_EQ(ui::text_of(*screen.find("lesson/quiz/q1/1/see")), "");
}

TEST_F(EmbeddingTest, DemosAskForPredictionsUnlessTheyAreHidden) {
  embed({.only = Only::stage}, on_stage);
  EXPECT_TRUE(stage.asks);
  embed({.only = Only::stage, .predictions = false}, on_stage);
  EXPECT_FALSE(stage.asks);
}

TEST_F(EmbeddingTest, DemosAskForNoPredictionsInAnExam) {
  shell.begin_exam();
  embed({.only = Only::lesson}, on_stage);
  EXPECT_FALSE(stage.asks);
}

TEST_F(NarrowEmbeddingTest, AStageAloneHasNoSwitchToTheLesson) {
  embed({.only = Only::stage, .bar = false}, on_stage);
  EXPECT_FALSE(shows("switch"));
  EXPECT_EQ(stage.area, (ui::Rect{0, 0, 390, 800}));
  EXPECT_TRUE(stage.sheet);
}

TEST_F(LowEmbeddingTest, ALessonWithoutABarKeepsTheSwitchHoweverLowTheWindowIs) {
  embed({.only = Only::lesson, .bar = false}, on_stage);
  EXPECT_TRUE(shows("switch"));
}

TEST_F(NarrowEmbeddingTest, AQuizAloneIsNoSheet) {
  embed({.only = Only::quiz, .bar = false}, {.lesson = "small", .quiz = true});
  EXPECT_TRUE(shows("lesson/quiz/title"));
  EXPECT_EQ(screen.find("lesson")->rect->h, 800);
}

}  // namespace
