// What is reported of a learner, as JSON.
#include "course/learning_event.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

json written(decltype(course::LearningEvent::what) what) {
  return json::parse(course::to_json({.lesson = "one", .what = std::move(what)}));
}

course::ChosenOption choice(std::optional<std::size_t> chosen) {
  return {.question = "q1",
          .prompt = "Why?",
          .options = {"a", "b"},
          .chosen = chosen,
          .correct = 1,
          .seconds = 2.5};
}

TEST(LearningEvent, AnAnswerHasItsQuestionItsOptionsAndItsAttempt) {
  EXPECT_EQ(written(course::Answered{choice(0), 2}), (json{{"type", "answered"},
                                                           {"lesson", "one"},
                                                           {"question", "q1"},
                                                           {"prompt", "Why?"},
                                                           {"options", {"a", "b"}},
                                                           {"chosen", 0},
                                                           {"correct", 1},
                                                           {"right", false},
                                                           {"seconds", 2.5},
                                                           {"attempt", 2}}));
}

TEST(LearningEvent, APredictionThatWasSkippedHasNoChosenOption) {
  const json made = written(course::Predicted{choice(std::nullopt), "demo"});
  EXPECT_EQ(made["type"], "predicted");
  EXPECT_EQ(made["chosen"], nullptr);
  EXPECT_EQ(made["right"], false);
  EXPECT_EQ(made["demo"], "demo");
  EXPECT_EQ(written(course::Predicted{choice(1), "demo"})["right"], true);
}

TEST(LearningEvent, SectionsAndDemosAreNamed) {
  EXPECT_EQ(written(course::SectionRead{"errors", "Errors", 5, 6}), (json{{"type", "read"},
                                                                          {"lesson", "one"},
                                                                          {"section", "errors"},
                                                                          {"title", "Errors"},
                                                                          {"read", 5},
                                                                          {"of", 6}}));
  EXPECT_EQ(written(course::DemoOpened{"hello", "Hello"}),
            (json{{"type", "opened"}, {"lesson", "one"}, {"demo", "hello"}, {"title", "Hello"}}));
  EXPECT_EQ(written(course::DemoEnded{"hello", "Hello"})["type"], "ended");
  EXPECT_EQ(written(course::Completed{}), (json{{"type", "completed"}, {"lesson", "one"}}));
}

TEST(LearningEvent, AScoreIsPassedFromItsThresholdOn) {
  const auto passed = [](int right, int threshold) {
    return course::Score{.right = right, .answered = 4, .of = 4, .threshold = threshold}.passed();
  };
  EXPECT_TRUE(passed(4, 100));
  EXPECT_FALSE(passed(3, 100));
  EXPECT_TRUE(passed(3, 75));
  EXPECT_FALSE(passed(3, 76));
  EXPECT_FALSE(course::Score{}.passed()) << "a quiz without a right answer is never passed";
  EXPECT_EQ(written(course::Score{.right = 3, .answered = 4, .of = 4, .threshold = 75}),
            (json{{"type", "score"},
                  {"lesson", "one"},
                  {"right", 3},
                  {"answered", 4},
                  {"of", 4},
                  {"threshold", 0.75},
                  {"passed", true}}));
}

TEST(LearningEvent, TextThatIsNotUnicodeIsStillReported) {
  EXPECT_EQ(written(course::DemoOpened{"hello", "\xff"})["title"], "\uFFFD");
}

}  // namespace
