/// The quiz at the end of a lesson. Choosing an option answers its question and explains that option;
/// an answer can be changed. When all answers are right, the lesson is complete.
///
///     ui::place_quiz(flow, state, "lesson/quiz");
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

void place_quiz(Flow& flow, LessonState& state, const std::string& id);

}  // namespace ui
