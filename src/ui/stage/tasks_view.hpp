// Who waits for whom: a chip for each task, and for what is awaited outside the loop.
//   y = ui::draw_tasks(frame, state, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// How high it will be, title included.
float tasks_height(const Metrics& metrics, const trace::State& state, float width);

// Answers the y below.
float draw_tasks(Frame& frame, const trace::State& state, Vec at, float width);

}  // namespace ui
