/// What stands in place of a page that could not be loaded.
///
///     ui::draw_failure(frame, "The lesson could not be loaded", "Check the connection, then reload.", area);
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

/// Draws a card with a heading and what can be done. It scrolls if it is higher than `area`.
void draw_failure(Frame& frame, const std::string& heading, const std::string& words,
                  const Rect& area);

}  // namespace ui
