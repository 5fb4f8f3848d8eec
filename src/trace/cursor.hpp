/// Moves to any event of a trace, at a cost that does not grow with the trace.
///
///     trace::Cursor cursor(run);
///     cursor.move_to(run.events_until(9));   // the end of step 9
///     cursor.state().time;
///
/// It keeps snapshots of some states and continues from the nearest one.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/state.hpp"
#include "trace/trace.hpp"

namespace trace {

class Cursor {
 public:
  /// Starts at the beginning of `trace`, which may grow and must outlive the cursor.
  explicit Cursor(const Trace& trace);

  /// Moves to the place after the first `events` of the trace, which must have as many.
  void move_to(std::size_t events);

  /// The state at the cursor. Valid until the cursor moves.
  [[nodiscard]] const State& state() const noexcept { return current_.state; }
  /// The number of events before the cursor.
  [[nodiscard]] std::size_t events() const noexcept { return current_.events; }

 private:
  /// A state, and the number of events that led to it.
  struct Snapshot {
    State state;
    std::size_t events = 0;
  };

  /// The last kept snapshot before an event; null if there is none.
  [[nodiscard]] const Snapshot* kept_before(std::size_t event) const;

  const Trace& trace_;
  Snapshot current_;
  std::vector<Snapshot> kept_;  // in order
};

}  // namespace trace
