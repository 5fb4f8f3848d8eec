/// The quiz at the end of a lesson. Choosing an option answers its question, explains that option and links to what
/// shows it; an answer can be changed. When all answers are right, the lesson is complete. Below are questions that go
/// deeper.
///
///     ui::place_quiz(flow, state, "lesson/quiz");
///     ui::take_answer(frame, state, {.question = "promise-all", .option = 2});
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

void place_quiz(Flow& flow, LessonState& state, const std::string& id);

/// Takes an answer, and announces its explanation and the score to screen readers.
/// @throws std::out_of_range if there is no such question or option.
void take_answer(Frame& frame, LessonState& state, const Answer& answer);

}  // namespace ui
