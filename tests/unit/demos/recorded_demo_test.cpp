// Demos that play a recording: it fits their listing, and their predictions have the answers of CPython's run.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "course/parse.hpp"
#include "cpython_answer.hpp"
#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "places.hpp"
#include "stage/player.hpp"
#include "stage/prediction.hpp"
#include "stage/recorded_run.hpp"
#include "trace/json.hpp"

namespace {

struct Recorded {
  std::string lesson;
  course::Demo demo;
  trace::Trace run;
};

std::vector<Recorded> recorded_demos() {
  std::vector<Recorded> found;
  const std::filesystem::path compiled = places::compiled_course;
  for (const auto& entry : std::filesystem::directory_iterator(compiled)) {
    const std::filesystem::path file = entry.path() / "lesson.json";
    const std::string slug = entry.path().filename();
    if (!exists(file) || slug == "play") continue;
    const course::Lesson lesson = course::parse_lesson(stage_test::read_text(file), slug);
    for (const course::Demo& demo : lesson.demos) {
      if (demo.run.empty()) continue;
      const std::string name = demo.run + ".json";
      found.push_back(
          {slug, demo,
           trace::from_json(stage_test::read_text(entry.path() / "runs" / name), name)});
    }
  }
  return found;
}

TEST(RecordedDemos, AreThoseWithoutAProgramInCpp) {
  const std::vector<Recorded> all = recorded_demos();
  EXPECT_FALSE(all.empty());
  for (const Recorded& each : all)
    EXPECT_EQ(demos::find(each.lesson, each.demo.id), nullptr) << each.demo.id;
}

TEST(RecordedDemos, EndWithoutAnErrorAndRunLinesOfTheirListing) {
  for (const auto& [lesson, demo, run] : recorded_demos()) {
    stage::Player player(stage::program_of(run));
    player.seek({run.steps()});
    EXPECT_TRUE(player.at_end()) << demo.id;
    EXPECT_FALSE(player.failure()) << demo.id << ": " << player.failure().value_or("");
    for (const trace::Event& event : run.events()) {
      if (event.kind != trace::EventKind::line) continue;
      ASSERT_LE(static_cast<std::size_t>(event.number), demo.python.lines.size()) << demo.id;
    }
  }
}

TEST(RecordedDemos, HaveTheAnswersOfCPythonsRun) {
  for (const auto& [lesson, demo, run] : recorded_demos()) {
    for (const course::Prediction& prediction : demo.predictions) {
      const auto question = stage::ask(prediction, run);
      ASSERT_TRUE(question) << demo.id << ": " << prediction.question;
      const nlohmann::json expected = demo_test::answer_of_cpython(lesson, demo.id, prediction.id);
      EXPECT_EQ(question->options, demo_test::options_on_the_stage(expected, run))
          << demo.id << ": " << prediction.question;
      EXPECT_EQ(question->right, expected.at("right")) << demo.id << ": " << prediction.question;
      EXPECT_GE(question->decided_at, question->asked_at) << prediction.question;
      EXPECT_TRUE(question->why.ends_with('.')) << question->why;
      RecordProperty(
          demo.id + "_" + prediction.id,
          question->text + " -> " + question->options[question->right] + " | " + question->why);
    }
  }
}

}  // namespace
