/// What the current callback does, in words, above the stage's controls.
///
///     ui::draw_caption(frame, ui::caption_text(state), {area.x, y, area.w, ui::caption_height(metrics, area.w)});
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

/// The same for all words, so that nothing moves from step to step: two lines, or one if the stage is wide.
[[nodiscard]] float caption_height(const Metrics& metrics, float width);

/// Draws the words, without those that do not fit.
void draw_caption(Frame& frame, const std::string& words, const Rect& area);

}  // namespace ui
