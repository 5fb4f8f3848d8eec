#include "course/quiz_session.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "course/parse.hpp"
#include "sample.hpp"

namespace course {
namespace {

struct QuizSessionTest : testing::Test {
  Quiz quiz = parse_lesson(sample_lesson().dump(), "one").quiz;
  QuizSession session{quiz};

  LessonProgress kept() const {
    LessonProgress progress;
    session.store(progress);
    return progress;
  }
};

using Answers = std::map<std::string, Answer>;

TEST_F(QuizSessionTest, BeginsWithoutAnswers) {
  EXPECT_EQ(session.score(), 0);
  EXPECT_EQ(session.answered(), 0);
  EXPECT_EQ(session.total(), 2);
  EXPECT_FALSE(session.complete());
  EXPECT_EQ(session.chosen("sum"), std::nullopt);
  EXPECT_EQ(session.explanation("sum"), nullptr);
  EXPECT_FALSE(session.correct("sum"));
}

TEST_F(QuizSessionTest, AWrongAnswerScoresNothingAndIsExplained) {
  session.answer("sum", 2);
  EXPECT_EQ(session.chosen("sum"), 2);
  EXPECT_EQ(session.answered(), 1);
  EXPECT_EQ(session.score(), 0);
  ASSERT_NE(session.explanation("sum"), nullptr);
  EXPECT_EQ(plain_text(*session.explanation("sum")), "Too much.");
}

TEST_F(QuizSessionTest, AnAnswerTakenBackWasNeverGiven) {
  session.answer("sum", 2);
  session.answer("sum", 1);
  session.take_back("sum");
  EXPECT_EQ(kept(), LessonProgress{});
  session.answer("sum", 1);
  EXPECT_EQ(session.tries("sum"), 1);
  EXPECT_EQ(session.tally(QuizPart::lesson).first_right, 1);
}

TEST_F(QuizSessionTest, AnAnswerMayBeChangedForBetterAndWorse) {
  session.answer("sum", 0);
  session.answer("sum", 1);
  EXPECT_EQ(session.score(), 1);
  EXPECT_EQ(session.answered(), 1);
  session.answer("sum", 2);
  EXPECT_EQ(session.score(), 0);
}

TEST_F(QuizSessionTest, IsCompleteOnceEveryAnswerIsRight) {
  session.answer("sum", 1);
  EXPECT_FALSE(session.complete());
  session.answer("product", 1);
  EXPECT_FALSE(session.complete());
  session.answer("product", 0);
  EXPECT_TRUE(session.complete());
  EXPECT_EQ(session.score(), 2);
  session.reset();
  EXPECT_FALSE(session.complete());
  EXPECT_EQ(session.answered(), 0);
}

TEST_F(QuizSessionTest, RefusesWhatTheQuizDoesNotHave) {
  EXPECT_THROW(session.answer("quotient", 0), std::out_of_range);
  EXPECT_THROW(session.answer("product", 2), std::out_of_range);
  EXPECT_THROW(session.answer("product", -1), std::out_of_range);
  EXPECT_EQ(session.answered(), 0);
  EXPECT_EQ(session.explanation("quotient"), nullptr);
}

TEST_F(QuizSessionTest, AnswersAreKeptAndComeBack) {
  session.answer("sum", 1);
  session.answer("product", 1);
  const LessonProgress progress = kept();
  EXPECT_EQ(progress.answers, (Answers{{"sum", {"aa", 1}}, {"product", {"bb", 1}}}));
  EXPECT_EQ(progress.score, 1);
  QuizSession later(quiz);
  EXPECT_EQ(later.restore(progress), 0);
  EXPECT_EQ(later.chosen("product"), 1);
  EXPECT_EQ(later.score(), 1);
}

TEST_F(QuizSessionTest, AnswersToOtherQuestionsAreLeftOut) {
  EXPECT_EQ(
      session.restore(
          {.answers = {{"sum", {"reworded", 1}}, {"quotient", {"aa", 0}}, {"product", {"bb", 7}}}}),
      3);
  EXPECT_EQ(session.answered(), 0);
}

TEST_F(QuizSessionTest, TheFirstTryStaysWhateverIsAnsweredLater) {
  session.answer("sum", 0);
  session.answer("sum", 1);
  session.answer("product", 0);
  session.answer("product", 1);
  const Tally tally = session.tally(QuizPart::lesson);
  EXPECT_EQ(tally.right, 1);
  EXPECT_EQ(tally.first_right, 1);
  EXPECT_EQ(tally.first_unknown, 0);
  EXPECT_EQ(kept().first, (Answers{{"sum", {"aa", 0}}, {"product", {"bb", 0}}}));
}

TEST_F(QuizSessionTest, WrongAnswersAreClearedForAnotherTryAndTheFirstTryStays) {
  session.answer("sum", 2);
  session.answer("product", 0);
  EXPECT_EQ(session.clear_wrong(QuizPart::lesson), std::vector<std::string>{"sum"});
  EXPECT_EQ(session.chosen("sum"), std::nullopt);
  EXPECT_EQ(session.chosen("product"), 0);
  session.answer("sum", 1);
  EXPECT_TRUE(session.complete());
  EXPECT_EQ(session.tally(QuizPart::lesson).first_right, 1);
}

TEST_F(QuizSessionTest, AClearedAnswerIsClearedInTheProgressToo) {
  session.answer("sum", 2);
  LessonProgress progress = kept();
  session.clear_wrong(QuizPart::lesson);
  session.store(progress);
  EXPECT_TRUE(progress.answers.empty());
  EXPECT_EQ(progress.first, (Answers{{"sum", {"aa", 2}}}));
  QuizSession later(quiz);
  later.restore(progress);
  later.answer("sum", 1);
  EXPECT_EQ(later.tally(QuizPart::lesson).first_right, 0);
}

TEST_F(QuizSessionTest, ClearingWithNothingWrongClearsNothing) {
  session.answer("sum", 1);
  EXPECT_TRUE(session.clear_wrong(QuizPart::lesson).empty());
  EXPECT_EQ(session.chosen("sum"), 1);
}

TEST_F(QuizSessionTest, AResetForgetsAnswersAndFirstTries) {
  session.answer("sum", 2);
  session.answer("order", 1);
  LessonProgress progress = kept();
  session.reset();
  EXPECT_FALSE(session.started());
  session.store(progress);
  EXPECT_EQ(progress, LessonProgress{.resets = 1});
  session.answer("sum", 1);
  EXPECT_EQ(session.tally(QuizPart::lesson).first_right, 1);
}

// They were answered before first tries were stored, perhaps more than once.
TEST_F(QuizSessionTest, AnswersWithoutAFirstTryGetNone) {
  session.restore({.answers = {{"sum", {"aa", 1}}, {"product", {"bb", 1}}}});
  session.answer("product", 0);
  session.clear_wrong(QuizPart::lesson);
  const Tally tally = session.tally(QuizPart::lesson);
  EXPECT_EQ(tally.right, 2);
  EXPECT_EQ(tally.first_right, 0);
  EXPECT_EQ(tally.first_unknown, 2);
  EXPECT_EQ(kept().first.at("product").option, Answer::unknown);
}

TEST_F(QuizSessionTest, ARewordedQuestionHasANewFirstTry) {
  session.restore({.answers = {{"sum", {"reworded", 2}}}, .first = {{"sum", {"reworded", 2}}}});
  session.answer("sum", 1);
  EXPECT_EQ(session.tally(QuizPart::lesson).first_right, 1);
}

TEST_F(QuizSessionTest, RestoringReplacesWhatIsThere) {
  session.answer("sum", 1);
  session.restore({.resets = 1});
  EXPECT_FALSE(session.started());
}

TEST_F(QuizSessionTest, DeeperQuestionsScoreApartAndCompleteNothing) {
  session.answer("order", 1);
  EXPECT_EQ(session.score(), 0);
  EXPECT_EQ(session.answered(), 0);
  EXPECT_EQ(session.total(), 2);
  const Tally deeper = session.tally(QuizPart::deeper);
  EXPECT_EQ(deeper.total, 1);
  EXPECT_EQ(deeper.right, 1);
  EXPECT_EQ(kept().deeper, 1);
  session.answer("order", 0);
  session.answer("sum", 1);
  session.answer("product", 0);
  EXPECT_TRUE(session.complete());
  session.answer("sum", 0);
  EXPECT_EQ(session.clear_wrong(QuizPart::deeper), std::vector<std::string>{"order"});
  EXPECT_EQ(session.chosen("sum"), 0);
}

TEST_F(QuizSessionTest, CountsTheTriesAtAQuestionAndBeginsAgainWithAnotherWording) {
  EXPECT_EQ(session.tries("sum"), 0);
  session.answer("sum", 0);
  session.answer("sum", 1);
  EXPECT_EQ(session.tries("sum"), 2);
  LessonProgress progress = kept();
  QuizSession later(quiz);
  later.restore(progress);
  later.answer("sum", 0);
  EXPECT_EQ(later.tries("sum"), 3);
  quiz.questions[0].hash = "reworded";
  QuizSession reworded(quiz);
  reworded.restore(progress);
  reworded.answer("sum", 0);
  EXPECT_EQ(reworded.tries("sum"), 1);
  reworded.store(progress);
  EXPECT_FALSE(progress.tries.contains("sum"));
}

}  // namespace
}  // namespace course
