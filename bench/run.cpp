// A recorded run on the page: bench_run RUN.json. Prints a line for each: the bytes that it takes in memory, the CPU time to
// open it, and that of a seek from any of its steps to any other, with their limits. bench_stage has the time of a frame.
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "held_bytes.hpp"
#include "peer.hpp"
#include "reader/run_lesson.hpp"
#include "stage/player.hpp"
#include "stage/recorded_run.hpp"
#include "trace/bytes.hpp"
#include "trace/recording.hpp"
#include "trace/summary.hpp"

namespace {

constexpr std::size_t least_events = 100'000;
constexpr int samples = 500;
constexpr double memory_limit = 64;  // bytes an event
constexpr double open_limit = 1000;  // ms
constexpr double seek_limit = 16;    // ms

double ms_since(double cpu) { return (peer::Meter::cpu() - cpu) / 1e6; }

const char* verdict(double figure, double limit) { return figure > limit ? ", EXCEEDED" : ""; }

std::string text_of(const char* file) {
  std::ifstream stream(file, std::ios::binary);
  peer::check(stream.is_open(), "a run to read");
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// What the page's reader makes of a run for the app. The lesson that shows it is made, too.
std::string read(const std::string& text) {
  const trace::Recording recording = trace::recording_from_json(text, "run.json");
  const trace::Summary summary = trace::summarize(recording.trace);
  const std::string lesson = reader::run_lesson(recording, summary, "run.json", "file:run.json");
  peer::check(!lesson.empty(), "a lesson");
  return trace::to_bytes(recording.trace);
}

/// Goes to a step, and waits until it is reached.
void seek(stage::Player& player, std::size_t step) {
  player.seek({step});
  while (player.waiting()) player.pump(0);
  peer::check(player.position().step == step, "a seek");
}

}  // namespace

int main(int count, char** arguments) {
  peer::check(count == 2, "one argument, the file of a run");
  const std::string text = text_of(arguments[1]);
  const double begin = peer::Meter::cpu();
  const std::string bytes = read(text);
  const std::size_t before = trace_test::held_bytes();
  trace::Trace run = trace::from_bytes(bytes);
  const std::size_t own = trace_test::held_bytes() - before;
  const std::size_t events = run.events().size();
  peer::check(events >= least_events, "a run of 100,000 events");
  stage::Player player(stage::program_of(std::move(run)));
  const double opened = ms_since(begin);

  const std::size_t steps = player.trace().steps();
  seek(player, steps);
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same steps every time
  std::vector<double> seeks;
  for (int i = 0; i < samples; ++i) {
    const std::size_t step = random() % steps;
    const double cpu = peer::Meter::cpu();
    seek(player, step);
    seeks.push_back(ms_since(cpu));
  }
  std::ranges::sort(seeks);
  player.back(trace::Unit::line);
  const std::size_t all = trace_test::held_bytes() - before;

  const auto each = [&](std::size_t held) {
    return static_cast<double>(held) / static_cast<double>(events);
  };
  std::printf(
      "run_memory %zu events, %.1f bytes each; limit %.0f%s; %.1f with all that the player adds\n",
      events, each(own), memory_limit, verdict(each(own), memory_limit), each(all));
  std::printf("run_open %.0f ms; limit %.0f ms%s\n", opened, open_limit,
              verdict(opened, open_limit));
  std::printf("run_seek median %.2f ms, longest %.2f ms; limit of the longest %.0f ms%s\n",
              seeks[seeks.size() / 2], seeks.back(), seek_limit, verdict(seeks.back(), seek_limit));
  return 0;
}
