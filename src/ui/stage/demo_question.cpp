#include "ui/stage/demo_question.hpp"

#include <algorithm>
#include <utility>

#include "ui/stage/controls.hpp"

namespace ui {
namespace {

constexpr float side_inset = 16;
constexpr float top_inset = 8;
constexpr float between = 12;

}  // namespace

/// The question follows the title in the same line if it fits there; otherwise it is below it.
DemoQuestion::DemoQuestion(const course::Demo& demo, std::string position, float width,
                           const Metrics& metrics)
    : title_(demo.title, TextStyle::small_strong, width - 2 * side_inset, metrics),
      prompt_(demo.predictions.empty() ? demo.prompt : "", TextStyle::small, width - 2 * side_inset,
              metrics),
      position_(std::move(position)) {
  const float room = width - 2 * side_inset;
  const bool beside = title_.width() + between + prompt_.width() <= room;
  prompt_at_ = beside ? Vec{side_inset + title_.width() + between, top_inset}
                      : Vec{side_inset, top_inset + title_.height()};
  height_ = prompt_at_.y + prompt_.height();
  if (!position_.empty()) {
    const float wanted = metrics.width(TextStyle::label, position_);
    const float line = metrics.line_height(TextStyle::label);
    const float drop = (metrics.line_height(TextStyle::small) - line) / 2;
    const bool above = !beside && title_.width() + between + wanted <= room;
    position_at_ =
        above ? Vec{width - side_inset - wanted, top_inset + drop} : Vec{side_inset, height_ + 2};
    height_ = std::max(height_, position_at_.y + line);
  }
  height_ += 6;
}

void DemoQuestion::draw(Frame& frame, const Rect& area) const {
  frame.paint.fill(area, frame.theme[Token::panel]);
  const Vec origin = area.origin();
  title_.draw(frame, "stage/title", origin + Vec{side_inset, top_inset}, Token::text, Role::heading)
      .level = 2;
  prompt_.draw(frame, "stage/prompt", origin + prompt_at_, Token::muted);
  if (position_.empty()) return;
  const float room = area.w - position_at_.x - side_inset;
  draw_position(frame, position_, origin + position_at_, room, TextStyle::label);
}

}  // namespace ui
