/// The heading of a part of the loop view.
///
///     const float below = ui::section_heading(frame, "stage/tasks", "Tasks", "who awaits what", {x, y});
#pragma once

#include <string>

#include "ui/frame/frame.hpp"

namespace ui {

[[nodiscard]] float section_heading_height(const Metrics& metrics);

/// Draws a title and beside it a remark, which may be empty. Terms in both open their definitions.
/// @returns the y below
float section_heading(Frame& frame, const std::string& id, const std::string& title,
                      const std::string& remark, Vec at);

}  // namespace ui
