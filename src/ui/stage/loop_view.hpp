/// The event loop: its timers on a time axis, the ready queue, and what each task waits for.
///
///     const float height = ui::draw_loop(frame, motion, state, player.time(), horizon, area);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// Draws the loop. `time` is the time on the clock, `horizon` the end of the timers' axis, both in
/// seconds.
/// @returns the height, which may be more than the area's
float draw_loop(Frame& frame, Motion& motion, const trace::State& state, double time,
                double horizon, const Rect& area);

}  // namespace ui
