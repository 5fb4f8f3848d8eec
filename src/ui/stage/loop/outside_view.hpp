/// What is in flight outside the loop, as bars from the start to the answer.
///
///     y = ui::draw_outside(frame, state, {.now = player.time(), .end = horizon}, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/loop/timers_view.hpp"

namespace ui {

/// The height, including the title.
[[nodiscard]] float outside_height(const Metrics& metrics, const trace::State& state);

/// Draws the operations that the axis has room for: those in flight, and the last that have ended.
/// @returns the y below
float draw_outside(Frame& frame, const trace::State& state, const ClockAxis& axis, Vec at,
                   float width);

}  // namespace ui
