/// What a part of the quiz came to: its scores, another try at what is wrong, and for the questions that complete the
/// lesson the reset and the completion, which says what was done and what was not.
///
///     ui::place_result(flow, state, course::QuizPart::lesson, "lesson/quiz");
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

void place_result(Flow& flow, LessonState& state, course::QuizPart part, const std::string& id);

/// Clears the wrong answers of a part, says so, and moves the focus to the first of their questions.
/// @returns the node of that question, or ""
std::string take_retry(Frame& frame, LessonState& state, const RetryQuiz& retry);
/// Asks the learner to confirm a reset; carries it out, says so and moves the focus to the quiz's title; or gives it up.
void take_reset(Frame& frame, LessonState& state, const ResetAnswers& reset);

}  // namespace ui
