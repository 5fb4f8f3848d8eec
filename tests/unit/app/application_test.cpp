// The whole app without a browser: the learner's way through the course, and that nothing of it is lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "course/parse.hpp"
#include "course/progress.hpp"
#include "fake_browser.hpp"

namespace {

// The sections of the lesson, as the course says.
std::vector<std::string> section_ids(FakeBrowser& browser) {
  const std::string text = browser.site.files.at(std::string(FakeBrowser::root) + "course.json");
  std::vector<std::string> ids;
  const course::Course course = course::parse_course(text, "course.json");
  for (const auto& section : course.lessons.at(0).sections) ids.push_back(section.id);
  return ids;
}

TEST(Application, AReloadFindsTheLearnerAndTheAnswersWhereTheyWere) {
  FakeBrowser browser;
  browser.open("");
  EXPECT_TRUE(browser.host().is_ready);
  EXPECT_EQ(browser.text("index/title"), browser.host().page_title);

  browser.click("index/async-python/open");
  EXPECT_EQ(browser.address(), "async-python/");
  EXPECT_EQ(browser.text("lesson/title"), "Async Python");
  EXPECT_EQ(browser.host().focused(), "lesson/title");

  browser.click("lesson/demo/hello-gather/open");
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
  EXPECT_EQ(browser.host().focused(), "stage/step");
  for (int step = 0; step < 4; ++step) browser.click("stage/step");
  browser.press("ArrowLeft");
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=3");
  const std::string position = browser.text("stage/position");
  EXPECT_TRUE(position.starts_with("step 3")) << position;

  const std::string answer = browser.host().twin.all("radio").at(1);
  browser.click(answer);
  EXPECT_TRUE(browser.checked(answer));
  const std::string score = browser.text("lesson/quiz/score");

  browser.reload();
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=3");
  EXPECT_EQ(browser.text("stage/position"), position);
  EXPECT_TRUE(browser.checked(answer));
  EXPECT_EQ(browser.text("lesson/quiz/score"), score);
  EXPECT_EQ(browser.alerts(), "");

  browser.click("bar/back");
  EXPECT_EQ(browser.address(), "");
  EXPECT_NE(browser.text("index/async-python/state").find("quiz"), std::string::npos);
}

// Answers every question of the quiz right, in a lesson of which some or all sections are read.
void answer_all(FakeBrowser& browser, bool every_section_read) {
  if (every_section_read) {
    course::Progress progress = course::load_progress(browser.visitor.storage).progress;
    for (const std::string& section : section_ids(browser))
      progress.lessons["async-python"].sections.insert(section);
    browser.visitor.storage = course::dump_progress(progress);
  }
  browser.open("async-python/#quiz");
  EXPECT_EQ(browser.host().focused(), "lesson/quiz/title");
  const course::Lesson lesson = course::parse_lesson(
      browser.site.files.at(std::string(FakeBrowser::root) + "async-python/lesson.json"), "lesson");
  for (const course::Question& question : lesson.quiz.questions) {
    EXPECT_FALSE(browser.has("lesson/quiz/completion"));
    const auto right = std::ranges::find(question.options, true, &course::Option::correct);
    const auto index = std::to_string(right - question.options.begin());
    browser.click("lesson/quiz/" + question.id + "/" + index);
    EXPECT_TRUE(browser.text("announcement").starts_with("Right.")) << question.id;
  }
  EXPECT_TRUE(browser.has("lesson/quiz/completion"));
}

TEST(Application, ALessonIsCompleteWhenAllIsReadAndAnsweredRight) {
  FakeBrowser browser;
  answer_all(browser, true);
  EXPECT_TRUE(browser.text("announcement").ends_with("That completes the lesson."));
  browser.click("bar/back");
  EXPECT_TRUE(browser.text("index/async-python/state").starts_with("Completed"));
}

TEST(Application, AQuizThatIsAllRightDoesNotCompleteALessonThatIsNotRead) {
  FakeBrowser browser;
  answer_all(browser, false);
  EXPECT_TRUE(browser.text("announcement").ends_with("Every answer is right."));
  browser.click("bar/back");
  EXPECT_FALSE(browser.text("index/async-python/state").starts_with("Completed"));
}

TEST(Application, BackAndForwardFollowTheLearnersWay) {
  FakeBrowser browser;
  const auto sections = section_ids(browser);
  browser.open("");
  browser.click("index/async-python/" + sections[2]);
  EXPECT_EQ(browser.address(), "async-python/#" + sections[2]);
  const float at = browser.host().scroll("lesson");
  EXPECT_GT(at, 0);
  browser.click("lesson/" + sections[2] + "/next");
  EXPECT_EQ(browser.address(), "async-python/#" + sections[3]);
  EXPECT_GT(browser.host().scroll("lesson"), at);
  browser.click("lesson/demo/hello-task/open");
  browser.click("stage/step");
  EXPECT_EQ(browser.visitor.history.entries.size(), 4U);

  browser.back();
  EXPECT_FALSE(browser.has("stage/step"));
  EXPECT_EQ(browser.address(), "async-python/#" + sections[3]);
  browser.back();
  EXPECT_EQ(browser.address(), "async-python/#" + sections[2]);
  EXPECT_EQ(browser.host().scroll("lesson"), at);
  browser.back();
  EXPECT_TRUE(browser.has("index/title"));
  EXPECT_EQ(browser.host().page_title, browser.text("index/title"));
  browser.forward();
  EXPECT_EQ(browser.host().scroll("lesson"), at);
  browser.forward();
  browser.forward();
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-task&step=1");
  EXPECT_EQ(browser.visitor.history.entries.size(), 4U);
}

TEST(Application, ALessonThatArrivesTooLateIsNotShown) {
  FakeBrowser browser;
  browser.open("");
  browser.site.hold = true;
  browser.click("index/async-python/open");
  EXPECT_EQ(browser.address(), "async-python/");
  EXPECT_FALSE(browser.has("index/title"));
  browser.back();
  EXPECT_TRUE(browser.has("index/title"));
  browser.site.release(0);
  browser.settle();
  EXPECT_TRUE(browser.has("index/title"));
  EXPECT_EQ(browser.address(), "");
  // It is here all the same.
  browser.forward();
  EXPECT_TRUE(browser.has("lesson/title"));
  EXPECT_EQ(browser.site.held(), 0U);
}

TEST(Application, TheLearnerMayGoElsewhereBeforeAnythingHasArrived) {
  FakeBrowser browser;
  browser.site.hold = true;
  browser.open("");
  browser.visitor.history.push("async-python/#demo=hello-gather&step=2");
  browser.app().route("async-python/", "demo=hello-gather&step=2", -1);
  browser.settle();
  EXPECT_FALSE(browser.host().is_ready);
  browser.site.hold = false;
  browser.site.release(0);
  browser.settle();
  EXPECT_TRUE(browser.host().is_ready);
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 2"));
}

TEST(Application, ClosingTheStageLeadsBackToTheCardThatOpenedIt) {
  FakeBrowser browser;
  browser.open("async-python/");
  browser.click("lesson/demo/timeout/open");
  browser.press("Escape");
  EXPECT_FALSE(browser.has("stage/step"));
  EXPECT_EQ(browser.host().focused(), "lesson/demo/timeout/open");
  EXPECT_EQ(browser.address().find("demo="), std::string::npos) << browser.address();
}

TEST(Application, ADemoRunsOnTheRecordingsOfItsLesson) {
  FakeBrowser browser;
  browser.open("async-python/#demo=fetch-users");
  for (int step = 0; step < 200 && !browser.host().twin.node("stage/step").value("off", false);
       ++step) {
    browser.click("stage/step");
  }
  EXPECT_TRUE(browser.host().twin.node("stage/step").value("off", false));
  EXPECT_NE(browser.text("stage/output").find("first: Ada"), std::string::npos)
      << browser.text("stage/output");
  const std::string index = std::string(FakeBrowser::root) + "async-python/api/index.json";
  EXPECT_EQ(std::ranges::count(browser.site.asked, index), 1);
}

TEST(Application, OnAPhoneTheLessonComesBackInFrontOfTheStage) {
  FakeBrowser browser({390, 844});
  browser.open("async-python/");
  browser.click("lesson/demo/hello-gather/open");
  EXPECT_FALSE(browser.has("lesson/title"));
  browser.click("stage/step");
  browser.click("switch/lesson");
  EXPECT_TRUE(browser.has("lesson/title"));
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=1&front=lesson");
  browser.reload();
  EXPECT_TRUE(browser.has("lesson/title"));
  EXPECT_FALSE(browser.has("stage/step"));
  browser.click("switch/stage");
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 1"));
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=1");
}

TEST(Application, TurningThePhoneKeepsThePlace) {
  FakeBrowser browser({390, 844});
  browser.open("async-python/#demo=hello-gather&step=3");
  browser.resize({1280, 800}, 2);
  EXPECT_TRUE(browser.has("lesson/title"));
  EXPECT_TRUE(browser.text("stage/position").starts_with("step 3"));
  EXPECT_EQ(browser.surface().scale, 2);
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather&step=3");
}

TEST(Application, AHiddenLessonIsKept) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  browser.click("bar/lesson");
  EXPECT_FALSE(browser.has("lesson"));
  browser.reload();
  EXPECT_FALSE(browser.has("lesson"));
  browser.click("bar/lesson");
  browser.reload();
  EXPECT_TRUE(browser.has("lesson"));
}

