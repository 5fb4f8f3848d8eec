/// A place in a run: the end of a step, or a place within one.
///
///     const trace::Position position = run.position_of(40);
///     run.events_until(position);   // 40
#pragma once

#include <cstddef>

namespace trace {

struct Position {
  std::size_t step = 0;   ///< 0 is before the loop runs
  std::size_t event = 0;  ///< how many events of that step have happened; 0 at the step's end

  friend bool operator==(const Position&, const Position&) = default;
};

}  // namespace trace
