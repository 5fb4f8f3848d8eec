// Where a demo's run has to stop for its predictions, and what comes of the learner's answers.
#include "stage/prediction_session.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "aio/sleep.hpp"
#include "demos/program.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"

namespace {

using course::Prediction;
using course::PredictionResult;
using course::PrintedText;
using demos::Environment;
using stage::PredictionSession;

aio::Coroutine<> counts(Environment& env) {
  for (const char* text : {"one", "two", "three"}) {
    co_await aio::sleep(1);
    env.print(text);
  }
}

aio::Coroutine<> counts_for_long(Environment& env) {
  for (int i = 0; i < 2000; ++i) co_await aio::sleep(1);
  env.print("one");
  env.print("two");
}

aio::Coroutine<> never_ends(Environment& env) {
  env.print("one");
  while (true) co_await aio::sleep(1);
}

Prediction next_after(const char* text) {
  Prediction asked{.id = "1", .question = "What is next?"};
  asked.moment = Prediction::Moment::after;
  asked.at = PrintedText{.text = text};
  asked.options = {"four", "one", "three", "two"};
  return asked;
}

Prediction first() { return {.id = "2", .question = "What is first?", .options = {"one", "two"}}; }

struct PredictionSessionTest : testing::Test {
  stage_test::World world;
  demos::Demo demo{"test", "test", "test", demos::Needs::nothing, &counts};
  stage::Program program = stage::program_of(demo, world.services);

