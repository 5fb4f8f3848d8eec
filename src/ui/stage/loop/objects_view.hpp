/// What tasks share, such as locks and queues: who holds it, what is in it, who waits for it.
///
///     y = ui::draw_objects(frame, state, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The height, including the title; 0 if there is nothing.
[[nodiscard]] float objects_height(const Metrics& metrics, const trace::State& state);

/// Draws a row for each object; nothing if there is none.
/// @returns the y below
float draw_objects(Frame& frame, const trace::State& state, Vec at, float width);

}  // namespace ui
