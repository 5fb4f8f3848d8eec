#include "ui/shell/navigation.hpp"

#include <utility>

namespace ui {

void Navigation::arrive(Location location, float scroll) {
  ++visit_;
  push_ = false;
  address_ = location;
  correct(std::move(location));
  scroll_ = scroll;
  asked_step_ = at_.demo.empty() ? 0 : at_.step;
}

void Navigation::correct(Location location) {
  at_ = std::move(location);
  asked_step_ = 0;
  stage_in_front_ = !at_.demo.empty() && !at_.lesson_in_front;
}

void Navigation::open(Location location) {
  ++visit_;
  push_ = true;
  scroll_ = -1;
  correct(std::move(location));
}

void Navigation::open_demo(std::string demo) {
  open({.lesson = at_.lesson, .trace = at_.trace, .demo = std::move(demo)});
}

void Navigation::close_stage(const std::string& part) {
  open(part_of(at_.lesson, part, at_.trace));
}

void Navigation::go_to(const std::string& part) {
  if (at_.demo.empty()) open(part_of(at_.lesson, part, at_.trace));
  else stage_in_front_ = false;
}

void Navigation::note_section(const std::string& part) {
  if (!push_) at_ = part_of(at_.lesson, part, at_.trace);
}

void Navigation::note_position(const trace::Position& position, Language language,
                               bool one_at_a_time) {
  if (push_) return;
  asked_step_ = 0;
  at_.step = static_cast<int>(position.step);
  at_.event = static_cast<int>(position.event);
  at_.language = language;
  at_.lesson_in_front = one_at_a_time && !stage_in_front_;
}

std::optional<Navigation::Move> Navigation::take_move() {
  const bool push = std::exchange(push_, false);
  if (!push && at_ == address_) return std::nullopt;
  address_ = at_;
  return Move{at_, push};
}

}  // namespace ui
