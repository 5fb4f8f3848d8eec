#include "ui/lesson/exam_block.hpp"

#include "ui/frame/node_ids.hpp"
#include "ui/lesson/button_row.hpp"

namespace ui {
namespace {

constexpr const char* submitted_words = "Your answers are submitted and can no longer be changed.";

std::string answered_words(const LessonState& state) {
  const course::QuizSession& quiz = state.quiz();
  return std::to_string(quiz.answered()) + " of " + std::to_string(quiz.total()) +
         " questions answered.";
}

std::string question_words(const LessonState& state) {
  return answered_words(state) + " Submit your answers? You cannot change them afterwards.";
}

Flow::Action take(SubmitExam::Step step) {
  return [step](Frame& frame) { frame.intend(SubmitExam{step}); };
}

}  // namespace

void place_submission(Flow& flow, const LessonState& state, const std::string& quiz_id) {
  flow.gap(32);
  if (state.exam == LessonState::Exam::submitted) {
    flow.line(quiz_id + "/submitted", submitted_words, TextStyle::strong, Token::text, Role::text);
    return;
  }
  ButtonRow row;
  if (state.asks_to_submit) {
    flow.line(quiz_id + "/submit-question", question_words(state), TextStyle::small, Token::text);
    row.place(flow, quiz_id + "/confirm", "Submit them", take(SubmitExam::Step::confirm));
    row.place(flow, quiz_id + "/keep", "Keep working", take(SubmitExam::Step::keep));
    return;
  }
  flow.line(quiz_id + "/answered",
            answered_words(state) + " You can change any answer until you submit.",
            TextStyle::small, Token::muted);
  if (state.quiz().answered() > 0)
    row.place(flow, quiz_id + "/submit", "Submit", take(SubmitExam::Step::ask));
}

void take_submission(Frame& frame, LessonState& state, const SubmitExam& submit) {
  if (state.exam != LessonState::Exam::open) return;
  const std::string quiz = node_id::of_part(quiz_part);
  state.asks_to_submit = submit.step == SubmitExam::Step::ask;
  if (submit.step == SubmitExam::Step::confirm) {
    state.submit();
    frame.announce(submitted_words);
    frame.focus(quiz + "/submitted");
    return;
  }
  state.change();
  if (state.asks_to_submit) frame.announce(question_words(state));
  frame.focus(quiz + (state.asks_to_submit ? "/keep" : "/submit"));
}

}  // namespace ui
