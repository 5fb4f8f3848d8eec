/// What the current callback does, in words, above the stage's controls.
///
///     ui::draw_caption_surface(frame, area);
///     ui::draw_caption(frame, ui::caption_text(state), ui::brief_caption_text(state),
///                      {area.x, y, area.w, ui::caption_height(metrics, area.w)});
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

/// The same for all words, so that nothing moves from step to step: two lines, or one if the stage is wide.
[[nodiscard]] float caption_height(const Metrics& metrics, float width);

/// Draws the caption's background.
void draw_caption_surface(Frame& frame, const Rect& area);

/// Draws the words or, if they do not fit, the brief ones.
void draw_caption(Frame& frame, const std::string& words, const std::string& brief,
                  const Rect& area);

}  // namespace ui
