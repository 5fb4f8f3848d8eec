/// Where a learner's moves through a run stop.
///
///     trace::Stops stops;
///     stops.extend(run);   // again when the trace has grown
///     if (auto next = stops.after(trace::Unit::line, events)) cursor.move_to(*next);
///
/// A stop is a number of events of the trace. Each list of stops is in order, so that going to the previous
/// stop exactly undoes going to the next one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "trace/trace.hpp"

namespace trace {

/// How far a move goes.
enum class Unit : std::uint8_t {
  line,  ///< what one line of the listing does: to the next line's beginning, or its step's end
  step,  ///< a callback: to its end
  iteration,  ///< to the end of the loop's iteration
  output,     ///< to what is printed, including it
  moment,     ///< a part of a line: its beginning, what it does, and the end of its step
};
inline constexpr std::size_t units = 5;

class Stops {
 public:
  /// Adds what is new in the trace. Must be called with one trace only.
  void extend(const Trace& trace);

  /// The first stop behind `events`, or the last one before it; none if there is none. The end of an iteration
  /// is known when the next one begins, that of a line with the next line or the end of its step.
  [[nodiscard]] std::optional<std::size_t> after(Unit unit, std::size_t events) const;
  [[nodiscard]] std::optional<std::size_t> before(Unit unit, std::size_t events) const;

  /// The number of stops behind `events`, up to `last`.
  [[nodiscard]] std::size_t count(Unit unit, std::size_t events, std::size_t last) const;

  /// The same as after() and before() for the places at which a task begins to run again: its callback has started, and nothing
  /// else has happened.
  [[nodiscard]] std::optional<std::size_t> task_after(std::uint32_t task, std::size_t events) const;
  [[nodiscard]] std::optional<std::size_t> task_before(std::uint32_t task,
                                                       std::size_t events) const;

 private:
  std::vector<std::size_t>& of(Unit unit) { return stops_[static_cast<std::size_t>(unit)]; }
  void add(const Trace& trace, const Event& event);
  void move_end(const Trace& trace);
  void end_line(std::size_t events);

  std::array<std::vector<std::size_t>, units> stops_;
  std::map<std::uint32_t, std::vector<std::size_t>> resumed_;  // by task
  std::size_t events_ = 0;                                     // seen so far
  bool in_line_ = false;                                       // a line's end is still to come
};

}  // namespace trace
