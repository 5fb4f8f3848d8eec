// Tabs and switchers: a choice of a few, in two styles.
#include <algorithm>

#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float tab_padding = 12;

std::size_t choose(Frame& frame, std::span<const Tab> all, std::size_t selected) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (frame.input.activated(all[i].id)) return i;
  }
  return selected;
}

void record(Frame& frame, std::span<const Tab> all, std::size_t selected, std::size_t index,
            const Rect& rect, std::string_view panel) {
  Node& node = frame.semantics.leaf(Role::tab, std::string(all[index].id),
                                    std::string(all[index].label), rect);
  node.selected = index == selected;
  node.controls = panel;
}

}  // namespace

Rect tab_rect(const Metrics& metrics, std::span<const Tab> all, std::size_t index,
              const Rect& row) {
  float x = row.x;
  for (std::size_t i = 0; i < index; ++i) {
    x += metrics.width(TextStyle::small, all[i].label) + 2 * tab_padding;
  }
  return {x, row.y, metrics.width(TextStyle::small, all[index].label) + 2 * tab_padding, row.h};
}

void paint_tabs(Frame& frame, std::span<const Tab> all, std::size_t selected, const Rect& row) {
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect rect = tab_rect(frame.metrics, all, i, row);
    const bool on = i == selected;
    const bool lit = on || frame.input.hovered(all[i].id);
    frame.paint.text_centred(rect, TextStyle::small, frame.theme[lit ? Token::text : Token::muted],
                             all[i].label);
    if (on) {
      frame.paint.fill({rect.x, rect.bottom() - 2, rect.w, 2}, frame.theme[Token::accent]);
    }
    focus_ring(frame, all[i].id, rect.inset(2, 4), 4);
  }
}

std::size_t tabs(Frame& frame, std::string_view id, std::string_view name, std::span<const Tab> all,
                 std::size_t selected, const Rect& row, std::string_view panel) {
  selected = choose(frame, all, selected);
  {
    const Scope list(frame.semantics, Role::tab_list, std::string(id), std::string(name), row);
    for (std::size_t i = 0; i < all.size(); ++i) {
      record(frame, all, selected, i, tab_rect(frame.metrics, all, i, row), panel);
    }
  }
  paint_tabs(frame, all, selected, row);
  return selected;
}

std::size_t switcher(Frame& frame, std::string_view id, std::string_view name,
                     std::span<const Tab> all, std::size_t selected, const Rect& rect,
                     float reach) {
  selected = choose(frame, all, selected);
  frame.paint.fill(rect, frame.theme[Token::raised], control_radius);
  outline(frame, rect, frame.theme[Token::line]);
  const float width = rect.w / static_cast<float>(all.size());
  const Scope list(frame.semantics, Role::tab_list, std::string(id), std::string(name), rect);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Rect part{rect.x + width * static_cast<float>(i), rect.y, width, rect.h};
    record(frame, all, selected, i, part.at_least(reach), {});
    const bool on = i == selected;
    if (on) {
      frame.paint.fill(part.inset(3), frame.theme[Token::panel], control_radius - 2);
      outline(frame, part.inset(3), frame.theme[Token::line], control_radius - 2);
    }
    const bool lit = on || frame.input.hovered(all[i].id);
    frame.paint.text_centred(part, on ? TextStyle::small_strong : TextStyle::small,
                             frame.theme[lit ? Token::text : Token::muted], all[i].label);
    focus_ring(frame, all[i].id, part);
  }
  return selected;
}

}  // namespace ui
