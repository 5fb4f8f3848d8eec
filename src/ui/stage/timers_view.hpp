// The loop's timers on an axis of time, with the hand of its clock.
//   y = ui::draw_timers(frame, motion, state, player.time(), horizon, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

// A timer that was just set comes from where the callback was that set it.
// `time` is what the clock shows; `horizon` is how far the axis reaches, in seconds. Answers the y
// below.
float draw_timers(Frame& frame, Motion& motion, const trace::State& state, double time,
                  double horizon, Vec at, float width);

}  // namespace ui
