/// The loop's timers on a time axis, with the current time.
///
///     const ui::ClockAxis axis{.now = player.time(), .end = horizon};
///     y = ui::draw_timers(frame, motion, state, {.clock = axis}, {x, y}, width);
#pragma once

#include <optional>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// The loop's clock as an axis from 0. All times are in seconds.
struct ClockAxis {
  double now = 0;
  double end = 1;

  /// Where a time is, on an axis that begins at `left`. Times beyond its ends are at its ends.
  [[nodiscard]] float x(double when, float left, float width) const;
};

[[nodiscard]] float clock_axis_height(const Metrics& metrics);

/// Draws the axis with its times below it.
/// @returns the y below
float draw_clock_axis(Frame& frame, const ClockAxis& clock, Vec at, float width);

struct TimersPicture {
  ClockAxis clock;
  double blocked = 0;  ///< the seconds up to now in which a callback has blocked the loop
  std::optional<double> deciding =
      std::nullopt;  ///< when the timer that decided the learner's prediction was due
};

/// Draws the timers. A new timer starts at the place of the callback that set it.
/// @returns the y below
float draw_timers(Frame& frame, Motion& motion, const trace::State& state,
                  const TimersPicture& picture, Vec at, float width);

}  // namespace ui
