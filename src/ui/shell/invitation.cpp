#include "ui/shell/invitation.hpp"

#include <algorithm>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 14;
constexpr float row_gap = 10;

// A demo that can be opened, with its texts broken into lines.
struct Row {
  const course::Demo& demo;
  RichText title;
  RichText prompt;

  Row(const course::Demo& of, float width, const Metrics& metrics)
      : demo(of),
        title(of.title, TextStyle::small_strong, width - 60, metrics),
        prompt(of.prompt, TextStyle::label, width - 60, metrics) {}

  float height() const { return title.height() + prompt.height() + 22; }
  std::string id() const { return "invitation/" + demo.id; }

  void draw(Frame& frame, const Rect& rect) const {
    const bool lit = frame.input.hovered(id());
    frame.paint.fill(rect, frame.theme[lit ? Token::hover : Token::panel], control_radius);
    outline(frame, rect, frame.theme[Token::line]);
    title.paint(frame, {rect.x + side_inset, rect.y + 10}, Token::text);
    prompt.paint(frame, {rect.x + side_inset, rect.y + 12 + title.height()}, Token::muted);
    frame.paint.icon(Icon::play, {rect.right() - 24, rect.y + rect.h / 2}, 14,
                     frame.theme[Token::accent]);
    Node& node = frame.semantics.leaf(Role::button, id(), "Open on stage: " + demo.title, rect);
    node.description = demo.prompt;
    focus_ring(frame, id(), rect);
  }
};

}  // namespace

void draw_invitation(Frame& frame, const course::Lesson& lesson, const Rect& area) {
  const float inset = area.w < 600 ? 20 : 40;
  const Rect column{inset, 36, std::min(560.0F, area.w - 2 * inset), 0};
  const RichText words(
      "Every example of this lesson runs here, on a real event loop, one step at a time. Pick one, "
      "or press Open on stage beside it in the lesson.",
      TextStyle::body, column.w, frame.metrics);
  const float title = frame.metrics.line_height(TextStyle::heading);
  const float list = column.y + title + 8 + words.height() + 24;
  std::vector<Row> rows;
  float height = list + 24;
  for (const course::Demo& demo : lesson.demos) {
    height += rows.emplace_back(demo, column.w, frame.metrics).height() + row_gap;
  }
  frame.paint.fill(area, frame.theme[Token::background]);
  const Scope region(frame.semantics, Role::region, node_id::stage, "Stage");
  const ScrollArea scroll(frame, "invitation", {}, area, {area.w, height});
  heading(frame, "invitation/title", 2, "The stage", column.origin(), TextStyle::heading);
  const Vec at{column.x, column.y + title + 8};
  words.draw(frame, "invitation/words", at, Token::muted);
  float y = list;
  for (const Row& row : rows) {
    if (frame.input.activated(row.id())) frame.intend(OpenDemo{row.demo.id});
    row.draw(frame, {column.x, y, column.w, row.height()});
    y += row.height() + row_gap;
  }
}

}  // namespace ui
