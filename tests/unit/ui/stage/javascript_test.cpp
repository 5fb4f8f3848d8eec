// The run of a demo's JavaScript on the stage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "javascript_greeting.hpp"
#include "stage_fixture.hpp"

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

struct JavascriptStage : testing::Test {
  JavascriptStage() {
    stage.javascript = std::make_shared<trace::Trace>(trace_test::javascript_greeting());
    stage.open("hello-gather");
  }
  void steps(int count) {
    for (int i = 0; i < count; ++i) stage.click("stage/step");
  }

  StageFixture stage;
};

TEST_F(JavascriptStage, PlaysItsOwnRun) {
  stage.click("stage/javascript");
  EXPECT_EQ(stage.step(), 0);
  steps(1);
  EXPECT_THAT(stage.words("stage/position"), HasSubstr("step 1 of 5"));
  EXPECT_THAT(stage.words("stage/caption"),
              HasSubstr("module runs lines 1, 6-7, 3, then waits for greet"));
}

TEST_F(JavascriptStage, HasTwoQueuesAndWhatRuns) {
  stage.sheet = true;
  stage.phone = {1000, 1200};
  stage.draw();
  stage.click("stage/javascript");
  EXPECT_FALSE(stage.has("stage/ready"));
  EXPECT_THAT(stage.items("stage/macro/list"), ElementsAre(HasSubstr("module")));
  steps(1);
  EXPECT_THAT(stage.items("stage/running/list"), ElementsAre(HasSubstr("module")));
  EXPECT_EQ(stage.words("stage/running/remark"), "iteration 1, ran greet");
  EXPECT_THAT(stage.items("stage/micro/list"), ElementsAre(HasSubstr("queueMicrotask")));
  EXPECT_THAT(stage.items("stage/macro/list"), ElementsAre(HasSubstr("next: greet at 0.5 s")));
  steps(1);
  EXPECT_THAT(stage.items("stage/micro/list"), ElementsAre("none"));
}

TEST_F(JavascriptStage, HasThemBelowOneHeadingWhereThereIsLittleHeight) {
  stage.click("stage/javascript");
  EXPECT_THAT(stage.items("stage/queues/list"),
              ElementsAre("no microtasks", "macrotasks:", HasSubstr("module")));
  steps(1);
  EXPECT_THAT(stage.items("stage/queues/list"),
              ElementsAre(HasSubstr("module runs"), "microtasks:", HasSubstr("queueMicrotask"),
                          "no macrotasks"));
  EXPECT_EQ(stage.words("stage/queues/remark"), "iteration 1, ran greet");
}

TEST_F(JavascriptStage, ShowsTheStackOfCallsWithinAStep) {
  stage.language = ui::Language::javascript;
  stage.open("hello-gather", 1, 11);
  EXPECT_THAT(stage.items("stage/queues/list"), Contains(HasSubstr("runs line 3")));
  EXPECT_EQ(stage.words("stage/queues/remark"), "iteration 1, in module › greet");
  EXPECT_THAT(stage.words("stage/code/marks"), HasSubstr("Line 3: greet runs"));
}

TEST_F(JavascriptStage, SpeaksOfCalls) {
  stage.click("stage/javascript");
  steps(1);
  EXPECT_EQ(stage.words("stage/tasks"), "Async calls");
  EXPECT_THAT(
      stage.items("stage/tasks/list"),
      ElementsAre("module: waits for greet", "greet: a timer, until 0.5 s, awaited by module"));
}

TEST_F(JavascriptStage, MarksItsLines) {
  stage.click("stage/javascript");
  steps(2);
  EXPECT_THAT(stage.words("stage/code/marks"), HasSubstr("Line 6: queueMicrotask runs"));
  EXPECT_THAT(stage.words("stage/code/marks"), HasSubstr("greet waits here"));
}

TEST_F(JavascriptStage, SaysWhatItIsComparedWith) {
  EXPECT_THAT(stage.words("stage/matches"), HasSubstr("CPython"));
  stage.click("stage/javascript");
  EXPECT_THAT(stage.words("stage/matches"), HasSubstr("Node"));
}

TEST_F(JavascriptStage, KeepsThePlaceOfEachRun) {
  steps(3);
  stage.click("stage/javascript");
  steps(2);
  stage.click("stage/python");
  EXPECT_EQ(stage.step(), 3);
  stage.click("stage/cpp");
  EXPECT_EQ(stage.step(), 3) << "the listing in C++ is of the same run";
  stage.click("stage/javascript");
  EXPECT_EQ(stage.step(), 2);
}

TEST_F(JavascriptStage, BeginsInTheLanguageOfTheAddress) {
  stage.language = ui::Language::javascript;
  stage.open("hello-gather", 4);
  EXPECT_EQ(stage.view.language(), ui::Language::javascript);
  EXPECT_EQ(stage.step(), 4);
  EXPECT_THAT(stage.words("stage/position"), HasSubstr("of 5"));
}

TEST_F(JavascriptStage, AsksNothingAboutPython) {
  stage.predictions = {{.id = "first",
                        .kind = course::Prediction::Kind::next_output,
                        .question = "Which line is printed first?",
                        .options = {"Hello, Alice!", "Hello, Carol!"}}};
  stage.open("hello-gather");
  stage.click("stage/javascript");
  for (int i = 0; i < 5; ++i) stage.click("stage/step");
  EXPECT_EQ(stage.step(), 5);
}

TEST_F(JavascriptStage, OfADemoWithoutARecordingIsAListingOnly) {
  stage.javascript.reset();
  stage.open("lock");
  stage.open("hello-task", 2);
  stage.click("stage/javascript");
  EXPECT_EQ(stage.step(), 2);
  EXPECT_TRUE(stage.has("stage/ready"));
}

}  // namespace
