#include "ui/shell/split.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "ui/frame/node_ids.hpp"

namespace ui {
namespace {

constexpr float reach = 3;  // of the pointer, beside the border
constexpr double key_step = 24;

}  // namespace

float Split::lesson_width(float window) const {
  const float usual = std::clamp(window * 0.36F, 536.0F, 640.0F);
  const float width = chosen.lesson == 0 ? usual : static_cast<float>(chosen.lesson);
  return std::clamp(width, least_lesson, window - least_stage);
}

float Split::place(Frame& frame, const Rect& area) {
  if (const Drag* drag = frame.input.drag(node_id::split)) {
    const float moved = drag->at.x - grip_;
    if (drag->phase == DragPhase::down) grip_ = drag->at.x;
    else if (moved != 0)
      chosen.lesson = static_cast<int>(std::lround(lesson_width(area.w) + moved));
  }
  if (const auto typed = frame.input.activated_value(node_id::split)) {
    chosen.lesson = 0;  // what is not a number moves it back
    std::from_chars(typed->data(), typed->data() + typed->size(), chosen.lesson);
  }
  const float width = lesson_width(area.w);
  Node& node = frame.semantics.leaf(Role::separator, node_id::split, "Border of lesson and stage",
                                    Rect{area.x + width - reach, area.y, 2 * reach + 1, area.h});
  node.range = ValueRange{width, least_lesson, area.w - least_stage, key_step, {}};
  node.controls = node_id::lesson;
  return width;
}

void Split::paint(Frame& frame, const Rect& border) {
  const bool lit =
      frame.input.hovered(node_id::split) || frame.input.focused(node_id::split) || moving(frame);
  frame.paint.fill(lit ? border.inset(-1, 0) : border,
                   frame.theme[lit ? Token::accent : Token::line]);
  constexpr Vec grip{4, 32};
  frame.paint.fill(
      {border.x + (border.w - grip.x) / 2, border.y + (border.h - grip.y) / 2, grip.x, grip.y},
      frame.theme[lit ? Token::accent : Token::faint], grip.x / 2);
}

bool Split::moving(const Frame& frame) { return frame.input.pressed(node_id::split); }

}  // namespace ui
