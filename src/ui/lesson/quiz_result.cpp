#include "ui/lesson/quiz_result.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/lesson/blocks.hpp"
#include "ui/lesson/button_row.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

using course::QuizPart;

constexpr const char* reset_question = "Clear all answers, first tries and predictions?";

std::string scores(const LessonState& state, QuizPart part) {
  const std::string first = state.first_try_text(part);
  return state.score_text(part) + (first.empty() ? "" : " · " + first);
}

// A line of the completion: done, or still to do.
void place_fact(Flow& flow, const std::string& id, bool done, const std::vector<TextRun>& runs) {
  constexpr float mark = 24;
  flow.gap(6);
  const Column before = flow.indent(mark, 0);
  flow.open(Role::list_item, id);
  const Rect start = flow.take(0);
  flow.paragraph(id + "/text", runs);
  flow.close();
  flow.column = before;
  const Vec centre{before.x + 8, start.y + flow.metrics().line_height(flow.style) / 2};
  flow.paint({before.x, start.y, mark, 2 * (centre.y - start.y)}, [=](Frame& frame) {
    if (done) frame.paint.icon(Icon::check, centre, 14, frame.theme[Token::running]);
    else frame.paint.ring(centre, 5, frame.theme[Token::muted], 1.5F);
  });
}

const course::Section* first_unread(const LessonState& state) {
  for (const course::Section& section : state.lesson->sections) {
    if (!state.read().contains(section.id)) return &section;
  }
  return nullptr;
}

std::vector<TextRun> sections_read(const LessonState& state, const std::string& id) {
  const std::size_t all = state.lesson->sections.size();
  const course::Section* next = first_unread(state);
  if (next == nullptr) return {{.text = "Every section read"}};
  TextRun link{.text = next->title};
  link.link_id = id + "/link";
  link.href = "#" + next->id;
  return {{.text = std::to_string(all - state.read().size()) + " of " + std::to_string(all) +
                   " sections unread. Go on with "},
          link};
}

void place_facts(Flow& flow, const LessonState& state, const std::string& id) {
  flow.open(Role::list, id, "What you did, and what is left");
  place_fact(flow, id + "/quiz", true, {{.text = "Quiz: " + scores(state, QuizPart::lesson)}});
  if (!state.only_quiz) {
    place_fact(flow, id + "/sections", first_unread(state) == nullptr,
               sections_read(state, id + "/sections"));
  }
  const course::Tally deeper = state.quiz().tally(QuizPart::deeper);
  if (deeper.total > 0 && state.has_deeper) {
    const std::string words =
        deeper.answered == 0
            ? std::to_string(deeper.total) +
                  (deeper.total == 1 ? " deeper question" : " deeper questions") + " not tried"
            : "Deeper questions: " + scores(state, QuizPart::deeper);
    place_fact(flow, id + "/deeper", deeper.right == deeper.total, {{.text = words}});
  }
  const course::PredictionCounts predictions = state.prediction_counts();
  if (predictions.asked > 0 && state.has_predictions) {
    const int left = predictions.asked - predictions.made();
    std::string words = state.predictions_text();
    if (words.empty()) words = "none made";
    else if (left > 0 && predictions.made() > 0) words += "; " + std::to_string(left) + " not made";
    place_fact(flow, id + "/predictions", left == 0, {{.text = "Predictions: " + words}});
  }
  if (const auto exercises = state.exercise_counts(); exercises.all > 0 && !state.only_quiz) {
    place_fact(flow, id + "/exercises", exercises.solved == exercises.all,
               {{.text = "Exercises: " + std::to_string(exercises.solved) + " of " +
                         std::to_string(exercises.all) + " solved"}});
  }
  flow.close();
}