TEST(Application, ThemeAndTextSizeAreKept) {
  FakeBrowser browser;
  browser.open("");
  const float size = browser.host().text_sizes.at("body");
  EXPECT_EQ(browser.host().theme, "dark");
  const ui::Color dark = browser.surface().background;
  browser.click("bar/theme");
  EXPECT_EQ(browser.host().theme, "light");
  EXPECT_NE(browser.surface().background, dark);
  browser.click("bar/text");
  EXPECT_GT(browser.host().text_sizes.at("body"), size);
  const float larger = browser.host().text_sizes.at("body");

  browser.reload();
  EXPECT_EQ(browser.host().theme, "light");
  EXPECT_EQ(browser.host().text_sizes.at("body"), larger);
  EXPECT_EQ(course::load_progress(browser.visitor.storage).progress.settings,
            (course::Settings{"light", 2}));
  // All the way round.
  browser.click("bar/text");
  browser.click("bar/text");
  EXPECT_EQ(browser.host().text_sizes.at("body"), size);
}

TEST(Application, FollowsTheSystemUntilAThemeIsChosen) {
  FakeBrowser browser;
  browser.open("");
  browser.prefer({.dark = false});
  EXPECT_EQ(browser.host().theme, "light");
  browser.prefer({.dark = false, .forced = true});
  EXPECT_FALSE(browser.has("bar/theme")) << "forced colours leave no choice";
}

