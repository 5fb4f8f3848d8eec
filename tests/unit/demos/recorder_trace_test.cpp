// The product's claim, and what lets the stage play recordings of Python programs beside the demos: the recorder's trace of
// a listing, on its virtual clock, is the trace of the C++ demo, event by event. Responses are the recorded ones on both
// sides, and a process takes as long as the stage makes it take at least.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <format>
#include <string>

#include "demos/demos.hpp"
#include "fake_site.hpp"
#include "places.hpp"
#include "played.hpp"
#include "trace/json.hpp"

namespace {

/// CPython's run of the listing. Reading it checks it; members that only a recorder writes are skipped.
trace::Trace recorded(const demos::Demo& demo) {
  const std::filesystem::path file =
      std::filesystem::path(testing::TempDir()) /
      (stage_test::test_name(demo) + "." + std::to_string(getpid()) + ".json");
  const std::filesystem::path responses = stage_test::lesson_folder(demo.lesson) / "api";
  const std::string answers =
      is_directory(responses) ? " --responses " + responses.string() : std::string();
  const std::string command = std::format(
      "PYTHONDONTWRITEBYTECODE=1 {} {}/python/loopstep/recorder.py --virtual{} -o {} {} > "
      "/dev/null",
      places::python, places::repository, answers, file.string(),
      stage_test::listing_file(demo, ".py").string());
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  const std::string text = stage_test::read_text(file);
  std::filesystem::remove(file);
  return trace::from_json(text, file.string());
}

class RecorderTrace : public testing::TestWithParam<demos::Demo> {};

TEST_P(RecorderTrace, IsTheDemosTrace) {
  EXPECT_EQ(trace::to_json(recorded(GetParam())), trace::to_json(stage_test::played(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Demos, RecorderTrace, testing::ValuesIn(demos::all()),
                         [](const auto& info) { return stage_test::test_name(info.param); });

}  // namespace
