/// Each task's life as a row of segments over the steps of a run: what the timeline draws.
///
///     for (const trace::Row& row : trace::timeline(trace).rows) draw(row);
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "aio/observer.hpp"
#include "trace/trace.hpp"

namespace trace {

enum class Activity : std::uint8_t {
  running,    ///< its callback runs in this step
  ready,      ///< in the ready queue
  suspended,  ///< waits; Segment::awaits says for what
  frozen,     ///< another callback blocks the loop meanwhile
};

/// A task does one thing from step `first` to step `last`, both included.
struct Segment {
  Activity activity = Activity::ready;
  aio::AwaitKind awaits = aio::AwaitKind::yield;
  std::size_t first = 0;
  std::size_t last = 0;
};

struct Row {
  std::uint32_t task = 0;
  std::vector<Segment> segments;
};

/// A step after which the clock shows another time than before.
struct Tick {
  std::size_t step = 0;
  double time = 0;  ///< seconds
};

struct Timeline {
  std::vector<Row> rows;    ///< one a task, in order of creation
  std::vector<Tick> ticks;  ///< in order; the first is step 1
  std::size_t steps = 0;
};

/// The timeline of the whole trace so far.
[[nodiscard]] Timeline timeline(const Trace& trace);

}  // namespace trace
