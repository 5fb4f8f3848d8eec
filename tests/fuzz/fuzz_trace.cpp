// Passes a fuzzer's bytes to the reader of traces. It may reject them; what it accepts must be written
// back the same, and can be shown at every step:
//     fuzz_trace -max_total_time=60 CORPUS     libFuzzer's options
//     LOOPSTEP_FUZZ_DEMO=hello-gather fuzz_trace     prints that demo's trace, to begin with
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "demos/demos.hpp"
#include "stage/demo_run.hpp"
#include "trace/chrome_trace.hpp"
#include "trace/cursor.hpp"
#include "trace/json.hpp"
#include "trace/summary.hpp"
#include "trace/timeline.hpp"

namespace fuzz {

namespace {

void expect(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

void show_every_step(const trace::Trace& trace) {
  trace::Cursor forwards(trace);
  trace::Cursor backwards(trace);
  for (std::size_t step = 0; step <= trace.steps(); ++step) {
    forwards.move_to(trace.events_until(step));
    backwards.move_to(trace.events_until(trace.steps() - step));
    expect(forwards.state().step == step, "a step is not reached");
  }
  for (std::size_t events = trace.events_until(0); events <= trace.events().size(); ++events)
    expect(trace.events_until(trace.position_of(events)) == events, "a position leads elsewhere");
  for (const trace::Row& row : trace::timeline(trace).rows) {
    for (const trace::Segment& segment : row.segments)
      expect(segment.first <= segment.last && segment.last <= trace.steps(),
             "a segment lies outside the run");
  }
}

void check(std::string_view text) {
  trace::Trace read;
  try {
    // Few events, so that every step of them can be shown.
    read = trace::from_json(text, "run.json", {.bytes = 1U << 20U, .events = 2000, .tasks = 200});
  } catch (const trace::FormatError&) {
    return;
  }
  expect(trace::from_json(trace::to_json(read), "again.json") == read, "it is not read back equal");
  show_every_step(read);
  static_cast<void>(trace::summarize(read));
  static_cast<void>(trace::to_chrome_trace({.trace = std::move(read)}));
}

/// `id` is the demo's, whatever its lesson.
void print_demo(std::string_view id) {
  const auto demo = std::ranges::find(demos::all(), id, &demos::Demo::id);
  expect(demo != demos::all().end() && demo->needs == demos::Needs::nothing,
         "there is no such demo");
  const stage::Services services{.real_time = [] { return 0.0; }};
  stage::DemoRun run(*demo, services, stage::Network::recorded);
  while (run.advance() == stage::Advance::stepped) {
  }
  std::fputs(trace::to_json(run.trace()).c_str(), stdout);
}

}  // namespace

}  // namespace fuzz

// NOLINTBEGIN(readability-identifier-naming): libFuzzer calls them
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  if (const char* id = std::getenv("LOOPSTEP_FUZZ_DEMO")) {
    fuzz::print_demo(id);
    std::exit(0);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
// NOLINTEND(readability-identifier-naming)