TEST(Application, AsksForNoFrameWhileNothingHappens) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/step");
  const int pictures = browser.surface().pictures;
  browser.pass(60);
  EXPECT_EQ(browser.surface().pictures, pictures);
}

TEST(Application, PlaysADemoWithTheClock) {
  FakeBrowser browser;
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/run");
  browser.pass(60);
  EXPECT_TRUE(browser.host().twin.node("stage/step").value("off", false)) << "it is over";
  EXPECT_NE(browser.address().find("&step="), std::string::npos);
}

TEST(Application, KeepsAPredictionAndCountsItBesideTheQuiz) {
  FakeBrowser browser;
  browser.visitor.storage.clear();
  browser.open("async-python/#demo=hello-gather");
  EXPECT_THROW(browser.click("stage/step"), std::exception) << "the question comes first";
  EXPECT_EQ(browser.address(), "async-python/#demo=hello-gather");
  browser.click("stage/prediction/options/0");
  const auto kept = course::load_progress(browser.visitor.storage).progress.lessons["async-python"];
  ASSERT_EQ(kept.predictions.size(), 1U);
  EXPECT_TRUE(kept.predictions.begin()->first.starts_with("hello-gather/"));
  browser.reload();
  EXPECT_FALSE(browser.has("stage/prediction")) << "nobody is asked twice";
  browser.open("async-python/#quiz");
  const bool right = kept.predictions.begin()->second == course::PredictionResult::right;
  EXPECT_EQ(browser.text("lesson/quiz/predictions"),
            std::string("Predictions: ") + (right ? "1" : "0") + " of 1 right");
}

TEST(Application, CountsNoAnswersWhereEveryPredictionWasSkipped) {
  FakeBrowser browser;
  browser.visitor.storage.clear();
  browser.open("async-python/#demo=hello-gather");
  browser.click("stage/prediction/skip");
  browser.open("async-python/#quiz");
  EXPECT_EQ(browser.text("lesson/quiz/predictions"), "Predictions: none made, 1 skipped");
}

}  // namespace
