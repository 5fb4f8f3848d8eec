// The row over the listing: its languages, what the run is held against, where responses come from and,
// beside the lesson, the way out.
//   language = ui::draw_listing_header(frame, demo, player, language, area, sheet);
#pragma once

#include <cstddef>

#include "course/lesson.hpp"
#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// More than a row where the choice of responses needs one of its own.
float listing_header_height(const Metrics& metrics, const course::Demo& demo, float width,
                            bool sheet);

// Answers the language that is chosen now: 0 is Python, 1 JavaScript, 2 C++.
std::size_t draw_listing_header(Frame& frame, const course::Demo& demo, stage::Player& player,
                                std::size_t language, const Rect& area, bool sheet);

// The button that closes the stage, which the shell answers. Returns where it begins.
float draw_close_button(Frame& frame, float right, float top);

}  // namespace ui
