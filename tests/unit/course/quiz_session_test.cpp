#include "course/quiz_session.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "course/parse.hpp"
#include "sample.hpp"

namespace course {
namespace {

class QuizSessionTest : public testing::Test {
 protected:
  Quiz quiz = parse_lesson(sample_lesson().dump(), "one").quiz;
  QuizSession session{quiz};
};

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
  session.clear();
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
  const auto kept = session.answers();
  EXPECT_EQ(kept, (std::map<std::string, Answer>{{"sum", {"aa", 1}}, {"product", {"bb", 1}}}));
  QuizSession later(quiz);
  EXPECT_EQ(later.restore(kept), 0);
  EXPECT_EQ(later.answers(), kept);
  EXPECT_EQ(later.score(), 1);
}

TEST_F(QuizSessionTest, AnswersToOtherQuestionsAreLeftOut) {
  EXPECT_EQ(
      session.restore({{"sum", {"reworded", 1}}, {"quotient", {"aa", 0}}, {"product", {"bb", 7}}}),
      3);
  EXPECT_EQ(session.answered(), 0);
}

}  // namespace
}  // namespace course
