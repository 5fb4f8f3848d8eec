// What a recorded run takes in memory once it is open: at most 64 bytes an event.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "held_bytes.hpp"
#include "trace/bytes.hpp"
#include "trace/json.hpp"

namespace {

/// The recording of a program with more than 100,000 events, as the page's reader hands it to the app.
std::string recorded() {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) /
                                     ("long_run." + std::to_string(getpid()) + ".json");
  const std::string command = "PYTHONDONTWRITEBYTECODE=1 " LOOPSTEP_PYTHON " " LOOPSTEP_SOURCE_DIR
                              "/python/loopstep/recorder.py --virtual -o " +
                              file.string() +
                              " " LOOPSTEP_SOURCE_DIR "/bench/long_run.py > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream stream(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(stream), {});
  std::filesystem::remove(file);
  return trace::to_bytes(trace::from_json(text, file.string()));
}

TEST(Memory, IsAtMost64BytesAnEvent) {
  const std::string bytes = recorded();
  const std::size_t before = trace_test::held_bytes();
  const trace::Trace run = trace::from_bytes(bytes);
  const std::size_t held = trace_test::held_bytes() - before;
  const std::size_t events = run.events().size();
  std::cout << events << " events, " << static_cast<double>(held) / static_cast<double>(events)
            << " bytes each\n";
  EXPECT_GE(events, 100'000U);
  EXPECT_LE(held, 64 * events);
}

}  // namespace
