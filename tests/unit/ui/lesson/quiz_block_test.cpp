// The quiz in a lesson: its answers, scores, another try, the reset and the completion.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_view_fixture.hpp"

namespace {

using ui::Role;

struct QuizBlockTest : LessonViewTest {};

TEST_F(QuizBlockTest, ThereIsNoScoreBeforeAnAnswer) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/score"), nullptr);
  EXPECT_EQ(
      ui::text_of(node("lesson/quiz/hint")),
      "You can change any answer. The lesson is complete when all are right and all sections are "
      "read.");
  click("lesson/quiz/q1/0");
  EXPECT_NE(screen.find("lesson/quiz/score"), nullptr);
}

TEST_F(QuizBlockTest, ChoosingAnOptionAnswersAndExplainsThatOption) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/q1/0/why"), nullptr);
  click("lesson/quiz/q1/0");
  EXPECT_EQ(node("lesson/quiz/q1/0").checked, true);
  EXPECT_EQ(ui::text_of(node("lesson/quiz/q1/0/why")), "Not quite. No, because.");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 0/2 · first try: 0/2");
  EXPECT_EQ(screen.announcement, "Not quite. No, because. Score: 0/2.");
}

TEST_F(QuizBlockTest, ANumberAnswersTheQuestionThatHasTheFocus) {
  draw();
  EXPECT_EQ(node("lesson/quiz/q2").keys, "1 2");
  screen.input.focus("lesson/quiz/q2/0", true);
  screen.input.press_key("2");
  draw();
  EXPECT_EQ(node("lesson/quiz/q2/1").checked, true);
  EXPECT_EQ(node("lesson/quiz/q1/1").checked, false);
  EXPECT_EQ(focus(), "lesson/quiz/q2/1");
}

TEST_F(QuizBlockTest, ANumberElsewhereAnswersNoQuestion) {
  draw();
  for (const char* focused : {"", "lesson", "lesson/first/next", "lesson/quiz/q10/1"}) {
    screen.input.focus(focused, true);
    screen.input.press_key("1");
    draw();
    EXPECT_FALSE(view.state().quiz().started()) << focused;
  }
}

TEST_F(QuizBlockTest, AnotherOptionMayBeTried) {
  draw();
  click("lesson/quiz/q1/0");
  click("lesson/quiz/q1/1");
  EXPECT_EQ(node("lesson/quiz/q1/0").checked, false);
  EXPECT_EQ(node("lesson/quiz/q1/1").checked, true);
  EXPECT_TRUE(ui::text_of(node("lesson/quiz/score")).starts_with("Score: 1/2"));
}

TEST_F(QuizBlockTest, AllAnswersRightLeadToTheCompletion) {
  draw();
  click("lesson/quiz/q1/1");
  EXPECT_EQ(screen.find("lesson/quiz/completion"), nullptr);
  click("lesson/quiz/q2/0");
  EXPECT_TRUE(ui::text_of(node("lesson/quiz/score")).starts_with("Score: 2/2"));
  EXPECT_NE(screen.find("lesson/quiz/completion"), nullptr);
  EXPECT_TRUE(view.state().quiz().complete());
}

TEST_F(QuizBlockTest, AnExplanationLinksToItsSectionAndToTheDemoAtItsStep) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/q1/0/see"), nullptr);
  click("lesson/quiz/q1/0");
  EXPECT_EQ(links(node("lesson/quiz/q1/0/see")),
            (std::vector<std::string>{"First things #first", "Hello, step 1 #demo=hello&step=1"}));
  EXPECT_GE(node("lesson/quiz/q1/0/see").rect->y, node("lesson/quiz/q1/0/why").rect->bottom());
  EXPECT_LE(node("lesson/quiz/q1/0/see").rect->bottom(), node("lesson/quiz/q1/1").rect->y);
}

TEST_F(QuizBlockTest, TheFirstTryStandsBesideTheScore) {
  draw();
  click("lesson/quiz/q1/0");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 0/2 · first try: 0/2");
  click("lesson/quiz/q1/1");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 1/2 · first try: 0/2");
  click("lesson/quiz/q2/0");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 2/2 · first try: 1/2");
}

TEST_F(QuizBlockTest, FirstTriesThatWereNotStoredAreNotInvented) {
  view.state().restore({.answers = {{"q1", {"h1", 1}}}});
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 1/2 · first try: 0/1, 1 not recorded");
  view.state().restore({.answers = {{"q1", {"h1", 1}}, {"q2", {"h2", 1}}}});
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 1/2");
}

TEST_F(QuizBlockTest, WhatIsWrongCanBeTriedAgain) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/retry"), nullptr);
  click("lesson/quiz/q1/1");
  EXPECT_EQ(screen.find("lesson/quiz/retry"), nullptr);
  click("lesson/quiz/q2/1");
  EXPECT_EQ(node("lesson/quiz/retry").name, "Try the wrong ones again");
  click("lesson/quiz/retry");
  EXPECT_EQ(node("lesson/quiz/q1/1").checked, true);
  EXPECT_EQ(node("lesson/quiz/q2/1").checked, false);
  EXPECT_EQ(screen.announcement, "1 wrong answer cleared. The first try still counts as it was.");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/q2/said")), screen.announcement);
  EXPECT_EQ(focus(), "lesson/quiz/q2/prompt");
  EXPECT_EQ(screen.find("lesson/quiz/retry"), nullptr);
  click("lesson/quiz/q2/0");
  EXPECT_EQ(screen.find("lesson/quiz/q2/said"), nullptr);
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 2/2 · first try: 1/2");
}

