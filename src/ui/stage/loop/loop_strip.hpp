/// The loop in two lines, for a stage that shows one part at a time: what runs, and what is ready.
///
///     ui::draw_loop_strip(frame, state, 0, {area.x, y, area.w, ui::loop_strip_height(frame.metrics)});
#pragma once

#include <cstdint>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The same for all states, so that nothing moves from step to step.
[[nodiscard]] float loop_strip_height(const Metrics& metrics);

/// Draws it. `deciding` is the callback that decided the learner's prediction, which stands out; 0: none.
void draw_loop_strip(Frame& frame, const trace::State& state, std::uint32_t deciding,
                     const Rect& area);

}  // namespace ui
