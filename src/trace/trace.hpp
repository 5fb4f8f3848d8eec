/// A recorded run: its events, and the end of each step.
///
///     trace::Trace run;
///     run.add({.kind = trace::EventKind::task_created, .task = 1, .text = run.keep("main")});
///     run.steps();   // callbacks run so far
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trace/event.hpp"
#include "trace/position.hpp"

namespace trace {

class Trace {
 public:
  /// Appends an event. A `handle_finished` ends a step, but for what is printed or found out before the next one.
  void add(const Event& event);
  /// Makes room for as many events in all.
  void reserve(std::size_t events) { events_.reserve(events); }

  [[nodiscard]] const std::vector<Event>& events() const noexcept { return events_; }

  /// The number of events that can be shown: up to the end of the last step, or all of them if another one has begun.
  [[nodiscard]] std::size_t end() const noexcept;

  /// The number of recorded steps: callbacks that have run.
  [[nodiscard]] std::size_t steps() const noexcept { return ends_.size(); }

  /// The number of events up to the end of a step. What happens between two steps (a timer becomes
  /// due, an iteration begins) belongs to the later one, but what is printed there, as after `asyncio.run()`, to
  /// the earlier one. Step 0 is before the loop runs. `step` must be at most steps().
  [[nodiscard]] std::size_t events_until(std::size_t step) const noexcept;

  /// The number of events up to a position. Beyond the last event of its step, that is the step's end;
  /// beyond the last step, all events.
  [[nodiscard]] std::size_t events_until(const Position& position) const noexcept;

  /// The position after a number of events, which must be at least events_until(0).
  [[nodiscard]] Position position_of(std::size_t events) const noexcept;

  /// Stores a string or a list of ids and returns its index for an Event; 0 for an empty one. What
  /// text() and list() return stays valid as long as the trace.
  std::uint32_t keep(std::string_view text);
  std::uint32_t keep(std::span<const std::uint32_t> ids);
  [[nodiscard]] std::string_view text(std::uint32_t index) const noexcept { return texts_[index]; }
  /// How many strings and lists there are: their indices are smaller.
  [[nodiscard]] std::size_t texts() const noexcept { return texts_.size(); }
  [[nodiscard]] std::size_t lists() const noexcept { return lists_.size(); }
  [[nodiscard]] std::span<const std::uint32_t> list(std::uint32_t index) const noexcept {
    return lists_[index];
  }

  /// Whether both have the same events. The indices of strings and lists do not matter.
  friend bool operator==(const Trace& a, const Trace& b) noexcept;

 private:
  std::vector<Event> events_;
  std::vector<std::size_t> ends_;         // index after each step
  std::optional<std::size_t> setup_end_;  // index of the first iteration_started
  bool in_step_ = false;
  std::deque<std::string> texts_ = {""};  // a deque never moves its elements
  std::deque<std::vector<std::uint32_t>> lists_ = {{}};
};

}  // namespace trace
