// What a recorded run takes in memory once it is open, and what it takes to move in it: at most 64 bytes an event each.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <format>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "held_bytes.hpp"
#include "places.hpp"
#include "trace/bytes.hpp"
#include "trace/cursor.hpp"
#include "trace/json.hpp"

namespace {

/// The recording of a program with more than 100,000 events, as the page's reader hands it to the app.
std::string recorded() {
  const std::filesystem::path file = std::filesystem::path(testing::TempDir()) /
                                     ("long_run." + std::to_string(getpid()) + ".json");
  const std::string command = std::format(
      "PYTHONDONTWRITEBYTECODE=1 {0} {1}/python/loopstep/recorder.py --virtual -o {2} "
      "{1}/bench/long_run.py > /dev/null",
      places::python, places::repository, file.string());
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

/// A run of that many tasks, each of which runs `rounds` times; all are there from the start.
trace::Trace crowd(std::uint32_t tasks, int rounds) {
  using trace::EventKind;
  constexpr auto step = static_cast<std::uint8_t>(trace::CallbackKind::task_step);
  trace::Trace run;
  for (std::uint32_t task = 1; task <= tasks; ++task)
    run.add({.kind = EventKind::task_created, .task = task, .text = run.keep("worker")});
  std::uint32_t handle = 0;
  for (int round = 1; round <= rounds; ++round) {
    for (std::uint32_t task = 1; task <= tasks; ++task)
      run.add({.kind = EventKind::handle_scheduled,
               .detail = step,
               .handle = handle + task,
               .task = task});
    run.add({.kind = EventKind::iteration_started, .number = round});
    for (std::uint32_t task = 1; task <= tasks; ++task) {
      run.add({.kind = EventKind::handle_started,
               .detail = step,
               .handle = handle + task,
               .task = task});
      run.add({.kind = EventKind::task_suspended, .task = task});
      run.add({.kind = EventKind::handle_finished, .handle = handle + task});
    }
    handle += tasks;
  }
  return run;
}

TEST(Memory, OfMovingIsAtMost64BytesAnEventHoweverManyTasksThereAre) {
  for (const std::uint32_t tasks : {20U, 1'000U, 9'000U}) {
    const trace::Trace run = crowd(tasks, static_cast<int>(110'000 / 4 / tasks) + 1);
    const std::size_t before = trace_test::held_bytes();
    trace::Cursor cursor(run);
    cursor.move_to(run.events().size());
    cursor.move_to(0);  // what is left are its snapshots
    const std::size_t held = trace_test::held_bytes() - before;
    const std::size_t events = run.events().size();
    std::cout << tasks << " tasks, " << events << " events, "
              << static_cast<double>(held) / static_cast<double>(events) << " bytes each\n";
    EXPECT_LE(held, 64 * events) << tasks << " tasks";
  }
}

}  // namespace
