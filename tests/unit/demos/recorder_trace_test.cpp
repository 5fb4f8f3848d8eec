// The stage plays recordings of Python programs beside the demos, so both must tell the same of the same program: the
// recorder's trace of a listing, on its virtual clock, is the trace of the C++ demo, event by event.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "played.hpp"
#include "trace/json.hpp"

namespace {

/// An element for each event, so that a difference is shown with its place.
std::vector<std::string> events_of(const trace::Trace& trace) {
  std::istringstream text(trace::to_json(trace));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// CPython's run of the listing. Reading it checks it; members that only a recorder writes are skipped.
trace::Trace recorded(const demos::Demo& demo) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) /
      (stage_test::test_name(demo) + "." + std::to_string(getpid()) + ".json");
  const std::string command = "PYTHONDONTWRITEBYTECODE=1 " LOOPSTEP_PYTHON " " LOOPSTEP_SOURCE_DIR
                              "/python/loopstep/recorder.py --virtual -o " +
                              file.string() + " " + stage_test::listing_file(demo, ".py").string() +
                              " > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  const std::string text = stage_test::read_text(file);
  std::filesystem::remove(file);
  return trace::from_json(text, file.string());
}

class RecorderTrace : public testing::TestWithParam<demos::Demo> {};

TEST_P(RecorderTrace, IsTheDemosTrace) {
  EXPECT_EQ(events_of(recorded(GetParam())), events_of(stage_test::played(GetParam())));
}

/// Requests need recorded responses, and the times of processes cannot be predicted.
std::vector<demos::Demo> recordable() {
  std::vector<demos::Demo> result;
  for (const demos::Demo& demo : demos::all()) {
    if (demo.needs == demos::Needs::nothing || demo.needs == demos::Needs::thread)
      result.push_back(demo);
  }
  return result;
}

INSTANTIATE_TEST_SUITE_P(Demos, RecorderTrace, testing::ValuesIn(recordable()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
