// The quiz at the end of a lesson: choosing an option answers its question and explains that
// option; any other may be tried. All right leads to the lesson's completion.
//   ui::place_quiz(flow, state, "lesson/quiz");
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

void place_quiz(Flow& flow, LessonState& state, const std::string& id);

}  // namespace ui
