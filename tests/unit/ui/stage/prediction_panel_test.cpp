// A demo's questions: the run stops for them, nothing gives the answer away, and what happened is explained.
#include "ui/stage/prediction_panel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "stage_fixture.hpp"

namespace {

using course::Prediction;
using course::PredictionResult;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* options = "stage/prediction/options";

struct PredictionPanelTest : testing::Test {
  PredictionPanelTest() {
    ask({"Everybody is here", "Hello, Alice!", "Hello, Bob!", "Hello, Carol!"});
  }
  // What the next demo that is opened asks at its start.
  void ask(std::vector<std::string> options) {
    stage.predictions = {{.id = "first",
                          .kind = Prediction::Kind::next_output,
                          .question = "Which line is printed first?",
                          .options = std::move(options)}};
  }
  StageFixture stage;
  std::vector<ui::Predicted> said;

  // The option with these words, by index.
  std::string option(const std::string& words) {
    const std::vector<std::string> all = names();
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i] == words) return std::string(options) + "/" + std::to_string(i);
    throw std::runtime_error("no option " + words);
  }
  std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const ui::NodePtr& child : stage.node(options).children) all.push_back(child->name);
    return all;
  }
  // The cards that stand out.
  std::vector<std::string> lit() {
    std::vector<std::string> names;
    for (const ui::NodePtr& card : stage.node("stage/ready/list").children)
      if (card->current) names.push_back(card->name);
    return names;
  }
  // A second question: what comes after Carol's greeting?
  void ask_after_carol() {
    stage.predictions.push_back({.id = "next",
                                 .kind = Prediction::Kind::next_output,
                                 .question = "Which line is printed next?",
                                 .moment = Prediction::Moment::after,
                                 .at = course::PrintedText{.text = "Hello, Carol!"},
                                 .options = {"Hello, Alice!", "Hello, Bob!"}});
  }
  // Uses a node and draws what came of it, as the app does within one event.
  void use(const std::string& id) {
    stage.click(id);
    for (const ui::Intent& intent : stage.screen.intents)
      if (const auto* predicted = std::get_if<ui::Predicted>(&intent)) said.push_back(*predicted);
    stage.draw();
  }
  // Everything in the accessibility tree.
  static std::string tree(const ui::Node& node) {
    std::string all = node.name + "\n" + node.description + "\n" + ui::text_of(node) + "\n";
    for (const ui::NodePtr& child : node.children) all += tree(*child);
    return all;
  }
};

TEST_F(PredictionPanelTest, AsksAtItsMoment) {
  stage.open("hello-gather");
  EXPECT_EQ(stage.words("stage/prediction/question"), "Which line is printed first?");
  EXPECT_THAT(names(), testing::UnorderedElementsAre("Hello, Alice!", "Hello, Bob!",
                                                     "Hello, Carol!", "Everybody is here"));
  EXPECT_THAT(stage.screen.announcement,
              AllOf(HasSubstr("Which line is printed first?"), HasSubstr("1: "), HasSubstr("4: ")));
}

TEST_F(PredictionPanelTest, TheRunStopsUntilItIsAnswered) {
  stage.open("hello-gather");
  for (const char* move : {"stage/step", "stage/line", "stage/iteration", "stage/next-output",
                           "stage/next-task", "stage/run"}) {
    stage.click(move);
    stage.seconds += 10;
    stage.draw();
    EXPECT_EQ(stage.step(), 0) << move;
  }
}

TEST_F(PredictionPanelTest, NothingOnScreenGivesItAway) {
  stage.predictions.front().moment = Prediction::Moment::after;
  stage.predictions.front().at = course::PrintedText{.text = "Hello, Carol!"};
  stage.open("hello-gather");
  stage.click("stage/next-output");
  ASSERT_TRUE(stage.has(options));
  const std::string everything = tree(*stage.screen.tree);
  EXPECT_THAT(everything, Not(HasSubstr(" of 14"))) << "how long the run is";
  EXPECT_THAT(stage.words("stage/caption"), Not(HasSubstr("done")))
      << "what comes after the output in its step";
}

TEST_F(PredictionPanelTest, ARightAnswerIsExplained) {
  stage.open("hello-gather");
  use(option("Hello, Carol!"));
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0].key, "hello-gather/first");
  EXPECT_EQ(said[0].result, PredictionResult::right);
  EXPECT_THAT(stage.items("stage/output/lines"), testing::ElementsAre(HasSubstr("Hello, Carol!")))
      << "the run went on to the event that decides, and no further";
  EXPECT_THAT(stage.words("stage/prediction/why"),
              AllOf(StartsWith("Right: \"Hello, Carol!\". Carol printed"), HasSubstr("0.5 s")));
}

