#include "ui/stage/timeline/step_axis.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float narrowest = 7;  // width of a column
constexpr float widest = 26;
constexpr float widest_second = 400;
constexpr float part_of_columns = 0.5F;  // of the room, if time has to be shown too

}  // namespace

StepAxis::StepAxis(const trace::Timeline& timeline, RunExtent extent, float room)
    : timeline_(&timeline), steps_(std::max<std::size_t>(extent.steps, 1)) {
  const float free = std::max(0.0F, room - 2 * side_inset);
  const auto steps = static_cast<float>(steps_);
  const auto seconds = static_cast<float>(extent.seconds);
  const float part = seconds > 0 ? part_of_columns : 1;
  column_ = std::clamp(free * part / steps, narrowest, widest);
  const float left = std::max(free - column_ * steps, free * (1 - part) / 2);
  second_ = seconds > 0 ? std::min(left / seconds, widest_second) : 0;
  width_ = 2 * side_inset + column_ * steps + second_ * seconds;
}

float StepAxis::end(std::size_t step) const {
  return side_inset + column_ * static_cast<float>(step) +
         second_ * static_cast<float>(timeline_->time_at(step));
}

float StepAxis::begin(std::size_t step) const {
  if (step == 0) return side_inset;
  const trace::Tick* tick = timeline_->tick_at(step);
  const bool waits = tick != nullptr && tick->step == step;
  return end(step - 1) + (waits ? second_ * static_cast<float>(tick->waited) : 0);
}

std::size_t StepAxis::step_at(float x) const {
  std::size_t low = 0;
  std::size_t high = steps_;
  while (low < high) {  // the first step whose end is not before x
    const std::size_t middle = (low + high) / 2;
    if (end(middle) < x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const bool before = low > 0 && x - end(low - 1) < end(low) - x;
  return before ? low - 1 : low;
}

}  // namespace ui
