// The app in a page that embeds it: what the address of its frame says, and what that page asks for later.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "course/parse.hpp"
#include "fake_browser.hpp"

namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::IsEmpty;

struct EmbeddedApp : testing::Test {
  // The types of the events that were reported.
  std::vector<std::string> reported() {
    std::vector<std::string> types;
    for (const std::string& text : browser.host().reports)
      types.push_back(json::parse(text).at("type"));
    return types;
  }
  const std::vector<course::Question>& questions() {
    static const course::Lesson lesson = course::parse_lesson(
        browser.site.files.at(std::string(FakeBrowser::root) + "async-python/lesson.json"),
        "lesson");
    return lesson.quiz.questions;
  }
  void answer(const course::Question& question, std::size_t option) {
    browser.click("lesson/quiz/" + question.id + "/" + std::to_string(option));
  }
  void answer_all() {
    for (const course::Question& question : questions()) answer(question, question.correct());
  }
  void submit() {
    browser.click("lesson/quiz/submit");
    browser.click("lesson/quiz/confirm");
  }

  FakeBrowser browser;
};

struct ExamInAFrame : EmbeddedApp {
  ExamInAFrame() {
    browser.visitor.storage.clear();
    browser.embedded = {{"embed", "quiz"}, {"bar", false}, {"exam", true}};
    browser.open("async-python/#quiz");
  }
};

TEST_F(EmbeddedApp, DoesNotLeadToThePageForRunsInACoursePlatform) {
  browser.open("");
  EXPECT_TRUE(browser.has("index/play/open"));
  browser.embedded = {{"edits", false}};
  browser.open("");
  EXPECT_TRUE(browser.has("index/lessons"));
  EXPECT_FALSE(browser.has("index/play"));
}

TEST_F(EmbeddedApp, ShowsThePartThatItsAddressNames) {
  browser.embedded = {{"embed", "stage"}, {"bar", false}, {"edits", false}};
  browser.open("async-python/#demo=hello-gather");
  EXPECT_TRUE(browser.has("stage/step"));
  EXPECT_FALSE(browser.has("stage/edit"));
  EXPECT_FALSE(browser.has("lesson"));
  browser.embedded = {{"embed", "quiz"}, {"bar", false}};
  browser.open("async-python/#quiz");
  EXPECT_TRUE(browser.has("lesson/quiz/title"));
  EXPECT_FALSE(browser.has("lesson/title"));
}

TEST_F(EmbeddedApp, AQuizAloneIsCompletedByItsAnswers) {
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  answer_all();
  EXPECT_EQ(reported().back(), "completed");
}

TEST_F(EmbeddedApp, AQuizAloneForgetsNoSectionThatWasRead) {
  browser.open("async-python/");
  for (float y = 0; y < 6000; y += 300) browser.scroll("lesson", y);
  const auto read =
      course::load_progress(browser.visitor.storage).progress.lessons.at("async-python").sections;
  ASSERT_FALSE(read.empty());
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  answer(questions()[0], 0);
  EXPECT_EQ(
      course::load_progress(browser.visitor.storage).progress.lessons.at("async-python").sections,
      read);
}

TEST_F(EmbeddedApp, TheThemeOfItsPageGoesBeforeTheLearnersAndIsNotStored) {
  browser.embedded = {{"embed", "lesson"}, {"theme", "light"}};
  browser.open("async-python/");
  EXPECT_EQ(browser.host().theme, "light");
  browser.app().choose_theme("dark");
  browser.settle();
  EXPECT_EQ(browser.host().theme, "dark");
  browser.app().choose_theme("");
  browser.settle();
  EXPECT_EQ(browser.host().theme, browser.visitor.system.dark ? "dark" : "light");
  EXPECT_EQ(course::load_progress(browser.visitor.storage).progress.settings.theme, "");
}

TEST_F(EmbeddedApp, TheLearnerCanChangeTheThemeAllTheSame) {
  browser.embedded = {{"embed", "lesson"}, {"theme", "light"}};
  browser.open("async-python/");
  browser.click("bar/theme");
  EXPECT_EQ(browser.host().theme, "dark");
}

TEST_F(EmbeddedApp, TakesTheStateOfThePageThatKeepsItAndSavesBoth) {
  course::Progress theirs;
  theirs.lessons["async-python"].answers[questions()[0].id] = {questions()[0].hash, 0};
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  answer(questions()[1], 1);
  browser.visitor.storage = course::dump_progress(theirs);
  browser.app().take_stored();
  browser.settle();
  EXPECT_TRUE(browser.checked("lesson/quiz/" + questions()[0].id + "/0"));
  const course::Progress saved = course::load_progress(browser.visitor.storage).progress;
  EXPECT_EQ(saved.lessons.at("async-python").answers.size(), 2U);
}