  /// The option with that text.
  static std::size_t option(const PredictionSession& session, std::size_t index,
                            const std::string& text) {
    const auto& options = session.entries().at(index).question.options;
    return static_cast<std::size_t>(std::ranges::find(options, text) - options.begin());
  }
};

TEST_F(PredictionSessionTest, KnowsTheQuestionsOfAProgramThatNeedsNothingAtOnce) {
  const std::vector<Prediction> asked = {next_after("one"), first()};
  const PredictionSession session(asked, program);
  EXPECT_TRUE(session.ready());
  ASSERT_EQ(session.entries().size(), 2U);
}

TEST_F(PredictionSessionTest, KeepsTheAuthorsOrderAndAsksInThatOfTheRun) {
  const std::vector<Prediction> asked = {next_after("two"), next_after("one"), first()};
  PredictionSession session(asked, program);
  ASSERT_EQ(session.entries().size(), 3U);
  EXPECT_EQ(session.entries()[0].prediction, asked.data());
  for (const std::size_t next : {2, 1, 0}) {
    const auto due = session.due(session.limit());
    ASSERT_EQ(due, next);
    session.skip(*due);
  }
}

TEST_F(PredictionSessionTest, TheRunMayGoUpToTheFirstOpenQuestion) {
  const std::vector<Prediction> asked = {first(), next_after("one")};
  PredictionSession session(asked, program);
  const std::size_t one = session.entries()[0].question.asked_at;
  const std::size_t two = session.entries()[1].question.asked_at;
  EXPECT_EQ(session.limit(), one);
  EXPECT_NE(session.limit(), stage::unlimited);
  session.answer(0, 0);
  EXPECT_EQ(session.limit(), two);
  session.skip(1);
  EXPECT_EQ(session.limit(), stage::unlimited);
}

TEST_F(PredictionSessionTest, AQuestionIsDueWhereTheRunHasToStop) {
  const std::vector<Prediction> asked = {next_after("one")};
  PredictionSession session(asked, program);
  const std::size_t moment = session.entries()[0].question.asked_at;
  EXPECT_EQ(session.due(moment - 1), std::nullopt);
  EXPECT_EQ(session.due(moment), 0U);
  session.skip(0);
  EXPECT_EQ(session.due(moment), std::nullopt);
}

TEST_F(PredictionSessionTest, TellsWhetherThePredictionWasRight) {
  const std::vector<Prediction> asked = {first(), next_after("one")};
  PredictionSession session(asked, program);
  EXPECT_EQ(session.entries()[0].result(), std::nullopt);
  EXPECT_EQ(session.answer(0, option(session, 0, "two")), PredictionResult::wrong);
  EXPECT_EQ(session.answer(1, option(session, 1, "two")), PredictionResult::right);
  EXPECT_EQ(session.entries()[0].result(), PredictionResult::wrong);
  EXPECT_EQ(session.entries()[1].result(), PredictionResult::right);
}

TEST_F(PredictionSessionTest, TheFirstAnswerStands) {
  const std::vector<Prediction> asked = {first()};
  PredictionSession session(asked, program);
  session.answer(0, option(session, 0, "two"));
  EXPECT_EQ(session.answer(0, option(session, 0, "one")), PredictionResult::wrong);
  session.skip(0);
  EXPECT_EQ(session.entries()[0].result(), PredictionResult::wrong);
}

TEST_F(PredictionSessionTest, ASkippedQuestionStaysSkipped) {
  const std::vector<Prediction> asked = {first()};
  PredictionSession session(asked, program);
  session.skip(0);
  EXPECT_EQ(session.answer(0, option(session, 0, "one")), PredictionResult::skipped);
}

TEST_F(PredictionSessionTest, LeavesOutWhatTheRunDoesNotAnswer) {
  const std::vector<Prediction> asked = {next_after("four"), next_after("one")};
  const PredictionSession session(asked, program);
  ASSERT_EQ(session.entries().size(), 1U);
  EXPECT_EQ(session.entries()[0].prediction->at, (PrintedText{.text = "one"}));
}

TEST_F(PredictionSessionTest, WithoutPredictionsNothingStopsOrRunsAhead) {
  const std::vector<Prediction> asked = {};
  const PredictionSession session(asked, {.start = [](stage::Network) {
                                    ADD_FAILURE() << "it ran";
                                    return std::unique_ptr<stage::Machine>();
                                  }});
  EXPECT_TRUE(session.ready());
  EXPECT_EQ(session.limit(), stage::unlimited);
  EXPECT_EQ(session.due(1000), std::nullopt);
}

TEST_F(PredictionSessionTest, RunsAheadOfALongProgramInParts) {
  demos::Demo slow = demo;
  slow.main = &counts_for_long;
  const std::vector<Prediction> asked = {first()};
  PredictionSession session(asked, stage::program_of(slow, world.services));
  EXPECT_FALSE(session.ready());
  EXPECT_EQ(session.limit(), 0U);
  EXPECT_NE(session.limit(), stage::unlimited);
  int calls = 1;
  while (!session.pump()) ++calls;
  EXPECT_GT(calls, 2);
  EXPECT_EQ(session.entries().size(), 1U);
}

TEST_F(PredictionSessionTest, AProgramThatNeverEndsIsAskedNothing) {
  demos::Demo endless = demo;
  endless.main = &never_ends;
  const std::vector<Prediction> asked = {first()};
  PredictionSession session(asked, stage::program_of(endless, world.services));
  while (!session.pump()) {
  }
  EXPECT_TRUE(session.entries().empty());
  EXPECT_EQ(session.limit(), stage::unlimited);
}

TEST_F(PredictionSessionTest, WaitsForTheRecordedResponses) {
  world.site.hold = true;
  const demos::Demo& paginate = stage_test::demo("paginate");
  Prediction requests{.id = "0",
                      .kind = Prediction::Kind::number_of,
                      .question = "How many?",
                      .counted = Prediction::Counted::requests,
                      .options = {"2", "3"}};
  const std::vector<Prediction> asked = {requests};
  PredictionSession session(asked, stage::program_of(paginate, world.services));
  EXPECT_FALSE(session.pump());
  EXPECT_EQ(session.limit(), 0U);
  world.site.hold = false;
  while (world.site.held() > 0) world.site.release(0);
  while (!session.pump()) {
    while (world.site.held() > 0) world.site.release(0);
  }
  ASSERT_EQ(session.entries().size(), 1U);
  const stage::Question& question = session.entries()[0].question;
  EXPECT_EQ(question.options.at(question.right), "3");
}

TEST_F(PredictionSessionTest, ARunThatFailsAsksNothing) {
  world.site.offline = true;
  const demos::Demo& paginate = stage_test::demo("paginate");
  const std::vector<Prediction> asked = {next_after("Ada")};
  PredictionSession session(asked, stage::program_of(paginate, world.services));
  for (int i = 0; i < 1000 && !session.pump(); ++i) world.real += 10;
  EXPECT_TRUE(session.ready());
  EXPECT_TRUE(session.entries().empty());
  EXPECT_EQ(session.limit(), stage::unlimited);
}

}  // namespace
