// Where the shell draws the lesson and the stage: one of them alone, both beside each other, or the stage over the lesson.
#include <algorithm>

#include "ui/shell/invitation.hpp"
#include "ui/shell/shell.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

void Shell::draw_lesson(Frame& frame, const Rect& area) {
  show_copied(frame);
  if (embedding_.only == Only::stage) draw_stage(frame, area, narrow_);
  else if (embedding_.only == Only::quiz) lesson_.draw(frame, area, true);
  else if (narrow_) draw_over(frame, area);
  else draw_beside(frame, area);
}

void Shell::draw_beside(Frame& frame, const Rect& area) {
  if (!has_demo()) {
    lesson_.draw(frame, area, true);
    return;
  }
  if (covered_) {
    draw_stage(frame, area, false);
    return;
  }
  const float width = split_.place(frame, area);
  const Rect left{area.x, area.y, width - 1, area.h};
  const Rect right{area.x + width, area.y, area.w - width, area.h};
  lesson_.draw(frame, left, false);
  draw_stage(frame, right, false);
  Split::paint(frame, {left.right(), area.y, 1, area.h});
}

void Shell::draw_over(Frame& frame, const Rect& area) {
  const Rect page{area.x, area.y, area.w, area.h - (low_ ? 0 : switch_height)};
  const float target = navigation_.stage_in_front() ? 1.0F : 0.0F;
  if (slide_ != target) {
    const auto passed = static_cast<float>(std::clamp(frame.seconds - slide_time_, 0.0, 0.05));
    const float step = frame.reduced_motion ? 1.0F : std::max(0.01F, passed / 0.2F);
    slide_ = slide_ < target ? std::min(target, slide_ + step) : std::max(target, slide_ - step);
    if (slide_ != target) frame.animate();
  }
  slide_time_ = frame.seconds;
  if (slide_ < 1) lesson_.draw(frame, page, true);
  if (slide_ > 0) {
    const float eased = 1 - (1 - slide_) * (1 - slide_);
    Rect sheet = page;
    sheet.x += (1 - eased) * page.w;
    frame.paint.push_clip(page);
    frame.paint.fill(sheet, frame.theme[Token::background]);
    draw_stage(frame, sheet, true);
    frame.paint.pop_clip();
  }
  if (!low_) draw_switch(frame, {area.x, page.bottom(), area.w, switch_height});
}

void Shell::draw_stage(Frame& frame, const Rect& area, bool sheet) {
  if (has_demo()) stage_->draw(frame, area, sheet);
  else draw_invitation(frame, *lesson_.lesson(), area);
}

void Shell::draw_switch(Frame& frame, const Rect& area) {
  frame.paint.fill(area, frame.theme[Token::panel]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
  const float width = std::min(320.0F, area.w - 32);
  const Rect rect{area.x + (area.w - width) / 2, area.y + 5, width, area.h - 10};
  TopBar::draw_switch(frame, rect, navigation_.stage_in_front());
}

}  // namespace ui