TEST_F(EmbeddedApp, WhatTheLearnerDidMeanwhileWinsOverTheStateThatComesLater) {
  course::Progress theirs;
  theirs.lessons["async-python"].answers[questions()[0].id] = {questions()[0].hash, 0};
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  answer(questions()[0], 1);
  browser.visitor.storage = course::dump_progress(theirs);
  browser.app().take_stored();
  browser.settle();
  EXPECT_TRUE(browser.checked("lesson/quiz/" + questions()[0].id + "/1"));
}

TEST_F(EmbeddedApp, SaysNothingOfPredictionsThatAreLeftOut) {
  const auto predictions = [&] { return browser.has("lesson/quiz/predictions"); };
  browser.open("async-python/#quiz");
  ASSERT_TRUE(predictions());
  browser.embedded = {{"embed", "lesson"}, {"predictions", false}};
  browser.open("async-python/#quiz");
  EXPECT_FALSE(predictions());
}

TEST_F(ExamInAFrame, WhatIsStoredDoesNotTellTheScore) {
  answer_all();
  EXPECT_EQ(
      course::load_progress(browser.visitor.storage).progress.lessons.at("async-python").score, 0);
  submit();
  EXPECT_EQ(
      course::load_progress(browser.visitor.storage).progress.lessons.at("async-python").score, 4);
}

TEST_F(ExamInAFrame, AnOlderStateChangesNoSubmittedAnswer) {
  const course::Question& first = questions()[0];
  const std::size_t wrong = (first.correct() + 1) % 4;
  answer(first, wrong);
  const std::string older = browser.visitor.storage;
  answer(first, first.correct());
  submit();
  browser.visitor.storage = older;
  browser.app().take_stored();
  browser.settle();
  EXPECT_TRUE(browser.has("lesson/quiz/submitted"));
  EXPECT_TRUE(browser.checked("lesson/quiz/" + first.id + "/" + std::to_string(first.correct())));
}

TEST_F(ExamInAFrame, ThatWasSubmittedStaysSoIfItBeginsAfterItsState) {
  answer_all();
  submit();
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  browser.app().begin_exam();
  browser.host().wake();
  browser.settle();
  EXPECT_TRUE(browser.has("lesson/quiz/submitted"));
}

TEST_F(ExamInAFrame, NothingIsReportedBeforeItIsSubmitted) {
  answer_all();
  EXPECT_THAT(reported(), IsEmpty());
}

TEST_F(ExamInAFrame, SubmittingReportsEachAnswerOnceTheScoreAndTheCompletion) {
  answer(questions()[0], (questions()[0].correct() + 1) % 2);
  answer_all();
  submit();
  EXPECT_THAT(reported(),
              ElementsAre("answered", "answered", "answered", "answered", "score", "completed"));
  EXPECT_EQ(json::parse(browser.host().reports.front()).at("attempt"), 1);
}

TEST_F(ExamInAFrame, AnsweredInPartItIsScoredButNotCompleted) {
  answer(questions()[0], 0);
  submit();
  EXPECT_THAT(reported(), ElementsAre("answered", "score"));
}

TEST_F(ExamInAFrame, GoesOnAfterAReload) {
  answer(questions()[0], 0);
  browser.reload();
  EXPECT_TRUE(browser.checked("lesson/quiz/" + questions()[0].id + "/0"));
  EXPECT_THAT(reported(), IsEmpty());
  submit();
  EXPECT_THAT(reported(), ElementsAre("answered", "score"));
}

TEST_F(ExamInAFrame, StaysSubmittedAfterAReload) {
  answer_all();
  submit();
  browser.reload();
  EXPECT_TRUE(browser.has("lesson/quiz/submitted"));
  EXPECT_FALSE(browser.has("lesson/quiz/submit"));
}

TEST_F(ExamInAFrame, CanBeginLater) {
  browser.embedded = {{"embed", "quiz"}};
  browser.open("async-python/#quiz");
  EXPECT_FALSE(browser.has("lesson/quiz/answered"));
  browser.app().begin_exam();
  browser.host().wake();
  browser.settle();
  EXPECT_TRUE(browser.has("lesson/quiz/answered"));
}

}  // namespace
