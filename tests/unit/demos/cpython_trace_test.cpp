// The product's claim: what the C++ demo does, line by line and second by second, is what CPython does with the
// same listing. On both sides, requests are answered by the recordings.
#include <gtest/gtest.h>

#include <cstdio>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "stage/demo_run.hpp"

namespace {

std::string entry(double time, const std::string& task, const std::string& what) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(6) << time << " Task-" << task << " " << what;
  return out.str();
}

/// Runs CPython on the listing, on a virtual clock.
std::vector<std::string> cpython(std::string_view listing) {
  const std::string root = LOOPSTEP_SOURCE_DIR;
  const std::string command = "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=" + root +
                              "/tests/unit/demos/recorded " LOOPSTEP_PYTHON " " + root +
                              "/tests/listings/trace_listing.py --statements " + root +
                              "/content/async-python/" + std::string(listing) + ".py";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::vector<std::string> entries;
  char line[4096];
  while (pipe != nullptr && std::fgets(line, sizeof line, pipe.get()) != nullptr) {
    const auto event = nlohmann::json::parse(line);
    const std::string task =
        event.at("task").get<std::string>().substr(std::string("Task-").size());
    const std::string what = event.contains("line")
                                 ? "line " + std::to_string(event.at("line").get<int>())
                                 : "print " + event.at("output").get<std::string>();
    entries.push_back(entry(event.at("time"), task, what));
  }
  return entries;
}

std::vector<std::string> ours(const demos::Demo& demo) {
  stage_test::World world;
  stage::DemoRun run(demo, world.services, stage::Network::recorded);
  while (run.advance() == stage::Advance::stepped) {
  }
  EXPECT_TRUE(run.finished());
  EXPECT_FALSE(run.failure()) << run.failure().value_or("");
  std::vector<std::string> entries;
  for (const trace::Event& event : run.trace().events()) {
    const std::string task = std::to_string(event.task);
    if (event.kind == trace::EventKind::line) {
      entries.push_back(entry(event.time, task, "line " + std::to_string(event.number)));
    } else if (event.kind == trace::EventKind::output) {
      entries.push_back(
          entry(event.time, task, "print " + std::string(run.trace().text(event.text))));
    }
  }
  return entries;
}

class CPythonTrace : public testing::TestWithParam<demos::Demo> {};

TEST_P(CPythonTrace, IsTheDemosTrace) {
  const std::vector<std::string> expected = cpython(GetParam().listing);
  ASSERT_FALSE(expected.empty()) << "CPython printed no trace of " << GetParam().listing << ".py";
  EXPECT_EQ(ours(GetParam()), expected);
}

std::vector<demos::Demo> claimed() {
  std::vector<demos::Demo> result;
  for (const demos::Demo& demo : demos::all()) {
    if (demo.proof != demos::Proof::none) result.push_back(demo);
  }
  return result;
}

INSTANTIATE_TEST_SUITE_P(Demos, CPythonTrace, testing::ValuesIn(claimed()),
                         [](const auto& info) { return std::string(info.param.listing); });

TEST(CPythonTraceClaim, IsMadeForEveryDemoWithPredictableTimes) {
  for (const demos::Demo& demo : demos::all()) {
    EXPECT_EQ(demo.proof != demos::Proof::none, demo.needs != demos::Needs::worker) << demo.id;
  }
}

TEST(CPythonTraceClaim, CoversTheWholeTraceOnlyIfNothingComesFromOutside) {
  for (const demos::Demo& demo : demos::all()) {
    EXPECT_TRUE(demo.proof != demos::Proof::whole || demo.needs == demos::Needs::nothing)
        << demo.id;
  }
  EXPECT_EQ(demos::find("to-thread")->proof, demos::Proof::with_stand_ins);
}

}  // namespace
