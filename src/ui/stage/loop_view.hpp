// The loop itself: timers on their axis, the ready queue, and who waits for what.
//   const float height = ui::draw_loop(frame, motion, state, player.time(), horizon, area);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

// `time` is what the clock shows; `horizon` is how far the timers' axis reaches, in seconds. Answers the
// height that it took, which may be more than the area's.
float draw_loop(Frame& frame, Motion& motion, const trace::State& state, double time,
                double horizon, const Rect& area);

}  // namespace ui
