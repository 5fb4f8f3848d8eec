/// The demo's output, with the time of each line.
///
///     ui::draw_output(frame, state, player.failure(), area, shown_lines);
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// Draws the output. `failure` is why the demo failed, if it did. `shown_lines` is the number of lines
/// for which the area was last scrolled.
/// @returns the height of the whole output
float draw_output(Frame& frame, const trace::State& state,
                  const std::optional<std::string>& failure, const Rect& area,
                  std::size_t& shown_lines);

}  // namespace ui
