/// What the stage shows for a demo that this build of the app does not have, though the lesson names it.
///
///     ui::draw_missing_demo(frame, demo.id, area, sheet);
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

inline constexpr const char* missing_demo_id = "stage/missing";  ///< the node that says so

void draw_missing_demo(Frame& frame, const std::string& demo, const Rect& area, bool sheet);

}  // namespace ui
