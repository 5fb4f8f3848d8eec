/// Each task as a lane on the loop's clock: when it ran, slept, waited and printed until now, and the timers ahead.
///
///     ui::draw_lanes(frame, player, {{player.time(), 2}, names}, {x, y, width, ui::lanes_height(metrics, 4)});
#pragma once

#include <cstddef>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/loop/timers_view.hpp"

namespace ui {

/// The height in CSS pixels of so many tasks, with the axis.
[[nodiscard]] float lanes_height(const Metrics& metrics, std::size_t tasks);

struct LanesPicture {
  ClockAxis clock;
  float names = 0;  ///< the width of the longest name of the run, so that nothing moves
};

/// Draws a lane for each task so far.
void draw_lanes(Frame& frame, const stage::Player& player, const LanesPicture& picture,
                const Rect& area);

}  // namespace ui
