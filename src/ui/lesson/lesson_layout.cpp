#include "ui/lesson/lesson_layout.hpp"

#include <algorithm>

#include "ui/frame/node_ids.hpp"
#include "ui/lesson/blocks.hpp"
#include "ui/lesson/quiz_block.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float top_inset = 40;
constexpr float bottom = 120;
constexpr float section_gap = 72;
/// The space above a part after scrolling to it.
constexpr float air = 28;

std::string meta(const course::Lesson& lesson) {
  if (lesson.number == 0) return lesson.label;
  return "Lesson " + std::to_string(lesson.number) + " of " + std::to_string(lesson.of) +
         " · about " + std::to_string(lesson.minutes) +
         (lesson.minutes == 1 ? " minute" : " minutes");
}

}  // namespace

Column lesson_column(float width, bool reading, const Metrics& metrics) {
  // Beside the stage it changes with the width little by little, so that nothing jumps when the border is dragged.
  const float inset =
      reading ? (width < 500 ? 20.0F : 40.0F) : std::clamp((width - 200) / 8, 20.0F, 40.0F);
  const float room = width - 2 * inset;
  // About seventy characters per line.
  const float measure = std::min(room, 560 * metrics.text_scale);
  if (!reading) return {inset, std::min(room, measure), inset, std::min(room, measure)};
  const float wide = std::min(room, 1080.0F);
  return {(width - measure) / 2, measure, (width - wide) / 2, wide};
}

LessonLayout::LessonLayout(LessonState& state, const Metrics& metrics, float width, bool reading)
    : flow(metrics, lesson_column(width, reading, metrics)) {
  flow.y = top_inset;
  if (!state.only_quiz) {
    head(state);
    for (std::size_t i = 0; i < state.lesson->sections.size(); ++i) section(state, i);
  }
  if (state.lesson->has_quiz()) quiz(state);
  height = flow.y + bottom;
}

std::size_t LessonLayout::part_at(float y) const {
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].top <= y + 120) at = i;
  }
  return at;
}

void LessonLayout::head(LessonState& state) {
  const course::Lesson& lesson = *state.lesson;
  flow.open(Role::article, "lesson/head", lesson.title);
  flow.line("lesson/meta", meta(lesson), TextStyle::small_strong, Token::accent);
  flow.gap(4);
  flow.heading(node_id::lesson_title, 1, {{.text = lesson.title}}, TextStyle::display);
  flow.gap(10);
  flow.token = Token::muted;
  flow.paragraph("lesson/summary", {{.text = lesson.summary}});
  flow.token = Token::text;
  if (!lesson.topics.empty()) topics(lesson);
  flow.gap(28);
  Blocks(flow, state).all(lesson.intro, "lesson/intro");
  flow.close();
}

void LessonLayout::topics(const course::Lesson& lesson) {
  flow.gap(16);
  const Metrics& metrics = flow.metrics();
  const Rect row = flow.take(0);
  float x = row.x;
  float y = row.y;
  flow.open(Role::list, "lesson/topics", "Topics");
  for (const std::string& topic : lesson.topics) {
    const float width = chip_width(metrics, topic);
    if (x > row.x && x + width > row.x + flow.column.width) {
      x = row.x;
      y += chip_height(metrics) + 8;
    }
    const Rect rect{x, y, width, chip_height(metrics)};
    Node& node = flow.leaf(Role::list_item, "lesson/topics/" + topic, {}, rect.inset(9, 4));
    node.text.push_back({.text = topic});
    node.style = TextStyle::label;
    flow.paint(rect, [rect, topic](Frame& frame) {
      card(frame, rect, Token::raised, Token::line, rect.h / 2);
      frame.text({rect.x + 9, rect.y + 4}, TextStyle::label, Token::muted, topic);
    });
    x += width + 8;
  }
  flow.close();
  flow.y = y + chip_height(metrics);
}

void LessonLayout::section(LessonState& state, std::size_t index) {
  const course::Section& section = state.lesson->sections[index];
  const std::string id = node_id::of_part(section.id);
  flow.gap(section_gap);
  const float top = flow.take(0).y;
  flow.open(Role::region, id, section.title);
  flow.line(id + "/number", "Section " + std::to_string(section.number), TextStyle::small_strong,
            Token::accent);
  flow.gap(4);
  flow.heading(id + "/title", 2, {{.text = section.title}}, TextStyle::title);
  flow.gap(12);
  Blocks(flow, state).all(section.blocks, id);
  next(state, index);
  flow.close();
  parts.push_back({section.id, std::max(0.0F, top - air), flow.y});
}

void LessonLayout::quiz(LessonState& state) {
  if (!state.only_quiz) flow.gap(section_gap);
  const float top = flow.take(0).y;
  const std::string id = node_id::of_part(quiz_part);
  flow.open(Role::region, id, state.lesson->quiz.title);
  if (!state.only_quiz) {
    flow.line(id + "/number", "To finish", TextStyle::small_strong, Token::accent);
    flow.gap(4);
  }
  flow.heading(id + "/title", 2, {{.text = state.lesson->quiz.title}}, TextStyle::title);
  place_quiz(flow, state, id);
  flow.close();
  parts.push_back({quiz_part, std::max(0.0F, top - air), flow.y});
}

/// Links to the previous and the next section, at a section's end.
void LessonLayout::next(LessonState& state, std::size_t index) {
  const auto& sections = state.lesson->sections;
  const std::string id = node_id::of_part(sections[index].id);
  flow.gap(32);
  const float line = flow.metrics().line_height(TextStyle::small);
  const Rect row = flow.take(line + 17);
  const float top = row.y + 17;
  flow.open(Role::navigation, id + "/turn", "Sections before and after " + sections[index].title);
  const auto turn = [&](const std::string& name, const std::string& words,
                        const std::string& target, bool right) {
    const float width = flow.metrics().width(TextStyle::small, words);
    const Rect rect{right ? row.right() - width : row.x, top, width, line};
    Node& node = flow.leaf(Role::link, id + name, words, rect.at_least(touch_height));
    node.href = state.lesson_href + "#" + target;
    flow.on(id + name, [target](Frame& frame) { frame.intend(GoTo{target}); });
    const std::string link_id = id + name;
    flow.paint(rect, [=](Frame& frame) {
      frame.text(rect.origin(), TextStyle::small, Token::accent, words);
      if (frame.input.hovered(link_id)) {
        frame.paint.horizontal(rect.x, rect.y + frame.metrics.baseline(TextStyle::small) + 2,
                               rect.w, frame.theme[Token::accent]);
      }
      focus_ring(frame, link_id, rect.inset(-4, -2), 4);
    });
  };
  flow.paint(row, [row](Frame& frame) {
    frame.paint.horizontal(row.x, row.y, row.w, frame.theme[Token::line]);
  });
  if (index > 0) turn("/previous", "‹ Previous section", sections[index - 1].id, false);
  if (index + 1 < sections.size()) {
    turn("/next", "Next section ›", sections[index + 1].id, true);
  } else if (state.lesson->has_quiz()) {
    turn("/next", "To the quiz ›", quiz_part, true);
  }
  flow.close();
}

}  // namespace ui
