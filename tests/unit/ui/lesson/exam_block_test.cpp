// A quiz that is an exam: it judges and explains nothing, and its answers are handed in once.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "frame_fixture.hpp"
#include "lesson_view_fixture.hpp"

namespace {

using Exam = ui::LessonState::Exam;

struct ExamBlockTest : LessonViewTest {
  ExamBlockTest() {
    view.state().begin_exam();
    draw();
  }
  void submit() {
    click("lesson/quiz/submit");
    click("lesson/quiz/confirm");
  }
  std::string words(const std::string& id) const { return ui::text_of(node("lesson/quiz/" + id)); }
};

TEST_F(ExamBlockTest, AnAnswerIsNeitherJudgedNorExplained) {
  for (const char* option : {"0", "1"}) {
    click("lesson/quiz/q1/" + std::string(option));
    EXPECT_EQ(node("lesson/quiz/q1/" + std::string(option)).checked, true);
    EXPECT_EQ(screen.find("lesson/quiz/q1/" + std::string(option) + "/why"), nullptr);
    EXPECT_EQ(screen.find("lesson/quiz/score"), nullptr);
    EXPECT_EQ(screen.announcement, "");
  }
}

TEST_F(ExamBlockTest, NothingDistinguishesARightAnswerFromAWrongOne) {
  const auto picture = [&](const char* option) {
    click("lesson/quiz/q1/" + std::string(option));
    std::string text;
    for (const ui::Node* each : all(ui::Role::text)) text += ui::text_of(*each) + "\n";
    return text;
  };
  EXPECT_EQ(picture("0"), picture("1"));
}

TEST_F(ExamBlockTest, AllAnswersRightIsNotSaidEither) {
  click("lesson/quiz/q1/1");
  click("lesson/quiz/q2/0");
  ASSERT_TRUE(view.state().quiz().complete());
  EXPECT_EQ(screen.find("lesson/quiz/completion"), nullptr);
  EXPECT_EQ(screen.find("lesson/quiz/reset"), nullptr);
  EXPECT_EQ(screen.find("lesson/quiz/deeper"), nullptr);
}

TEST_F(ExamBlockTest, SaysHowManyQuestionsAreAnswered) {
  EXPECT_EQ(words("answered"),
            "0 of 2 questions answered. You can change any answer until you submit.");
  EXPECT_EQ(screen.find("lesson/quiz/submit"), nullptr);
  click("lesson/quiz/q1/0");
  EXPECT_EQ(words("answered"),
            "1 of 2 questions answered. You can change any answer until you submit.");
}

TEST_F(ExamBlockTest, SubmittingIsConfirmedFirst) {
  click("lesson/quiz/q1/0");
  click("lesson/quiz/submit");
  EXPECT_EQ(words("submit-question"),
            "1 of 2 questions answered. Submit your answers? You cannot change them afterwards.");
  EXPECT_EQ(focus(), "lesson/quiz/keep");
  click("lesson/quiz/keep");
  EXPECT_EQ(view.state().exam, Exam::open);
  EXPECT_EQ(focus(), "lesson/quiz/submit");
  submit();
  EXPECT_EQ(view.state().exam, Exam::submitted);
  EXPECT_EQ(words("submitted"), "Your answers are submitted and can no longer be changed.");
  EXPECT_EQ(focus(), "lesson/quiz/submitted");
}

TEST_F(ExamBlockTest, AnotherThoughtTakesTheQuestionBack) {
  click("lesson/quiz/q1/0");
  click("lesson/quiz/submit");
  click("lesson/quiz/q1/1");
  EXPECT_EQ(screen.find("lesson/quiz/submit-question"), nullptr);
}

TEST_F(ExamBlockTest, SubmittedAnswersAreFrozenAndStillNotJudged) {
  click("lesson/quiz/q1/0");
  submit();
  EXPECT_TRUE(node("lesson/quiz/q1/0").disabled);
  EXPECT_TRUE(node("lesson/quiz/q1/1").disabled);
  click("lesson/quiz/q1/1");
  EXPECT_EQ(view.state().quiz().chosen("q1"), 0);
  EXPECT_EQ(screen.find("lesson/quiz/q1/0/why"), nullptr);
  EXPECT_EQ(screen.find("lesson/quiz/submit"), nullptr);
}

TEST_F(ExamBlockTest, TheAnswersAreReportedOnceAndOnlyWhenTheyAreSubmitted) {
  click("lesson/quiz/q1/0");
  click("lesson/quiz/q1/1");
  EXPECT_TRUE(view.state().take_answered().empty());
  submit();
  const std::vector<course::Answered> answers = view.state().take_answered();
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers[0].choice.question, "q1");
  EXPECT_EQ(answers[0].choice.chosen, 1U);
  EXPECT_EQ(answers[0].attempt, 1);
  EXPECT_TRUE(view.state().take_answered().empty());
}

TEST_F(ExamBlockTest, AnExamThatWasSubmittedIsFrozenWhenItIsOpenedAgain) {
  click("lesson/quiz/q1/0");
  submit();
  course::LessonProgress kept;
  view.state().quiz().store(kept);
  kept.submitted = true;
  view.show(small_lesson());
  EXPECT_EQ(view.state().exam, Exam::open);
  view.state().restore(kept);
  draw();
  EXPECT_EQ(view.state().exam, Exam::submitted);
  EXPECT_TRUE(node("lesson/quiz/q1/1").disabled);
}

TEST_F(ExamBlockTest, OutsideAnExamAnExamThatWasSubmittedIsAQuizAgain) {
  view.state().exam = Exam::none;
  view.state().restore({.submitted = true});
  draw();
  EXPECT_EQ(view.state().exam, Exam::none);
  EXPECT_FALSE(node("lesson/quiz/q1/1").disabled);
}

}  // namespace
