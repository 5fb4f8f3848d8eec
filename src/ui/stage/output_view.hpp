// What the demo has printed, with the time on the stage's clock.
//   ui::draw_output(frame, state, player.failure(), area, shown_lines);
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// `failure` is why the demo ended badly, if it did. `shown_lines` is how many lines the area was last
// scrolled for. Answers the height that all of it wants.
float draw_output(Frame& frame, const trace::State& state,
                  const std::optional<std::string>& failure, const Rect& area,
                  std::size_t& shown_lines);

}  // namespace ui
