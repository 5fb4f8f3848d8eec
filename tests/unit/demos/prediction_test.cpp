// What the stage's run of a demo answers to its predictions is what CPython's run of the listing answers.
#include "stage/prediction.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "course/parse.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"

namespace {

const std::string compiled = LOOPSTEP_COMPILED_COURSE;

course::Lesson lesson_of(const demos::Demo& demo) {
  const std::string name = std::string(demo.lesson) + "/lesson.json";
  return course::parse_lesson(stage_test::read_text(compiled + "/" + name), name);
}

/// {"options": […], "right": …}, as the content compiler reads it from CPython's recorded run.
nlohmann::json answer_of_cpython(const demos::Demo& demo, const std::string& prediction) {
  const auto answers = nlohmann::json::parse(stage_test::read_text(compiled + "-answers.json"));
  return answers.at(std::string(demo.lesson)).at(std::string(demo.id)).at(prediction);
}

/// A task's name on the stage for asyncio's own name of it, "Task-3"; any other text as it is.
std::string on_the_stage(const std::string& option, const trace::Trace& run) {
  constexpr std::string_view prefix = "Task-";
  if (!option.starts_with(prefix)) return option;
  const auto id = static_cast<std::uint32_t>(std::stoul(option.substr(prefix.size())));
  for (const trace::Event& event : run.events())
    if (event.kind == trace::EventKind::task_created && event.task == id)
      return std::string(run.text(event.text));
  return option;
}

class DemoPredictions : public testing::TestWithParam<demos::Demo> {
 protected:
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
    const nlohmann::json expected = answer_of_cpython(GetParam(), prediction.id);
    std::vector<std::string> options;
    for (const std::string option : expected.at("options"))
      options.push_back(on_the_stage(option, run.trace()));
    EXPECT_EQ(question->options, options) << prediction.question;
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

INSTANTIATE_TEST_SUITE_P(Demos, DemoPredictions,
                         testing::ValuesIn(demos::all().begin(), demos::all().end()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
