/// The row above the listing: its languages, whether the run is checked against CPython, where responses
/// come from and, beside the lesson, the button that closes the stage.
///
///     language = ui::draw_listing_header(frame, demo, player, language, area, sheet);
#pragma once

#include <cstddef>

#include "course/lesson.hpp"
#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The header's height. Two rows if the choice of responses needs one of its own.
[[nodiscard]] float listing_header_height(const Metrics& metrics, const course::Demo& demo,
                                          float width, bool sheet);

/// Draws the header.
/// @returns the selected language: 0 is Python, 1 JavaScript, 2 C++
[[nodiscard]] std::size_t draw_listing_header(Frame& frame, const course::Demo& demo,
                                              stage::Player& player, std::size_t language,
                                              const Rect& area, bool sheet);

/// Draws the button that closes the stage; the shell handles it.
/// @returns its left edge
float draw_close_button(Frame& frame, float right, float top);

}  // namespace ui