TEST_F(QuizBlockTest, TheQuizCanBeReset) {
  draw();
  EXPECT_EQ(screen.find("lesson/quiz/reset"), nullptr);
  click("lesson/quiz/q1/0");
  click("lesson/quiz/d1/1");
  click("lesson/quiz/reset");
  click("lesson/quiz/clear");
  for (const ui::Node* radio : all(Role::radio)) EXPECT_EQ(radio->checked, false) << radio->id;
  EXPECT_EQ(screen.find("lesson/quiz/score"), nullptr);
  EXPECT_EQ(screen.find("lesson/quiz/reset"), nullptr);
  EXPECT_EQ(screen.announcement, "Answers, first tries and predictions are cleared.");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/said")), screen.announcement);
  EXPECT_EQ(focus(), "lesson/quiz/title");
  click("lesson/quiz/q1/1");
  EXPECT_EQ(screen.find("lesson/quiz/said"), nullptr);
  EXPECT_EQ(ui::text_of(node("lesson/quiz/score")), "Score: 1/2 · first try: 1/2");
}

TEST_F(QuizBlockTest, AResetAfterRetryingForgetsTheFirstTries) {
  draw();
  click("lesson/quiz/q1/0");
  click("lesson/quiz/retry");
  EXPECT_EQ(screen.find("lesson/quiz/score"), nullptr);
  click("lesson/quiz/reset");
  click("lesson/quiz/clear");
  EXPECT_FALSE(view.state().quiz().started());
}

TEST_F(QuizBlockTest, AResetIsAskedAboutFirstAndCanBeLeft) {
  draw();
  click("lesson/quiz/q1/0");
  click("lesson/quiz/reset");
  EXPECT_EQ(screen.announcement, "Clear all answers, first tries and predictions?");
  EXPECT_EQ(focus(), "lesson/quiz/keep");
  EXPECT_TRUE(view.state().quiz().started());
  click("lesson/quiz/keep");
  EXPECT_EQ(focus(), "lesson/quiz/reset");
  EXPECT_EQ(screen.find("lesson/quiz/clear"), nullptr);
  EXPECT_TRUE(view.state().quiz().started());
}

TEST_F(QuizBlockTest, AResetClearsThePredictions) {
  draw();
  view.state().predict("demo/prediction", course::PredictionResult::wrong);
  draw();
  click("lesson/quiz/reset");
  click("lesson/quiz/clear");
  EXPECT_TRUE(view.state().predictions().empty());
}

TEST_F(QuizBlockTest, DeeperQuestionsShowTheirProgramAndScoreApart) {
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/d1/number")), "Deeper question 1 of 1");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/d1/listing/code")), "print(1) print(2)");
  click("lesson/quiz/d1/0");
  EXPECT_EQ(screen.announcement, "Not quite. No. Score: 0/1.");
  EXPECT_EQ(screen.find("lesson/quiz/score"), nullptr);
  EXPECT_EQ(ui::text_of(node("lesson/quiz/deeper/score")), "Score: 0/1 · first try: 0/1");
  click("lesson/quiz/deeper/retry");
  EXPECT_EQ(focus(), "lesson/quiz/d1/prompt");
  click("lesson/quiz/d1/1");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/deeper/score")), "Score: 1/1 · first try: 0/1");
  EXPECT_FALSE(view.state().quiz().complete());
}

TEST_F(QuizBlockTest, TheCompletionSaysWhatWasDoneAndWhatIsLeft) {
  draw();
  click("lesson/quiz/q1/0");
  click("lesson/quiz/q1/1");
  click("lesson/quiz/q2/0");
  EXPECT_EQ(fact("quiz"), "Quiz: 2/2 · first try: 1/2");
  EXPECT_EQ(fact("sections"), "2 of 2 sections unread. Go on with First things");
  EXPECT_EQ(links(node("lesson/quiz/completion/facts/sections/text")),
            std::vector<std::string>{"First things #first"});
  EXPECT_EQ(fact("deeper"), "1 deeper question not tried");
  view.state().mark_read("first");
  draw();
  EXPECT_EQ(fact("sections"), "1 of 2 sections unread. Go on with Second things");
  view.state().mark_read("second");
  click("lesson/quiz/d1/1");
  EXPECT_EQ(fact("sections"), "Every section read");
  EXPECT_EQ(fact("deeper"), "Deeper questions: 1/1 · first try: 1/1");
}

TEST_F(QuizBlockTest, TheCompletionCongratulatesOnlyOnceEverySectionIsRead) {
  draw();
  click("lesson/quiz/q1/1");
  click("lesson/quiz/q2/0");
  EXPECT_EQ(ui::text_of(node("lesson/quiz/completion/title")), "Every answer is right");
  EXPECT_EQ(node("lesson/quiz/completion").name, "Every answer is right");
  view.state().mark_read("first");
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/completion/title")), "Every answer is right");
  view.state().mark_read("second");
  draw();
  EXPECT_EQ(ui::text_of(node("lesson/quiz/completion/title")), "Done!");
  EXPECT_EQ(node("lesson/quiz/completion").name, "Done!");
}

}  // namespace
