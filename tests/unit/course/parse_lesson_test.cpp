// A bundle becomes the lesson that it holds.
#include <gtest/gtest.h>

#include <variant>

#include "course/parse.hpp"
#include "sample.hpp"

namespace course {
namespace {

struct ParseLesson : testing::Test {
  template <typename Kind>
  const Kind& block(std::size_t index) const {
    return std::get<Kind>(lesson.sections.at(0).blocks.at(index).content);
  }

  Lesson lesson = parse_lesson(sample_lesson().dump(), "one/lesson.json");
};

TEST_F(ParseLesson, ReadsTheHead) {
  EXPECT_EQ(lesson.slug, "one");
  EXPECT_EQ(lesson.number, 2);
  EXPECT_EQ(lesson.of, 3);
  EXPECT_EQ(lesson.title, "One");
  EXPECT_EQ(lesson.minutes, 5);
  EXPECT_EQ(lesson.topics, (std::vector<std::string>{"loops", "tasks"}));
  EXPECT_EQ(lesson.summary, "A small lesson.");
}

TEST_F(ParseLesson, ReadsTheSource) {
  const auto& source = std::get<Source>(lesson.intro.at(0).content);
  EXPECT_EQ(source.label, "Primary Source");
  EXPECT_EQ(source.title, "The Docs");
  EXPECT_EQ(source.href, "https://example.org/docs");
  const auto& runs = std::get<Paragraph>(source.blocks.at(0).content).runs;
  EXPECT_EQ(runs.at(1), (course::Run{"them", RunStyle::plain, "https://example.org/more"}));
}

TEST_F(ParseLesson, ReadsStylesOfRuns) {
  const auto& runs = block<Paragraph>(0).runs;
  EXPECT_EQ(runs.at(1), (course::Run{"code", RunStyle::code}));
  EXPECT_EQ(runs.at(3), (course::Run{"weight", RunStyle::strong}));
  EXPECT_EQ(plain_text(runs), "Some code of weight");
}

TEST_F(ParseLesson, ReadsEveryKindOfBlock) {
  EXPECT_EQ(block<Heading>(1).id, "detail");
  EXPECT_EQ(block<Heading>(1).level, 3);
  EXPECT_TRUE(block<List>(2).ordered);
  EXPECT_EQ(std::get<DemoCard>(block<List>(2).items.at(1).at(0).content).demo, "greet");
  EXPECT_EQ(block<Callout>(3).kind, Callout::Kind::warning);
  EXPECT_EQ(block<Callout>(3).title, "Mind this");
  EXPECT_EQ(block<Table>(4).head.size(), 2U);
  EXPECT_EQ(plain_text(block<Table>(4).rows.at(1).at(1)), "d");
  EXPECT_EQ(block<Listings>(5).id, "greet");
  EXPECT_EQ(block<Listings>(5).javascript.file, "greet.js");
  EXPECT_EQ(block<DemoCard>(6).demo, "greet");
}

TEST_F(ParseLesson, ReadsHighlightedLines) {
  const Code& code = block<Listings>(5).python;
  ASSERT_EQ(code.lines.size(), 2U);
  EXPECT_EQ(code.lines[0].at(0).kind, "builtin");
  EXPECT_EQ(code.lines[0].at(1).text, "(1)");
  EXPECT_TRUE(code.lines[1].empty());
}

TEST_F(ParseLesson, FindsSectionsAndDemosById) {
  ASSERT_NE(lesson.find_section("second"), nullptr);
  EXPECT_EQ(lesson.find_section("second")->number, 2);
  EXPECT_EQ(lesson.find_section("third"), nullptr);
  ASSERT_NE(lesson.find_demo("greet"), nullptr);
  EXPECT_EQ(lesson.find_demo("greet")->section, "first");
  EXPECT_EQ(lesson.find_demo("leave"), nullptr);
}

TEST_F(ParseLesson, ReadsACppListingWhereThereIsOne) {
  ASSERT_TRUE(lesson.demos.at(0).cpp.has_value());
  EXPECT_EQ(lesson.demos[0].cpp->file, "greet.cpp");
  nlohmann::json without = sample_lesson();
  without["demos"][0]["listing"].erase("cpp");
  EXPECT_FALSE(parse_lesson(without.dump(), "one").demos.at(0).cpp.has_value());
}

TEST_F(ParseLesson, ReadsWhatADemoAsksToPredict) {
  const std::vector<Prediction>& asked = lesson.demos.at(0).predictions;
  ASSERT_EQ(asked.size(), 5U);
  EXPECT_EQ(asked[0].id, "0a");
  EXPECT_EQ(asked[0].kind, Prediction::Kind::next_output);
  EXPECT_EQ(asked[0].question, "What is printed?");
  EXPECT_EQ(asked[0].moment, Prediction::Moment::after);
  EXPECT_EQ(asked[0].at, (PrintedText{.text = "beat", .open_end = true, .which = 2}));
  EXPECT_EQ(asked[0].options, (std::vector<std::string>{"Bye", "Hello"}));
  EXPECT_EQ(asked[1].counted, Prediction::Counted::texts);
  EXPECT_EQ(asked[1].until, (PrintedText{.text = "Done"}));
  EXPECT_EQ(asked[1].moment, Prediction::Moment::before);
  EXPECT_EQ(asked[1].at, (PrintedText{.text = "at", .open_start = true, .open_end = true}));
  EXPECT_EQ(asked[2].counted, Prediction::Counted::requests);
  EXPECT_EQ(asked[2].moment, Prediction::Moment::time);
  EXPECT_EQ(asked[2].time, 1.5);
  EXPECT_EQ(asked[3].moment, Prediction::Moment::start);
  EXPECT_EQ(asked[3].task, 2U);
  EXPECT_EQ(asked[4].texts.at(0), (PrintedText{.text = ": a", .open_start = true}));
}

TEST_F(ParseLesson, ADemoMayAskNothing) {
  nlohmann::json without = sample_lesson();
  without["demos"][0].erase("predictions");
  EXPECT_TRUE(parse_lesson(without.dump(), "one").demos.at(0).predictions.empty());
}

TEST_F(ParseLesson, ReadsTheQuiz) {
  ASSERT_EQ(lesson.quiz.questions.size(), 2U);
  const Question& question = lesson.quiz.questions[0];
  EXPECT_EQ(question.id, "sum");
  EXPECT_EQ(question.hash, "aa");
  EXPECT_EQ(plain_text(question.prompt), "What is 1 + 1");
  EXPECT_TRUE(question.options.at(1).correct);
  EXPECT_EQ(plain_text(question.options.at(2).explanation), "Too much.");
}

TEST_F(ParseLesson, AnOptionLeadsWhereItsQuestionDoesOrToAPlaceOfItsOwn) {
  const std::vector<Option>& options = lesson.quiz.questions[0].options;
  EXPECT_EQ(options[0].see.at(0).href, "#first");
  EXPECT_EQ(options[1].see.at(0).href, "#first");
  EXPECT_EQ(options[2].see.at(0).href, "#second");
  EXPECT_TRUE(lesson.quiz.questions[1].options[0].see.empty());
}

TEST_F(ParseLesson, ReadsDeeperQuestionsWithTheirPrograms) {
  ASSERT_EQ(lesson.quiz.deeper.size(), 1U);
  const Question& question = lesson.quiz.deeper[0];
  ASSERT_TRUE(question.code.has_value());
  EXPECT_EQ(question.code->file, "order.py");
  EXPECT_FALSE(lesson.quiz.questions[0].code.has_value());
}

TEST_F(ParseLesson, AQuizNeedsNoDeeperQuestionsAndALessonNoGlossary) {
  nlohmann::json without = sample_lesson();
  without["quiz"].erase("deeper");
  without.erase("glossary");
  const Lesson less = parse_lesson(without.dump(), "one");
  EXPECT_TRUE(less.quiz.deeper.empty());
  EXPECT_TRUE(less.glossary.empty());
}

TEST_F(ParseLesson, FindsDefinitionsByTerm) {
  ASSERT_NE(lesson.find_definition("ready queue"), nullptr);
  EXPECT_EQ(plain_text(lesson.find_definition("ready queue")->text), "What can run now.");
  EXPECT_EQ(lesson.find_definition("queue"), nullptr);
}

TEST_F(ParseLesson, ReadsTheCompletion) {
  EXPECT_EQ(lesson.completion.title, "Well done!");
  EXPECT_EQ(std::get<Paragraph>(lesson.completion.blocks.at(0).content).runs.at(0).href, "../");
}

}  // namespace
}  // namespace course
