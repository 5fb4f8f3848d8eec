#include "ui/widgets/popover.hpp"

namespace ui {

void Popover::open(std::string opener) {
  opener_ = std::move(opener);
  open_ = new_ = true;
}

void Popover::close(Frame& frame) {
  open_ = false;
  if (!opener_.empty()) frame.focus(opener_);
  frame.draw_again();
}

// The opener is no place elsewhere: a press on it closes the popover by itself.
bool Popover::lost(std::string_view focused) const {
  return !focused.empty() && focused != focused_ && focused != opener_ && focused != id_ &&
         !focused.starts_with(id_ + "/");
}

bool Popover::stays(Frame& frame, const Rect& around) {
  if (!open_) return false;
  first_time_ = std::exchange(new_, false);
  if (first_time_) focused_ = frame.input.focused_id();
  const std::string away = id_ + "/away";
  if (lost(frame.input.focused_id())) {
    leave();
    frame.draw_again();
  } else if (frame.input.activated(away) || frame.input.key("Escape")) {
    close(frame);
  } else {
    // This surface is under the popover and over everything else.
    frame.semantics.leaf(Role::button, away, close_name_, around);
  }
  return open_;
}

}  // namespace ui
