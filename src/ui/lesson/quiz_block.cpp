#include "ui/lesson/quiz_block.hpp"

#include <algorithm>
#include <utility>

#include "ui/lesson/blocks.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float row_inset = 14;
constexpr float mark = 16;

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
  const float height = words.height() + 20 + (chosen ? explanation.height() + 6 : 0);
  const Rect row = flow.take(height);
  const Vec at{row.x + text_left, row.y + 10};
  const Vec below{at.x, at.y + words.height() + 4};

  // The explanation is not part of the option, so that its text can be selected and clicks on it do nothing.
  Node& radio = flow.open(Role::radio, id, {}, Rect{row.x, row.y, row.w, words.height() + 14});
  radio.checked = chosen;
  words.record(flow.leaf(Role::text, id + "/text", {}, words.rect(at)));
  flow.close();
  if (chosen)
    explanation.record(flow.leaf(Role::paragraph, id + "/why", {}, explanation.rect(below)));

  const bool correct = option.correct;
  if (!chosen) {
    flow.on(id, [question_id = question.id, index](Frame& frame) {
      frame.intend(Answer{question_id, static_cast<int>(index)});
    });
  }
  flow.paint(
      row, [=, words = std::move(words), explanation = std::move(explanation)](Frame& frame) {
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
        if (chosen) explanation.paint(frame, below, Token::text);
        focus_ring(frame, id, row);
      });
}

void place_question(Flow& flow, const LessonState& state, const course::Question& question,
                    std::size_t number, const std::string& id) {
  const std::size_t count = state.lesson->quiz.questions.size();
  flow.gap(40);
  flow.line(id + "/number", "Question " + std::to_string(number) + " of " + std::to_string(count),
            TextStyle::label_strong, Token::muted);
  flow.gap(4);
  flow.heading(id + "/prompt", 3, text_runs(question.prompt, id), TextStyle::strong);
  flow.gap(12);
  flow.open(Role::radio_group, id, course::plain_text(question.prompt));
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (i > 0) flow.gap(8);
    place_option(flow, state, question, i, id + "/" + std::to_string(i));
  }
  flow.close();
}

void place_completion(Flow& flow, LessonState& state, const std::string& id) {
  const course::Completion& completion = state.lesson->completion;
  Node& node = flow.open(Role::group, id, completion.title);
  const std::size_t surface = flow.reserve();
  const float top = flow.take(22).y;
  const Column before = flow.indent(24, 24);
  flow.heading(id + "/title", 3, {{.text = completion.title}}, TextStyle::heading);
  flow.gap(10);
  Blocks(flow, state).all(completion.blocks, id);
  flow.column = before;
  const float bottom = flow.take(24).bottom();
  flow.close();
  const Rect box{before.x, top, before.width, bottom - top};
  node.rect = box;
  flow.fill(surface, box,
            [box](Frame& frame) { card(frame, box, Token::correct_surface, Token::running); });
}

}  // namespace

void take_answer(Frame& frame, LessonState& state, const Answer& answer) {
  state.choose(answer.question, answer.option);
  const course::QuizSession& quiz = state.quiz();
  frame.announce(verdict(quiz.correct(answer.question)).word +
                 course::plain_text(*quiz.explanation(answer.question)) + " Score: " +
                 state.score_text() + "." + (quiz.complete() ? " That completes the lesson." : ""));
}

void place_quiz(Flow& flow, LessonState& state, const std::string& id) {
  const course::Quiz& quiz = state.lesson->quiz;
  if (!state.quiz_note.empty()) {
    flow.gap(12);
    flow.line(id + "/note", state.quiz_note, TextStyle::small, Token::muted);
  }
  std::size_t number = 0;
  for (const course::Question& question : quiz.questions) {
    place_question(flow, state, question, ++number, id + "/" + question.id);
  }
  flow.gap(32);
  if (state.quiz().answered() > 0) {
    flow.line(id + "/score", "Score: " + state.score_text(), TextStyle::strong, Token::text,
              Role::text);
  }
  if (state.quiz().complete()) {
    flow.gap(16);
    place_completion(flow, state, id + "/completion");
  } else {
    flow.gap(4);
    flow.line(id + "/hint", "You can change any answer. Get them all right to complete the lesson.",
              TextStyle::small, Token::muted);
  }
}

}  // namespace ui