TEST_F(PredictionPanelTest, WhatDecidedIsLit) {
  stage.open("hello-gather");
  EXPECT_THAT(lit(), testing::IsEmpty()) << "before the answer it would give it away";
  use(option("Hello, Carol!"));
  EXPECT_THAT(lit(), testing::ElementsAre(HasSubstr("Carol")));
  use("stage/prediction/close");
  EXPECT_THAT(lit(), testing::IsEmpty());
}

TEST_F(PredictionPanelTest, TheTimerThatDecidedIsLit) {
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has("stage/timer/deciding"));
  use(option("Hello, Carol!"));
  EXPECT_EQ(stage.words("stage/timer/deciding"), "the timer that decided: it was due at 0.5 s");
  use("stage/prediction/close");
  EXPECT_FALSE(stage.has("stage/timer/deciding"));
}

TEST_F(PredictionPanelTest, TheExplanationCoversNeitherTheLoopNorTheLineThatRuns) {
  for (const bool sheet : {false, true}) {
    stage.sheet = sheet;
    stage.open("hello-alone");
    stage.open("hello-gather");
    use(option("Hello, Carol!"));
    const ui::Rect box = *stage.node("stage/prediction").rect;
    EXPECT_LE(box.bottom(), stage.node(sheet ? "stage/strip" : "stage/loop").rect->y);
    EXPECT_GE(box.y, stage.node("stage/code").rect->y);
    // Carol's greeting is line 5.
    const float line = stage.screen.metrics().line_height(ui::TextStyle::code);
    const float top = stage.node("stage/code").rect->y + 8 + 4 * line;
    EXPECT_TRUE(box.y >= top + line || box.bottom() <= top) << "sheet: " << sheet;
  }
}

TEST_F(PredictionPanelTest, AWrongAnswerIsContrastedWithWhatHappened) {
  stage.open("hello-gather");
  use(option("Hello, Alice!"));
  EXPECT_EQ(said.at(0).result, PredictionResult::wrong);
  EXPECT_THAT(stage.words("stage/prediction/why"),
              StartsWith("You said \"Hello, Alice!\". It was \"Hello, Carol!\". Carol printed"));
  EXPECT_FALSE(stage.has(options)) << "they have been answered";
}

TEST_F(PredictionPanelTest, AnAnswerRunsTheLoopUpToTheEventThatDecides) {
  stage.reduced_motion = false;
  stage.open("hello-gather");
  use(option("Hello, Carol!"));
  EXPECT_EQ(stage.step(), 0) << "it runs, it does not jump";
  EXPECT_FALSE(stage.has("stage/prediction"));
  for (int i = 0; i < 200 && !stage.has("stage/prediction/why"); ++i) {
    stage.seconds += 0.05;
    stage.draw();
  }
  EXPECT_EQ(stage.step(), 6);
  stage.seconds += 10;
  stage.draw();
  EXPECT_EQ(stage.step(), 6) << "and pauses there";
  EXPECT_TRUE(stage.has("stage/prediction/why"));
}

TEST_F(PredictionPanelTest, TheTimelineLeadsPastNoQuestion) {
  stage.open("hello-gather");
  stage.screen.input.activate("stage/seek", "1");
  stage.draw();
  stage.draw();
  EXPECT_EQ(stage.step(), 0);
  EXPECT_TRUE(stage.has(options));
}

TEST_F(PredictionPanelTest, NoOtherButtonIsTheOneToPress) {
  stage.open("hello-gather");
  for (const char* move : {"stage/step", "stage/line", "stage/iteration", "stage/next-output"})
    EXPECT_TRUE(stage.node(move).disabled) << move;
  use("stage/prediction/skip");
  EXPECT_FALSE(stage.node("stage/step").disabled);
}

TEST_F(PredictionPanelTest, AKeyAnswersToo) {
  stage.open("hello-gather");
  stage.screen.input.press_key("2");
  use("");
  EXPECT_EQ(said.size(), 1U);
}

TEST_F(PredictionPanelTest, CanBeSkipped) {
  stage.open("hello-gather");
  use("stage/prediction/skip");
  EXPECT_EQ(said.at(0).result, PredictionResult::skipped);
  EXPECT_FALSE(stage.has(options));
  stage.click("stage/step");
  EXPECT_EQ(stage.step(), 1);
}

