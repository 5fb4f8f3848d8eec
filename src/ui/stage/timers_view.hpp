/// The loop's timers on a time axis, with the current time.
///
///     y = ui::draw_timers(frame, motion, state, player.time(), horizon, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// Draws the timers. A new timer starts at the place of the callback that set it. `time` is the time on
/// the clock, `horizon` the end of the axis, both in seconds.
/// @returns the y below
float draw_timers(Frame& frame, Motion& motion, const trace::State& state, double time,
                  double horizon, Vec at, float width);

}  // namespace ui
