// Every step to which an explanation of a quiz links is one of its demo's, and shows something that runs.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <utility>

#include "course_files.hpp"
#include "fake_site.hpp"
#include "stage/player.hpp"

namespace {

using Links = std::set<std::pair<std::string, std::size_t>>;

// Questions and options name a demo and a step in the same way.
void collect(const nlohmann::json& part, Links& links) {
  if (part.contains("step")) links.emplace(part["demo"], part["step"]);
  for (const char* inner : {"questions", "deeper", "options"}) {
    if (!part.contains(inner)) continue;
    for (const nlohmann::json& each : part[inner]) collect(each, links);
  }
}

TEST(QuizSteps, AreStepsOfTheirDemosInWhichALineRuns) {
  std::set<std::string_view> lessons;
  for (const demos::Demo& demo : demos::all()) lessons.insert(demo.lesson);
  std::size_t seen = 0;
  for (const std::string_view lesson : lessons) {
    Links links;
    collect(nlohmann::json::parse(
                stage_test::read_text(stage_test::lesson_folder(lesson) / "quiz.json")),
            links);
    for (const auto& [id, step] : links) {
      stage_test::World world(lesson);
      stage::Player player(stage::program_of(stage_test::demo(id), world.services));
      player.seek({step});
      while (player.waiting()) {
        world.real += 0.01;
        player.pump(0);
      }
      EXPECT_EQ(player.position().step, step) << id;
      EXPECT_FALSE(player.state().lines.empty()) << id << ", step " << step;
      ++seen;
    }
  }
  EXPECT_GT(seen, 0U);
}

}  // namespace
