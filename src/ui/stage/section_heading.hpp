// The heading of a part of the loop's picture.
//   const float below = ui::section_heading(frame, "stage/tasks", "Tasks", "who awaits what", {x, y});
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

float section_heading_height(const Metrics& metrics);

// A title and a remark beside it, which may be empty; answers the y below.
float section_heading(Frame& frame, const std::string& id, const std::string& title,
                      const std::string& remark, Vec at);

}  // namespace ui
