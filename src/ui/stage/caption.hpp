/// What the current callback does, in words, above the stage's controls.
///
///     ui::draw_caption_surface(frame, area);
///     ui::draw_caption(frame, ui::caption_text(state), ui::brief_caption_text(state),
///                      {area.x, y, area.w, ui::caption_height(metrics, area.w)});
#pragma once

#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The same for all words, so that nothing moves from step to step: two lines, or one if the stage is wide.
[[nodiscard]] float caption_height(const Metrics& metrics, float width);

/// Draws the caption's background.
void draw_caption_surface(Frame& frame, const Rect& area);

/// Draws the words or, if they do not fit, the brief ones.
void draw_caption(Frame& frame, const std::string& words, const std::string& brief,
                  const Rect& area);

/// Draws what the callback on show does or what the player waits for, and the button that ends a wait of the loop.
/// While the learner edits the program, only that the run is paused.
void draw_stage_caption(Frame& frame, const stage::Player& player, const trace::State& shown,
                        bool editing, Rect area);

}  // namespace ui
