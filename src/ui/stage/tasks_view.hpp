/// Who awaits whom: a tree with a row for each task, each idle coroutine and each operation outside the loop
///
///     y = ui::draw_tasks(frame, state, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The height, including the title.
[[nodiscard]] float tasks_height(const Metrics& metrics, const trace::State& state);

/// Draws the tasks.
/// @returns the y below
float draw_tasks(Frame& frame, const trace::State& state, Vec at, float width);

}  // namespace ui
