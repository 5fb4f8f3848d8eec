/// What is in flight outside the loop, as bars from the start to the answer.
///
///     const ui::ClockAxis axis{.now = player.time(), .end = horizon};
///     y = ui::draw_outside(frame, state, {.clock = axis, .with_axis = true}, {x, y}, width);
#pragma once

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/loop/timers_view.hpp"

namespace ui {

struct OutsidePicture {
  ClockAxis clock;
  bool with_axis = false;  ///< with the times of the axis below the bars
};

/// The height, including the title.
[[nodiscard]] float outside_height(const Metrics& metrics, const trace::State& state,
                                   bool with_axis);

/// Draws the operations that the axis has room for: those in flight, and the last that have ended.
/// @returns the y below
float draw_outside(Frame& frame, const trace::State& state, const OutsidePicture& picture, Vec at,
                   float width);

}  // namespace ui
