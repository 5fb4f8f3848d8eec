#include "ui/lesson/lesson_view.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/lesson/blocks.hpp"
#include "ui/lesson/exam_block.hpp"
#include "ui/lesson/quiz_block.hpp"
#include "ui/lesson/quiz_result.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

/// The first node at or below `y` that has a rectangle and text.
const Node* first_below(const std::vector<NodePtr>& nodes, float y) {
  for (const NodePtr& node : nodes) {
    if (!node->text.empty() && node->rect && node->rect->y >= y) return node.get();
    if (const Node* inside = first_below(node->children, y)) return inside;
  }
  return nullptr;
}

const Node* find_in(const std::vector<NodePtr>& nodes, std::string_view id) {
  for (const NodePtr& node : nodes) {
    if (const Node* found = find(*node, id)) return found;
  }
  return nullptr;
}

}  // namespace

void LessonView::show(const course::Lesson& lesson) {
  state_.show(lesson);
  layout_.reset();
  wanted_part_.clear();
  wanted_node_.clear();
  wanted_y_ = 0;
  current_ = 0;
  begun_.clear();
}

bool LessonView::go_to(const std::string& part) {
  const auto& sections = state_.lesson->sections;
  const bool known = part.empty() || (part == quiz_part && state_.lesson->has_quiz()) ||
                     std::any_of(sections.begin(), sections.end(),
                                 [&](const course::Section& s) { return s.id == part; });
  if (!known) return false;
  wanted_part_ = part;
  if (part.empty()) wanted_y_ = 0;
  return true;
}

void LessonView::scroll_back_to(float y) {
  wanted_part_.clear();
  wanted_node_.clear();
  wanted_y_ = y;
}

void LessonView::go_to_demo(const std::string& demo) { wanted_node_ = demo_card_id(demo); }

void LessonView::lay_out(Frame& frame, const Rect& area, bool reading) {
  const float scale = frame.metrics.text_scale;
  if (layout_ && width_ == area.w && reading_ == reading && text_scale_ == scale &&
      version_ == state_.version) {
    return;
  }
  // What the learner used last, or the first visible text, keeps its place.
  const float top = frame.input.scroll(node_id::lesson).y;
  std::string anchor;
  float distance = 0;
  if (layout_) {
    const Node* node = find_in(layout_->flow.nodes(), std::exchange(anchor_, {}));
    if (node == nullptr || !node->rect) node = first_below(layout_->flow.nodes(), top);
    if (node != nullptr && top > 0) {
      anchor = node->id;
      distance = node->rect->y - top;
    }
  }
  layout_ = std::make_unique<LessonLayout>(state_, frame.metrics, area.w, reading);
  width_ = area.w;
  reading_ = reading;
  text_scale_ = scale;
  version_ = state_.version;
  if (anchor.empty()) return;
  const Node* node = find_in(layout_->flow.nodes(), anchor);
  if (node == nullptr || !node->rect) return;
  const float wanted = node->rect->y - distance;
  if (std::abs(wanted - top) > 0.5F) move_to(frame, wanted, area);
}

void LessonView::move_to(Frame& frame, float y, const Rect& area) {
  const float end = std::max(0.0F, layout_->height - area.h);
  const Vec at{0, std::clamp(y, 0.0F, end)};
  // The page scrolls after this frame, which must not show the old place until then.
  frame.input.scrolled(node_id::lesson, at);
  frame.scroll_to(node_id::lesson, at, false);
}

// Before the lesson is laid out, so that this frame shows it.
void LessonView::handle_intents(Frame& frame) {
  for (const Intent& intent : frame.intents) {
    if (const auto* answer = std::get_if<Answer>(&intent)) take_answer(frame, state_, *answer);
    if (const auto* retry = std::get_if<RetryQuiz>(&intent)) {
      wanted_node_ = take_retry(frame, state_, *retry);
    }
    if (const auto* reset = std::get_if<ResetAnswers>(&intent)) {
      take_reset(frame, state_, *reset);
      if (reset->step == ResetAnswers::Step::confirm) wanted_part_ = quiz_part;
    }
    if (const auto* submit = std::get_if<SubmitExam>(&intent))
      take_submission(frame, state_, *submit);
    if (const auto* copy = std::get_if<Copy>(&intent)) state_.copying = copy->button;
  }
}

// A section is read when its beginning and then its end were in view: an address may lead into its middle.
void LessonView::follow(Frame& frame, const Rect& area, float y) {
  took_note_ = false;
  // Parts that are left out before the others count too.
  const std::size_t last = state_.lesson->sections.size() - (state_.lesson->has_quiz() ? 0 : 1);
  current_ = last + 1 - layout_->parts.size() + layout_->part_at(y);
  scrolled_ = !layout_->parts.empty() && y + 120 >= layout_->parts.front().top;
  // At the end of the page the last part counts, however short it is.
  if (y > 0 && y + area.h >= layout_->height - 2) current_ = last;
  for (const LessonLayout::Part& part : layout_->parts) {
    if (part.id == quiz_part && part.top < y + area.h) see_questions(frame.seconds, y, area.h);
    if (part.id == quiz_part || state_.read().contains(part.id)) continue;
    if (part.top >= y - 1 && part.top < y + area.h) begun_.insert(part.id);
    if (begun_.contains(part.id) && part.bottom > y && part.bottom <= y + area.h) {
      state_.mark_read(part.id);
      frame.intend(SectionRead{part.id});
      took_note_ = true;
    }
  }
}

void LessonView::see_questions(double seconds, float y, float height) {
  for (const auto* part : {&state_.lesson->quiz.questions, &state_.lesson->quiz.deeper}) {
    for (const course::Question& question : *part) {
      if (state_.saw(question.id)) continue;
      const Node* prompt = find_in(layout_->flow.nodes(),
                                   node_id::of_part(quiz_part) + "/" + question.id + "/prompt");
      if (prompt != nullptr && prompt->rect && prompt->rect->y >= y && prompt->rect->y < y + height)
        state_.see(question.id, seconds);
    }
  }
}

void LessonView::draw(Frame& frame, const Rect& area, bool reading) {
  if (layout_) layout_->flow.take_keys(frame);
  if (const std::string& used = frame.input.pending(); !used.empty()) anchor_ = used;
  if (layout_) layout_->flow.run_action(frame);
  handle_intents(frame);
  lay_out(frame, area, reading);
  if (!wanted_part_.empty()) {
    for (const LessonLayout::Part& part : layout_->parts) {
      if (part.id == wanted_part_) move_to(frame, part.top, area);
    }
  } else if (!wanted_node_.empty()) {
    const Node* node = find_in(layout_->flow.nodes(), wanted_node_);
    if (node != nullptr) move_to(frame, node->rect->y - area.h / 4, area);
  } else if (wanted_y_ >= 0) {
    move_to(frame, wanted_y_, area);
    // Who comes back goes on reading.
    if (layout_->part_at(wanted_y_) < layout_->parts.size())
      begun_.insert(layout_->parts[layout_->part_at(wanted_y_)].id);
  }
  wanted_part_.clear();
  wanted_node_.clear();
  wanted_y_ = -1;
  anchor_.clear();
  if (!focus_demo_.empty()) frame.focus(demo_card_id(std::exchange(focus_demo_, {})) + "/open");

  state_.primary_taken = false;
  const ScrollArea scroll(frame, node_id::lesson, "Lesson", area, {area.w, layout_->height}, false);
  for (const NodePtr& node : layout_->flow.nodes()) frame.semantics.add(node);
  layout_->flow.paint_visible(frame);
  follow(frame, area, scroll.offset().y);
}

}  // namespace ui
