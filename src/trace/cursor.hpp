/// Moving about in a trace, forward, back or far away, at a cost that does not grow with it.
///
///     trace::Cursor cursor(run);
///     cursor.move_to(run.steps());
///     cursor.state().time;
///
/// It keeps the states of some steps that it came through and goes on from the nearest of them.
#pragma once

#include <cstddef>
#include <vector>

#include "trace/state.hpp"
#include "trace/trace.hpp"

namespace trace {

class Cursor {
 public:
  /// At step 0 of `trace`, which may grow and must outlive the cursor.
  explicit Cursor(const Trace& trace);

  /// Shows the end of `step`, which must be at most trace.steps().
  void move_to(std::size_t step);

  /// The state there. Valid until the cursor moves.
  [[nodiscard]] const State& state() const noexcept { return place_.state; }
  [[nodiscard]] std::size_t step() const noexcept { return place_.state.step; }

 private:
  /// A state and how many events it has seen.
  struct Place {
    State state;
    std::size_t events = 0;
  };

  /// The last kept place before an event; null if there is none.
  [[nodiscard]] const Place* kept_before(std::size_t event) const;

  const Trace& trace_;
  Place place_;
  std::vector<Place> kept_;  // in order
};

}  // namespace trace
