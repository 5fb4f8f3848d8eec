#include "ui/lesson/quiz_block.hpp"

#include <optional>
#include <utility>

#include "ui/lesson/blocks.hpp"
#include "ui/lesson/code_block.hpp"
#include "ui/lesson/exam_block.hpp"
#include "ui/lesson/quiz_result.hpp"
#include "ui/widgets/choice.hpp"

namespace ui {
namespace {

const char* verdict(bool correct) { return correct ? "Right. " : "Not quite. "; }

ChoiceOption option_of(const course::Option& option, bool explained, const std::string& id) {
  ChoiceOption made{.text = text_runs(option.text, id)};
  if (!explained) return made;
  made.explanation = text_runs(option.explanation, id + "/why");
  made.explanation.insert(made.explanation.begin(),
                          {.text = verdict(option.correct), .kind = TextRun::Kind::strong});
  made.see = text_runs(option.see, id + "/see");
  return made;
}

Choice choice_of(const Flow& flow, const LessonState& state, const course::Question& question,
                 const std::string& id) {
  const bool exam = state.exam != LessonState::Exam::none;
  ChoiceModel model{.id = id,
                    .name = course::plain_text(question.prompt),
                    .kind = exam ? ChoiceKind::unjudged : ChoiceKind::again,
                    .frozen = state.exam == LessonState::Exam::submitted};
  if (const std::optional<int> chosen = state.quiz().chosen(question.id))
    model.chosen = static_cast<std::size_t>(*chosen);
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const course::Option& option = question.options[i];
    if (option.correct) model.right = i;
    const bool explained = !exam && model.chosen == i;
    model.options.push_back(option_of(option, explained, id + "/" + std::to_string(i)));
    // The sections that they lead to are not there.
    if (state.only_quiz) model.options.back().see.clear();
  }
  return {std::move(model), flow.column.width, flow.metrics()};
}

void place_options(Flow& flow, const LessonState& state, const course::Question& question,
                   const std::string& id) {
  Choice choice = choice_of(flow, state, question, id);
  const Rect rect = flow.take(choice.height());
  flow.add(choice.node(rect.origin()));
  for (std::size_t i = 0; i < choice.size(); ++i) {
    if (!choice.can_choose(i)) continue;
    flow.on(choice.option_id(i), [question_id = question.id, i](Frame& frame) {
      frame.intend(Answer{question_id, static_cast<int>(i)});
    });
    flow.on_key(id, Choice::key_of(i), choice.option_id(i));
  }
  flow.paint(rect, [choice = std::move(choice), rect](Frame& frame) {
    choice.paint(frame, rect.origin());
  });
}

// What was done to the quiz, above the question where it goes on.
void place_said(Flow& flow, const LessonState& state, const std::string& question,
                const std::string& id) {
  if (state.said.words.empty() || state.said.question != question) return;
  flow.gap(question.empty() ? 12 : 40);
  flow.line(id + "/said", state.said.words, TextStyle::small, Token::accent);
  if (!question.empty()) flow.gap(12);
}

// `number`: "Question 2 of 4".
void place_question(Flow& flow, const LessonState& state, const course::Question& question,
                    const std::string& number, int level, const std::string& id) {
  flow.gap(40);
  place_said(flow, state, question.id, id);
  flow.line(id + "/number", number, TextStyle::label_strong, Token::muted);
  flow.gap(4);
  flow.heading(id + "/prompt", level, text_runs(question.prompt, id), TextStyle::strong);
  flow.gap(12);
  if (question.code) {
    place_code_card(flow, id + "/listing", *question.code);
    flow.gap(12);
  }
  place_options(flow, state, question, id);
}

void place_questions(Flow& flow, const LessonState& state, course::QuizPart part,
                     const std::string& id) {
  const auto& questions = state.quiz().questions(part);
  const bool deeper = part == course::QuizPart::deeper;
  std::size_t number = 0;
  for (const course::Question& question : questions) {
    place_question(flow, state, question,
                   (deeper ? "Deeper question " : "Question ") + std::to_string(++number) + " of " +
                       std::to_string(questions.size()),
                   deeper ? 4 : 3, id + "/" + question.id);
  }
}

}  // namespace

void take_answer(Frame& frame, LessonState& state, const Answer& answer) {
  state.choose(answer.question, answer.option, frame.seconds);
  if (state.exam != LessonState::Exam::none) return;
  const course::QuizSession& quiz = state.quiz();
  const course::QuizPart part = quiz.part_of(answer.question);
  const bool all_right = part == course::QuizPart::lesson && quiz.complete();
  const bool all_read = !state.only_quiz && state.read().size() == state.lesson->sections.size();
  frame.announce(verdict(quiz.correct(answer.question)) +
                 course::plain_text(*quiz.explanation(answer.question)) +
                 " Score: " + state.score_text(part) + "." +
                 (!all_right ? ""
                  : all_read ? " That completes the lesson."
                             : " Every answer is right."));
}

void place_quiz(Flow& flow, LessonState& state, const std::string& id) {
  if (!state.quiz_note.empty()) {
    flow.gap(12);
    flow.line(id + "/note", state.quiz_note, TextStyle::small, Token::muted);
  }
  place_said(flow, state, {}, id);
  place_questions(flow, state, course::QuizPart::lesson, id);
  if (state.exam != LessonState::Exam::none) {
    place_submission(flow, state, id);
    return;
  }
  place_result(flow, state, course::QuizPart::lesson, id);
  if (state.lesson->quiz.deeper.empty() || !state.has_deeper) return;
  flow.gap(72);
  flow.heading(id + "/deeper", 3, {{.text = "Go deeper"}}, TextStyle::heading);
  flow.gap(8);
  flow.paragraph(id + "/deeper-text",
                 {{.text = "Read each program and say what it prints. These questions have a score "
                           "of their own and do not count for the lesson."}});
  place_questions(flow, state, course::QuizPart::deeper, id);
  place_result(flow, state, course::QuizPart::deeper, id);
}

}  // namespace ui
