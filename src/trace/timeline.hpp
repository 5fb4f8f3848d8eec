/// Each task as a row of segments over the steps of a run: what the timeline shows.
///
///     trace::TimelineBuilder builder;
///     builder.extend(run);   // again when the trace has grown
///     for (const trace::Row& row : builder.timeline().rows) draw(row);
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "trace/kinds.hpp"
#include "trace/state.hpp"
#include "trace/trace.hpp"

namespace trace {

enum class Activity : std::uint8_t {
  running,    ///< its callback runs in this step
  ready,      ///< in the ready queue
  suspended,  ///< waits for what Segment::awaits says
  frozen,     ///< blocked, because another callback blocks the loop
};

/// A task does the same thing from step `first` to step `last`, inclusive.
struct Segment {
  Activity activity = Activity::ready;
  /// What it waits for at the end of step `last`, if it is suspended.
  WaitKind awaits = WaitKind::yield;
  std::size_t first = 0;
  std::size_t last = 0;

  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Row {
  std::uint32_t task = 0;
  std::vector<Segment> segments;   ///< without gaps, from the task's creation to its end
  std::optional<Outcome> outcome;  ///< how it ended, in the step of its last segment
  std::string_view name{};         ///< the trace's
};

/// A request, a thread or a process: from the step that starts it to the one in which its end reaches the loop.
struct Operation {
  std::size_t first = 0;
  std::optional<std::size_t> last{};    ///< none while it is in flight
  Outcome outcome = Outcome::returned;  ///< once it has ended
  std::string_view label{};             ///< the trace's
  std::string_view answer{};  ///< what it answered, or its error; the trace's; may be empty
};

/// A step that stands out in its task's row: it printed, blocked the loop, failed or was cancelled.
struct Mark {
  std::size_t step = 0;
  std::uint32_t task = 0;           ///< 0: none; a plain callback
  std::vector<std::size_t> events;  ///< the trace's that say so, by index
};

/// A step that changed the time on the clock: the loop waited before the step, or the step blocked the
/// loop.
struct Tick {
  std::size_t step = 0;
  double time = 0;    ///< seconds, at the step's end
  double waited = 0;  ///< seconds before it began, while every task was suspended
};

struct Timeline {
  std::vector<Row> rows;    ///< one for each task, in order of creation
  std::vector<Tick> ticks;  ///< in order; the first is step 1
  std::size_t steps = 0;
  std::vector<Mark> marks{};         ///< in order
  std::vector<Operation> outside{};  ///< in order of their start

  /// The last tick that is not after `step`; null before the first step.
  [[nodiscard]] const Tick* tick_at(std::size_t step) const noexcept;
  /// Seconds on the clock at the end of `step`.
  [[nodiscard]] double time_at(std::size_t step) const noexcept;
};

/// Follows a growing trace, without processing any event twice.
class TimelineBuilder {
 public:
  /// Adds what is new in the trace, up to the end of `last_step`. Must be called with one trace only.
  void extend(const Trace& trace, std::size_t last_step = std::numeric_limits<std::size_t>::max());

  [[nodiscard]] const Timeline& timeline() const noexcept { return timeline_; }

 private:
  void add_step(std::size_t step, double begun);
  void add_mark(std::size_t step, const Event& event);
  void add_outside(const Trace& trace, std::size_t step, const Event& event);
  void update(const TaskState& task, std::size_t step);

  Timeline timeline_;
  State state_;                         // at the end of the last step
  std::size_t events_ = 0;              // seen so far
  std::vector<std::uint32_t> touched_;  // tasks whose activity may differ from the previous step
  bool all_touched_ = false;
};

/// The timeline of the whole trace so far.
[[nodiscard]] Timeline timeline(const Trace& trace);

}  // namespace trace
