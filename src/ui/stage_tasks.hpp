// Who waits for whom: a chip for each task, and for what is awaited outside the loop.
//   y = draw_stage_tasks(frame, state, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame.hpp"

namespace ui {

// Answers the y below.
float draw_stage_tasks(Frame& frame, const trace::State& state, Vec at, float width);

}  // namespace ui