TEST_F(PredictionPanelTest, GoesAwayWhenTheLearnerGoesOn) {
  stage.open("hello-gather");
  use(option("Hello, Carol!"));
  EXPECT_TRUE(stage.has("stage/prediction/why"));
  use("stage/prediction/close");
  EXPECT_FALSE(stage.has("stage/prediction/why"));
  ask({"Hello, Alice!", "Nothing has run yet"});
  stage.open("hello-alone");
  use(names().empty() ? "" : std::string(options) + "/0");
  stage.click("stage/step");
  EXPECT_FALSE(stage.has("stage/prediction/why")) << "a move does the same";
}

TEST_F(PredictionPanelTest, EachOfSeveralIsExplainedBeforeTheNextIsAsked) {
  ask({"Everybody is here", "Hello, Carol!"});
  ask_after_carol();
  stage.open("hello-gather");
  use(option("Hello, Carol!"));
  EXPECT_THAT(stage.words("stage/prediction/why"), StartsWith("Right: \"Hello, Carol!\". "));
  use("stage/prediction/close");
  use(option("Hello, Bob!"));
  EXPECT_THAT(stage.words("stage/prediction/why"), StartsWith("Right: \"Hello, Bob!\". "));
}

TEST_F(PredictionPanelTest, ExplainsAnAnswerWhoseEventComesAfterTheNextQuestion) {
  ask({"Everybody is here", "Hello, Carol!"});
  stage.predictions.front().kind = Prediction::Kind::last_output;
  ask_after_carol();
  stage.open("hello-gather");
  use(option("Everybody is here"));
  EXPECT_FALSE(stage.has("stage/prediction/why")) << "it has not happened yet";
  use(option("Hello, Bob!"));
  EXPECT_THAT(stage.words("stage/prediction/why"), StartsWith("Right: \"Hello, Bob!\". "));
  use("stage/prediction/close");
  for (int i = 0; i < 14 && !stage.has("stage/prediction/why"); ++i) use("stage/step");
  EXPECT_THAT(stage.words("stage/prediction/why"), StartsWith("Right: \"Everybody is here\". "));
}

TEST_F(PredictionPanelTest, ScrollsWhereTheStageIsLow) {
  stage.sheet = true;
  for (const float height : {208.0F, 272.0F, 742.0F}) {
    stage.phone = {320, height};
    stage.open("hello-gather");
    stage.draw();
    const ui::Rect box = *stage.node("stage/prediction").rect;
    EXPECT_GE(box.y, 0) << height;
    EXPECT_LE(box.bottom(), stage.node("stage/step").rect->y) << height;
    EXPECT_EQ(stage.has("stage/prediction/scroll"), height < 400) << height;
  }
}

TEST_F(PredictionPanelTest, LeavesHalfOfAPhonesStageToTheListing) {
  stage.sheet = true;
  ask({"Everybody is here and all have said hello to each other, one after the other",
       "Hello, Alice!", "Hello, Bob!", "Hello, Carol!", "Nothing at all is printed by anybody here",
       "Everything is printed at once, in the order of the calls"});
  stage.open("hello-gather");
  stage.draw();
  const ui::Rect box = *stage.node("stage/prediction").rect;
  EXPECT_TRUE(stage.has("stage/prediction/scroll"));
  EXPECT_LE(box.h, StageFixture::phone_size.y / 2);
  EXPECT_GT(box.y - stage.node("stage/code").rect->y, 100);
}

TEST_F(PredictionPanelTest, IsAskedOnce) {
  stage.predicted["hello-gather/first"] = PredictionResult::wrong;
  stage.open("hello-gather");
  EXPECT_FALSE(stage.has(options));
  stage.predicted["hello-gather/first"] = PredictionResult::skipped;
  stage.open("hello-alone");
  stage.open("hello-gather");
  EXPECT_TRUE(stage.has(options)) << "one that was skipped is asked again";
}

TEST_F(PredictionPanelTest, AnAddressBeyondItIsFollowed) {
  stage.open("hello-gather", 9);
  EXPECT_EQ(stage.step(), 9);
  EXPECT_FALSE(stage.has(options));
  EXPECT_TRUE(said.empty()) << "nobody skipped anything";
}

TEST_F(PredictionPanelTest, IsNotAskedOfALiveNetwork) {
  ask({"Linus Torvalds: 8 repos", "Guido van Rossum: 26 repos"});
  stage.open("github");
  EXPECT_TRUE(stage.has(options));
  use("stage/live");
  EXPECT_FALSE(stage.has(options)) << "nobody knows what it answers";
}

}  // namespace
