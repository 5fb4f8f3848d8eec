// What the stage's run of a demo answers to its predictions is what CPython's run of the listing answers.
#include "stage/prediction.hpp"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <format>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "course/parse.hpp"
#include "course/parse_prediction.hpp"
#include "cpython_answer.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "places.hpp"
#include "stage/demo_run.hpp"

namespace {

using demo_test::answer_of_cpython;
using demo_test::options_on_the_stage;

const std::string compiled = places::compiled_course;

course::Lesson lesson_of(const demos::Demo& demo) {
  const std::string name = std::string(demo.lesson) + "/lesson.json";
  return course::parse_lesson(stage_test::read_text(compiled + "/" + name), name);
}

/// The demos::Needs as the lesson spells them.
std::string word_for(demos::Needs needs) {
  constexpr std::array words = {"nothing", "thread", "network", "process"};
  return words.at(static_cast<std::size_t>(needs));
}

/// Every question that could be asked about a demo's listing, with CPython's answer.
std::vector<nlohmann::json> every_question(const demos::Demo& demo) {
  const std::string command = std::format(
      "{} -B {}/tests/content/every_prediction.py {} {} {}", places::python, places::repository,
      stage_test::lesson_folder(demo.lesson).string(), demo.listing, word_for(demo.needs));
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::vector<nlohmann::json> questions;
  std::array<char, 1 << 16> line{};
  while (pipe != nullptr && std::fgets(line.data(), line.size(), pipe.get()) != nullptr)
    questions.push_back(nlohmann::json::parse(line.data()));
  return questions;
}

struct DemoPredictions : testing::TestWithParam<demos::Demo> {
  void finish(stage::DemoRun& run) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!run.finished() && std::chrono::steady_clock::now() < give_up) {
      if (run.advance() != stage::Advance::waiting) continue;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      world.real += 0.001;
    }
    ASSERT_TRUE(run.finished());
  }

  stage_test::World world{GetParam().lesson};
};

TEST_P(DemoPredictions, HaveTheAnswersOfCPythonsRun) {
  const course::Lesson lesson = lesson_of(GetParam());
  const course::Demo* demo = lesson.find_demo(GetParam().id);
  ASSERT_NE(demo, nullptr);
  ASSERT_FALSE(demo->predictions.empty()) << "every demo of a course asks at least one";
  stage::DemoRun run(GetParam(), world.services, stage::Network::recorded);
  finish(run);
  for (const course::Prediction& prediction : demo->predictions) {
    const auto question = stage::ask(prediction, run.trace());
    ASSERT_TRUE(question) << prediction.question;
    const nlohmann::json expected =
        answer_of_cpython(GetParam().lesson, GetParam().id, prediction.id);
    EXPECT_EQ(question->options, options_on_the_stage(expected, run.trace()))
        << prediction.question;
    EXPECT_EQ(question->right, expected.at("right")) << prediction.question;
    EXPECT_LT(question->asked_at, run.trace().events().size());
    EXPECT_GE(question->decided_at, question->asked_at) << prediction.question;
    EXPECT_LT(question->decided_at, run.trace().events().size());
    EXPECT_EQ(question->text.find("{task}"), std::string::npos) << question->text;
    EXPECT_TRUE(question->why.ends_with('.')) << question->why;
    RecordProperty(prediction.id, question->text + " -> " + question->options[question->right] +
                                      " | " + question->why);
  }
}

TEST_P(DemoPredictions, WouldHaveThemWhateverTheyAsked) {
  stage::DemoRun run(GetParam(), world.services, stage::Network::recorded);
  finish(run);
  const std::vector<nlohmann::json> questions = every_question(GetParam());
  ASSERT_FALSE(questions.empty());
  for (const nlohmann::json& each : questions) {
    const course::JsonCursor root(each, "question");
    const auto question =
        stage::ask(course::parse_prediction(root.member("prediction")), run.trace());
    ASSERT_TRUE(question) << each;
    ASSERT_EQ(question->options, options_on_the_stage(each.at("prediction"), run.trace())) << each;
    ASSERT_EQ(question->right, each.at("right")) << each;
    ASSERT_GE(question->decided_at, question->asked_at) << each;
    ASSERT_FALSE(question->why.empty()) << each;
  }
}

INSTANTIATE_TEST_SUITE_P(Demos, DemoPredictions,
                         testing::ValuesIn(demos::all().begin(), demos::all().end()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
