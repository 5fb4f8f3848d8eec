#include "ui/lesson/quiz_block.hpp"

#include <algorithm>
#include <utility>

#include "ui/lesson/blocks.hpp"
#include "ui/lesson/code_block.hpp"
#include "ui/lesson/quiz_result.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float row_inset = 14;
constexpr float mark = 16;
constexpr float see_gap = 6;  // above the links below an explanation

struct Verdict {
  const char* word;
  Token colour;
  Token surface;
};

Verdict verdict(bool correct) {
  return correct ? Verdict{"Right. ", Token::running, Token::correct_surface}
                 : Verdict{"Not quite. ", Token::failed, Token::wrong_surface};
}

void paint_mark(Frame& frame, Vec centre, bool chosen, bool correct, bool hovered) {
  if (!chosen) {
    frame.paint.ring(centre, mark / 2, frame.theme[hovered ? Token::accent : Token::muted], 1.5F);
    return;
  }
  const Verdict v = verdict(correct);
  frame.paint.circle(centre, mark / 2, frame.theme[v.colour]);
  frame.paint.icon(correct ? Icon::check : Icon::cross, centre, 10, frame.theme[v.surface]);
}

void place_option(Flow& flow, const LessonState& state, const course::Question& question,
                  std::size_t index, const std::string& id) {
  const course::Option& option = question.options[index];
  const Metrics& metrics = flow.metrics();
  const bool chosen = state.quiz().chosen(question.id) == static_cast<int>(index);
  const float text_left = row_inset + mark + 12;
  const float width = flow.column.width - text_left - row_inset;
  RichText words(text_runs(option.text, id), TextStyle::body, width, metrics);
  std::vector<TextRun> why;
  if (chosen) {
    why = text_runs(option.explanation, id + "/why");
    why.insert(why.begin(), {.text = verdict(option.correct).word, .kind = TextRun::Kind::strong});
  }
  RichText explanation(why, TextStyle::small, width, metrics);
  RichText see(chosen ? text_runs(option.see, id + "/see") : std::vector<TextRun>(),
               TextStyle::small, width, metrics);
  const float height =
      words.height() + 20 + (chosen ? explanation.height() + see.height() + see_gap + 6 : 0);
  const Rect row = flow.take(height);
  const Vec at{row.x + text_left, row.y + 10};
  const Vec below{at.x, at.y + words.height() + 4};
  const Vec last{at.x, below.y + explanation.height() + see_gap};

  // The explanation is not part of the option, so that its text can be selected and clicks on it do nothing.
  Node& radio = flow.open(Role::radio, id, {}, Rect{row.x, row.y, row.w, words.height() + 14});
  radio.checked = chosen;
  words.record(flow.leaf(Role::text, id + "/text", {}, words.rect(at)));
  flow.close();
  if (chosen) {
    explanation.record(flow.leaf(Role::paragraph, id + "/why", {}, explanation.rect(below)));
    see.record(flow.leaf(Role::paragraph, id + "/see", {}, see.rect(last)));
  }

  const bool correct = option.correct;
  if (!chosen) {
    flow.on(id, [question_id = question.id, index](Frame& frame) {
      frame.intend(Answer{question_id, static_cast<int>(index)});
    });
  }
  flow.paint(row, [=, words = std::move(words), explanation = std::move(explanation),
                   see = std::move(see)](Frame& frame) {
    const bool hovered = frame.input.hovered(id);
    const Verdict v = verdict(correct);
    Token surface = Token::panel;
    if (chosen) surface = v.surface;
    else if (hovered) surface = Token::hover;
    frame.paint.fill(row, frame.theme[surface], control_radius);
    outline(frame, row, frame.theme[chosen ? v.colour : Token::line]);
    paint_mark(
        frame,
        {row.x + row_inset + mark / 2, at.y + frame.metrics.line_height(TextStyle::body) / 2},
        chosen, correct, hovered);
    words.paint(frame, at, Token::text);
    if (chosen) {
      explanation.paint(frame, below, Token::text);
      see.paint(frame, last, Token::muted);
    }
    focus_ring(frame, id, row);
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
  flow.open(Role::radio_group, id, course::plain_text(question.prompt));
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (i > 0) flow.gap(8);
    place_option(flow, state, question, i, id + "/" + std::to_string(i));
  }
  flow.close();
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
  state.choose(answer.question, answer.option);
  const course::QuizSession& quiz = state.quiz();
  const course::QuizPart part = quiz.part_of(answer.question);
  const bool completes = part == course::QuizPart::lesson && quiz.complete();
  frame.announce(verdict(quiz.correct(answer.question)).word +
                 course::plain_text(*quiz.explanation(answer.question)) + " Score: " +
                 state.score_text(part) + "." + (completes ? " That completes the lesson." : ""));
}

void place_quiz(Flow& flow, LessonState& state, const std::string& id) {
  if (!state.quiz_note.empty()) {
    flow.gap(12);
    flow.line(id + "/note", state.quiz_note, TextStyle::small, Token::muted);
  }
  place_said(flow, state, {}, id);
  place_questions(flow, state, course::QuizPart::lesson, id);
  place_result(flow, state, course::QuizPart::lesson, id);
  if (state.lesson->quiz.deeper.empty()) return;
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
