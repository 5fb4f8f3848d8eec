/// Places the names of timers above their axis, so that all are readable and none is left out.
///
///     for (const auto& label : ui::place_timer_labels(state, x_of, width_of, {8, 300})) draw(label);
///
/// Timers with the same deadline share a label. There are two rows of labels; if both are full, the name
/// is added to the previous label.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/state.hpp"

namespace ui {

struct TimerLabel {
  std::uint32_t handle = 0;  ///< of its first timer
  std::string text;          ///< "Carol", "timeout \u00d73", "Alice, Bob"
  float tick = 0;            ///< x of the deadline
  float left = 0;            ///< x of the text, which lies within the room
  float width = 0;
  int row = 0;  ///< 0 is next to the axis
};

struct TimerRoom {
  float left = 0;
  float right = 0;
};

/// @returns the labels in order of deadline. `x_of` returns the x of a time in seconds, `width_of` the
/// width of a string.
[[nodiscard]] std::vector<TimerLabel> place_timer_labels(
    const trace::State& state, const std::function<float(double when)>& x_of,
    const std::function<float(std::string_view text)>& width_of, TimerRoom room);

}  // namespace ui
