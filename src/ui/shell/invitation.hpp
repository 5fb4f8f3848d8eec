/// What the stage shows while it is empty: the lesson's demos, to choose from.
///
///     ui::draw_invitation(frame, lesson, area);
#pragma once

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

void draw_invitation(Frame& frame, const course::Lesson& lesson, const Rect& area);

}  // namespace ui
