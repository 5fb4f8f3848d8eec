#include "ui/lesson/button_row.hpp"

#include <utility>

#include "ui/widgets/widgets.hpp"

namespace ui {

void ButtonRow::place(Flow& flow, const std::string& id, const std::string& words,
                      Flow::Action action) {
  constexpr float between = 8;
  const float width = button_width(flow.metrics(), words);
  if (x_ == 0 || x_ + width > flow.column.x + flow.column.width) {
    flow.gap(12);
    x_ = flow.column.x;
    y_ = flow.take(control_height).y;
  }
  const Rect rect{x_, y_, width, control_height};
  x_ = rect.right() + between;
  flow.leaf(Role::button, id, words, rect.at_least(touch_height)).hide_name = true;
  flow.on(id, std::move(action));
  flow.paint(rect,
             [=](Frame& frame) { paint_button(frame, {.id = id, .label = words, .rect = rect}); });
}

}  // namespace ui
