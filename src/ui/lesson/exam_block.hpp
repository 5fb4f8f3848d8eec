/// The end of a quiz that is an exam: how many questions are answered, and handing the answers in. Nothing here says
/// what is right, before or after; the page that embeds the exam is told.
///
///     ui::place_submission(flow, state, "lesson/quiz");
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

void place_submission(Flow& flow, const LessonState& state, const std::string& quiz_id);

/// Asks the learner to confirm; submits the answers, says so and moves the focus there; or gives it up.
void take_submission(Frame& frame, LessonState& state, const SubmitExam& submit);

}  // namespace ui
