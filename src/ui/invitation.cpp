#include "ui/invitation.hpp"

#include <algorithm>

#include "ui/rich_text.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kRow = 60;

void row(Frame& frame, const course::Demo& demo, const Rect& rect) {
  const std::string id = "invitation/" + demo.id;
  const bool lit = frame.input.hovered(id);
  frame.paint.fill(rect, frame.theme[lit ? Token::hover : Token::panel], kControlRadius);
  frame.paint.stroke(rect, frame.theme[Token::line], kControlRadius);
  const float title = frame.metrics.line_height(TextStyle::small_strong);
  const float prompt = frame.metrics.line_height(TextStyle::label);
  const float top = rect.y + (rect.h - title - prompt - 2) / 2;
  const float width = rect.w - 60;
  frame.paint.text_within({rect.x + 14, top}, width, TextStyle::small_strong,
                          frame.theme[Token::text], demo.title);
  frame.paint.text_within({rect.x + 14, top + title + 2}, width, TextStyle::label,
                          frame.theme[Token::muted], demo.prompt);
  frame.paint.icon(Icon::play, {rect.right() - 24, rect.y + rect.h / 2}, 14,
                   frame.theme[Token::accent]);
  Node& node = frame.semantics.leaf(Role::button, id, "Open on stage: " + demo.title, rect);
  node.description = demo.prompt;
  focus_ring(frame, id, rect);
}

}  // namespace

std::string draw_invitation(Frame& frame, const course::Lesson& lesson, const Rect& area) {
  std::string chosen;
  const float inset = area.w < 600 ? 20 : 40;
  const Rect column{inset, 36, std::min(560.0F, area.w - 2 * inset), 0};
  const float scale = frame.metrics.text_scale;
  const RichText words(
      "Every example of this lesson runs here, on a real event loop, one step at a time. Pick one, "
      "or press Open on stage beside it in the lesson.",
      TextStyle::body, column.w, frame.metrics);
  const float title = frame.metrics.line_height(TextStyle::heading);
  const float list = column.y + title + 8 + words.height() + 24;
  const float step = kRow * scale + 10;
  const float height = list + step * static_cast<float>(lesson.demos.size()) + 24;
  frame.paint.fill(area, frame.theme[Token::background]);
  const Scope region(frame.semantics, Role::region, "stage", "Stage");
  const ScrollArea scroll(frame, "invitation", {}, area, {area.w, height});
  heading(frame, "invitation/title", 2, "The stage", column.origin(), TextStyle::heading);
  const Vec at{column.x, column.y + title + 8};
  words.paint(frame, at, Token::muted);
  words.record(frame.semantics.leaf(Role::paragraph, "invitation/words", {}, words.rect(at)));
  for (std::size_t i = 0; i < lesson.demos.size(); ++i) {
    const course::Demo& demo = lesson.demos[i];
    if (frame.input.activated("invitation/" + demo.id)) chosen = demo.id;
    row(frame, demo, {column.x, list + step * static_cast<float>(i), column.w, kRow * scale});
  }
  return chosen;
}

}  // namespace ui
