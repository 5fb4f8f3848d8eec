// What the stage shows while nothing is on it: the lesson's demos, to choose from.
//   const std::string demo = ui::draw_invitation(frame, lesson, area);   // id, or ""
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

std::string draw_invitation(Frame& frame, const course::Lesson& lesson, const Rect& area);

}  // namespace ui
