// What the app reports to the platform around it, in a browser with the course that the site has.
#include "app/learning_reporter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "course/parse.hpp"
#include "fake_browser.hpp"

namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

struct LearningReports : testing::Test {
  // The events of a type, or all of them.
  std::vector<json> reports(const std::string& type = "") {
    std::vector<json> all;
    for (const std::string& text : browser.host().reports) {
      json event = json::parse(text);
      if (type.empty() || event.at("type") == type) all.push_back(std::move(event));
    }
    return all;
  }
  const course::Lesson& lesson() {
    static const course::Lesson parsed = course::parse_lesson(
        browser.site.files.at(std::string(FakeBrowser::root) + "async-python/lesson.json"),
        "lesson");
    return parsed;
  }
  std::string option(std::size_t question, bool right) {
    const course::Question& asked = lesson().quiz.questions.at(question);
    const std::size_t index = right ? asked.correct() : (asked.correct() + 1) % 4;
    return "lesson/quiz/" + asked.id + "/" + std::to_string(index);
  }
  void read_everything() {
    course::Progress progress = course::load_progress(browser.visitor.storage).progress;
    for (const course::Section& section : lesson().sections)
      progress.lessons["async-python"].sections.insert(section.id);
    browser.visitor.storage = course::dump_progress(progress);
  }

  FakeBrowser browser;
};

TEST_F(LearningReports, OpeningAndLeavingALessonReportsNothing) {
  browser.open("async-python/#quiz");
  browser.click("bar/back");
  EXPECT_THAT(reports(), IsEmpty());
}

TEST_F(LearningReports, AnAnswerAndThenTheScoreAreReported) {
  browser.open("async-python/#quiz");
  browser.pass(12);
  browser.click(option(0, false));
  browser.pass(3);
  browser.click(option(0, true));
  const auto answers = reports("answered");
  ASSERT_EQ(answers.size(), 2U);
  EXPECT_EQ(answers[0].at("question"), lesson().quiz.questions[0].id);
  EXPECT_EQ(answers[0].at("right"), false);
  EXPECT_EQ(answers[0].at("attempt"), 1);
  EXPECT_NEAR(answers[0].at("seconds").get<double>(), 12, 0.5);
  EXPECT_EQ(answers[1].at("right"), true);
  EXPECT_EQ(answers[1].at("attempt"), 2);
  EXPECT_NEAR(answers[1].at("seconds").get<double>(), 3, 0.5);
  const auto scores = reports("score");
  ASSERT_EQ(scores.size(), 2U);
  EXPECT_EQ(scores[0].at("right"), 0);
  EXPECT_EQ(scores[1].at("right"), 1);
  EXPECT_EQ(scores[1].at("of"), 4);
  EXPECT_EQ(scores[1].at("passed"), false);
}

TEST_F(LearningReports, AttemptsAreCountedOnAfterAReload) {
  browser.open("async-python/#quiz");
  browser.click(option(0, false));
  browser.reload();
  browser.click(option(0, true));
  EXPECT_EQ(reports("answered").back().at("attempt"), 2);
}

TEST_F(LearningReports, AnAnswerToADeeperQuestionChangesNoScore) {
  browser.open("async-python/#quiz");
  browser.click("lesson/quiz/" + lesson().quiz.deeper.at(0).id + "/0");
  EXPECT_EQ(reports("answered").size(), 1U);
  EXPECT_THAT(reports("score"), IsEmpty());
}

TEST_F(LearningReports, TheQuizIsPassedByAnswersAndNotCompletedBeforeAllIsRead) {
  browser.open("async-python/#quiz");
  for (std::size_t i = 0; i < 4; ++i) browser.click(option(i, true));
  EXPECT_EQ(reports("score").back().at("passed"), true);
  EXPECT_THAT(reports("completed"), IsEmpty());
}

TEST_F(LearningReports, CompletionIsReportedOnce) {
  read_everything();
  browser.open("async-python/#quiz");
  for (std::size_t i = 0; i < 4; ++i) browser.click(option(i, i != 2));
  EXPECT_EQ(reports("completed").size(), 1U) << "every question is answered, if not right";
  browser.click(option(2, true));
  EXPECT_EQ(reports("completed").size(), 1U);
}

TEST_F(LearningReports, WhatIsDoneIsReportedAgainAtTheNextVisitInCaseThePlatformMissedIt) {
  read_everything();
  browser.open("async-python/#quiz");
  for (std::size_t i = 0; i < 4; ++i) browser.click(option(i, true));
  browser.reload();
  EXPECT_EQ(reports("completed").size(), 1U);
  ASSERT_EQ(reports("score").size(), 1U);
  EXPECT_EQ(reports("score")[0].at("passed"), true);
  EXPECT_THAT(reports("answered"), IsEmpty());
}

TEST_F(LearningReports, ASectionReadIsReportedWithHowManyAre) {
  browser.open("async-python/");
  for (float y = 0; y < 6000; y += 300) browser.scroll("lesson", y);
  const auto read = reports("read");
  ASSERT_FALSE(read.empty());
  EXPECT_EQ(read.front().at("section"), lesson().sections.front().id);
  EXPECT_EQ(read.front().at("title"), lesson().sections.front().title);
  for (std::size_t i = 0; i < read.size(); ++i) EXPECT_EQ(read[i].at("read"), i + 1);
  EXPECT_EQ(read.front().at("of"), lesson().sections.size());
}

TEST_F(LearningReports, ADemoIsReportedWhenItOpensAndWhenItEnds) {
  browser.open("async-python/#demo=hello-gather");
  ASSERT_EQ(reports("opened").size(), 1U);
  EXPECT_EQ(reports("opened")[0].at("demo"), "hello-gather");
  EXPECT_THAT(reports("ended"), IsEmpty());
  for (int i = 0; i < 20 && reports("ended").empty(); ++i) browser.click("stage/step");
  ASSERT_EQ(reports("ended").size(), 1U);
  browser.click("stage/back");
  browser.click("stage/step");
  EXPECT_EQ(reports("ended").size(), 1U) << "once a visit";
  EXPECT_EQ(reports("opened").size(), 1U);
}

TEST_F(LearningReports, APredictionIsReportedWithWhatWasChosen) {
  browser.visitor.storage.clear();
  browser.open("async-python/#demo=hello-gather");
  ASSERT_TRUE(browser.has("stage/prediction/options"));
  browser.pass(4);
  browser.press("1");
  const auto made = reports("predicted");
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(made[0].at("demo"), "hello-gather");
  EXPECT_EQ(made[0].at("chosen"), 0);
  EXPECT_GE(made[0].at("options").size(), 2U);
  EXPECT_EQ(made[0].at("right"), made[0].at("correct") == 0);
  EXPECT_NEAR(made[0].at("seconds").get<double>(), 4, 0.5);
}

TEST_F(LearningReports, ASkippedPredictionIsReportedAsSkipped) {
  browser.visitor.storage.clear();
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/prediction/skip");
  ASSERT_EQ(reports("predicted").size(), 1U);
  EXPECT_EQ(reports("predicted")[0].at("chosen"), nullptr);
}

}  // namespace
