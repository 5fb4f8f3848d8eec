/// The loop in two lines, for a stage that shows one part at a time: what runs, and what is ready.
///
///     const ui::StripPicture picture{.now = player.time()};
///     ui::draw_loop_strip(frame, state, picture, {area.x, y, area.w, ui::loop_strip_height(frame.metrics)});
#pragma once

#include <cstdint>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The same for all states, so that nothing moves from step to step.
[[nodiscard]] float loop_strip_height(const Metrics& metrics);

struct StripPicture {
  double now = 0;              ///< on the loop's clock, in seconds
  double blocked = 0;          ///< the seconds up to now in which a callback has blocked the loop
  std::uint32_t deciding = 0;  ///< the callback that decided the learner's prediction; 0: none
};

void draw_loop_strip(Frame& frame, const trace::State& state, const StripPicture& picture,
                     const Rect& area);

}  // namespace ui