void place_completion(Flow& flow, LessonState& state, const std::string& id) {
  const course::Completion& completion = state.lesson->completion;
  // The lesson's own congratulation would not be true of somebody who has only answered the quiz.
  const bool whole = !state.only_quiz && first_unread(state) == nullptr;
  const std::string title = whole ? completion.title : "Every answer is right";
  Node& node = flow.open(Role::group, id, title);
  const std::size_t surface = flow.reserve();
  const float top = flow.take(22).y;
  const Column before = flow.indent(24, 24);
  flow.heading(id + "/title", 3, {{.text = title}}, TextStyle::heading);
  flow.gap(10);
  place_facts(flow, state, id + "/facts");
  if (!state.only_quiz) {
    flow.gap(16);
    Blocks(flow, state).all(completion.blocks, id);
  }
  flow.column = before;
  const float bottom = flow.take(24).bottom();
  flow.close();
  const Rect box{before.x, top, before.width, bottom - top};
  node.rect = box;
  flow.fill(surface, box,
            [box](Frame& frame) { card(frame, box, Token::correct_surface, Token::running); });
}

// The answers cannot be brought back, so the learner is asked first.
void place_reset(Flow& flow, ButtonRow& row, const std::string& id, bool asks) {
  const auto take = [](ResetAnswers::Step step) {
    return [step](Frame& frame) { frame.intend(ResetAnswers{step}); };
  };
  if (!asks) {
    row.place(flow, id + "/reset", "Reset", take(ResetAnswers::Step::ask));
    return;
  }
  flow.gap(12);
  flow.line(id + "/reset-question", reset_question, TextStyle::small, Token::text);
  row = {};
  row.place(flow, id + "/clear", "Clear them", take(ResetAnswers::Step::confirm));
  row.place(flow, id + "/keep", "Keep them", take(ResetAnswers::Step::keep));
}

}  // namespace

void place_result(Flow& flow, LessonState& state, QuizPart part, const std::string& quiz_id) {
  const bool deeper = part == QuizPart::deeper;
  const std::string id = quiz_id + (deeper ? "/deeper" : "");
  const course::Tally tally = state.quiz().tally(part);
  flow.gap(32);
  if (tally.answered > 0) {
    flow.line(id + "/score", "Score: " + scores(state, part), TextStyle::strong, Token::text,
              Role::text);
  }
  if (const std::string predictions = state.predictions_text();
      !deeper && state.has_predictions && !predictions.empty()) {
    flow.gap(4);
    flow.line(id + "/predictions", "Predictions: " + predictions, TextStyle::small, Token::muted,
              Role::text);
  }
  ButtonRow row;
  if (tally.answered > tally.right) {
    row.place(flow, id + "/retry", "Try the wrong ones again",
              [deeper](Frame& frame) { frame.intend(RetryQuiz{deeper}); });
  }
  if (deeper) return;
  if (state.quiz().started() || !state.predictions().empty())
    place_reset(flow, row, id, state.asks_to_reset);
  flow.gap(12);
  if (state.quiz().complete()) {
    flow.gap(16);
    place_completion(flow, state, id + "/completion");
  } else {
    flow.line(id + "/hint",
              state.only_quiz
                  ? "You can change any answer."
                  : "You can change any answer. The lesson is complete when all are right and all "
                    "sections are read.",
              TextStyle::small, Token::muted);
  }
}

std::string take_retry(Frame& frame, LessonState& state, const RetryQuiz& retry) {
  const QuizPart part = retry.deeper ? QuizPart::deeper : QuizPart::lesson;
  const std::vector<std::string> cleared = state.clear_wrong(part);
  if (cleared.empty()) return {};
  const std::size_t count = cleared.size();
  state.said = {std::to_string(count) + (count == 1 ? " wrong answer" : " wrong answers") +
                    " cleared. The first try still counts as it was.",
                cleared.front()};
  frame.announce(state.said.words);
  const std::string node = node_id::of_part(quiz_part) + "/" + cleared.front() + "/prompt";
  frame.focus(node);
  return node;
}

void take_reset(Frame& frame, LessonState& state, const ResetAnswers& reset) {
  const std::string quiz = node_id::of_part(quiz_part);
  state.asks_to_reset = reset.step == ResetAnswers::Step::ask;
  if (reset.step == ResetAnswers::Step::confirm) {
    state.reset_answers();
    state.said = {"Answers, first tries and predictions are cleared.", {}};
    frame.announce(state.said.words);
    frame.focus(quiz + "/title");
    return;
  }
  state.change();
  if (state.asks_to_reset) frame.announce(reset_question);
  frame.focus(quiz + (state.asks_to_reset ? "/keep" : "/reset"));
}

}  // namespace ui
