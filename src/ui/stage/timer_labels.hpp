// Where the names of timers stand above their axis, so that each can be read and none is left out.
//   for (const auto& label : ui::place_timer_labels(state, x_of, width_of, {8, 300})) draw(label);
// Timers of one deadline share a label. Labels stand in two rows; where both are full, the label before
// takes the name in.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/state.hpp"

namespace ui {

struct TimerLabel {
  std::uint32_t handle = 0;  // of the first timer it names
  std::string words;         // "Carol", "timeout \u00d73", "Alice, Bob"
  float tick = 0;            // x of the deadline
  float left = 0;            // x of the words, which are within the room
  float width = 0;
  int row = 0;  // 0 is next to the axis
};

struct TimerRoom {
  float left = 0;
  float right = 0;
};

// By deadline. `x_of` gives the x of a moment in seconds, `width_of` the width of words.
std::vector<TimerLabel> place_timer_labels(
    const trace::State& state, const std::function<float(double when)>& x_of,
    const std::function<float(std::string_view words)>& width_of, TimerRoom room);

}  // namespace ui
