/// Where the steps of a run are on the timeline: a column for each step, and additional width for the
/// seconds in which the loop waits between two steps or is blocked within one.
///
///     const ui::StepAxis axis(timeline, {.steps = 14, .seconds = 2}, area.w);
///     fill({axis.begin(9), y, axis.end(9) - axis.begin(9), h});
#pragma once

#include <algorithm>
#include <cstddef>

#include "trace/timeline.hpp"

namespace ui {

/// The length of a run, as far as known.
struct RunExtent {
  std::size_t steps = 1;
  double seconds = 0;
};

class StepAxis {
 public:
  static constexpr float side_inset =
      7;  ///< CSS pixels at both ends, where a slider's knob would be

  /// Fills `room` CSS pixels, or is wider if the run is too long for that. `timeline` must outlive the
  /// axis.
  StepAxis(const trace::Timeline& timeline, RunExtent extent, float room);

  /// Where a step begins and ends, in CSS pixels. Step 0 has no column: it begins and ends at the inset.
  /// Between the end of a step and the beginning of the next one the loop waits.
  [[nodiscard]] float begin(std::size_t step) const;
  [[nodiscard]] float end(std::size_t step) const;
  [[nodiscard]] float width() const { return width_; }
  /// Where something of that width begins that should begin at `x`: at the right end, further left.
  [[nodiscard]] float fit(float x, float width) const { return std::min(x, width_ - width); }
  [[nodiscard]] float column() const { return column_; }

  /// The step whose end is nearest to `x`.
  [[nodiscard]] std::size_t step_at(float x) const;

 private:
  const trace::Timeline* timeline_;
  std::size_t steps_;
  float column_;
  float second_;  // CSS pixels a second
  float width_;
};

}  // namespace ui
