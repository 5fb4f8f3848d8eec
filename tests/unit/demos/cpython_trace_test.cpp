// The product's claim: what the C++ demo does, line by line, coroutine by coroutine and second by second, is what
// CPython does with the same listing. On both sides, requests are answered by the recordings.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "played.hpp"

namespace {

std::string entry(double time, const std::string& task, const std::string& what) {
  std::ostringstream out;
  out << std::fixed << std::setprecision(6) << time << " Task-" << task << " " << what;
  return out.str();
}

/// Runs CPython on the listing, on a virtual clock.
std::vector<std::string> cpython(const demos::Demo& demo) {
  const std::string root = LOOPSTEP_SOURCE_DIR;
  const std::string command =
      "PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=" + root + "/tests/unit/demos/recorded" +
      " LISTING_RECORDINGS=" + (stage_test::lesson_folder(demo.lesson) / "api").string() +
      " " LOOPSTEP_PYTHON " " + root + "/tests/listings/trace_listing.py --statements --calls " +
      stage_test::listing_file(demo, ".py").string();
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::vector<std::string> entries;
  char line[4096];
  while (pipe != nullptr && std::fgets(line, sizeof line, pipe.get()) != nullptr) {
    const auto event = nlohmann::json::parse(line);
    const std::string task =
        event.at("task").get<std::string>().substr(std::string("Task-").size());
    const std::string what =
        event.contains("line")     ? "line " + std::to_string(event.at("line").get<int>())
        : event.contains("output") ? "print " + event.at("output").get<std::string>()
                                   : event.at("coroutine").get<std::string>();
    entries.push_back(entry(event.at("time"), task, what));
  }
  return entries;
}

std::vector<std::string> ours(const demos::Demo& demo) {
  const trace::Trace run = stage_test::played(demo);
  std::vector<std::string> entries;
  std::vector<std::string> calls;  // by coroutine, from 1
  const auto function = [&calls](const trace::Event& event) {
    const std::string& call = calls.at(event.other - 1);
    return call.substr(0, call.find('('));
  };
  for (const trace::Event& event : run.events()) {
    const std::string task = std::to_string(event.task);
    if (event.kind == trace::EventKind::line) {
      entries.push_back(entry(event.time, task, "line " + std::to_string(event.number)));
    } else if (event.kind == trace::EventKind::output) {
      entries.push_back(entry(event.time, task, "print " + std::string(run.text(event.text))));
    } else if (event.kind == trace::EventKind::coroutine_created) {
      calls.emplace_back(run.text(event.text));
      if (event.task != 0) entries.push_back(entry(event.time, task, "calls " + calls.back()));
    } else if (event.kind == trace::EventKind::coroutine_entered) {
      entries.push_back(entry(event.time, task, "enters " + function(event)));
    } else if (event.kind == trace::EventKind::coroutine_left) {
      entries.push_back(entry(event.time, task, "leaves " + function(event)));
    }
  }
  return entries;
}

class CPythonTrace : public testing::TestWithParam<demos::Demo> {};

TEST_P(CPythonTrace, IsTheDemosTrace) {
  const std::vector<std::string> expected = cpython(GetParam());
  ASSERT_FALSE(expected.empty()) << "CPython printed no trace of " << GetParam().listing << ".py";
  EXPECT_EQ(ours(GetParam()), expected);
}

std::vector<demos::Demo> claimed() {
  std::vector<demos::Demo> result;
  for (const demos::Demo& demo : demos::all()) {
    if (demos::proof_of(demo.needs) != demos::Proof::none) result.push_back(demo);
  }
  return result;
}

std::size_t demos_that_need(demos::Needs needs) {
  return static_cast<std::size_t>(std::ranges::count(demos::all(), needs, &demos::Demo::needs));
}

INSTANTIATE_TEST_SUITE_P(Demos, CPythonTrace, testing::ValuesIn(claimed()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

TEST(CPythonTraceClaim, IsMadeForEveryDemoWithPredictableTimes) {
  EXPECT_EQ(demos::proof_of(demos::Needs::process), demos::Proof::none);
  EXPECT_EQ(claimed().size(), demos::all().size() - demos_that_need(demos::Needs::process));
}

TEST(CPythonTraceClaim, CoversTheWholeTraceOnlyIfNothingComesFromOutside) {
  EXPECT_EQ(demos::proof_of(demos::Needs::nothing), demos::Proof::whole);
  EXPECT_EQ(demos::proof_of(demos::Needs::thread), demos::Proof::with_stand_ins);
  EXPECT_EQ(demos::proof_of(demos::Needs::network), demos::Proof::with_stand_ins);
}

}  // namespace
