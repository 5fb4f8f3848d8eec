/// The event loop: its timers on a time axis, what is in flight outside, the ready queue, and who awaits whom.
///
///     const float height = ui::draw_loop(frame, motion, state, {.clock = {player.time(), horizon}}, area);
#pragma once

#include <cstdint>
#include <optional>

#include "trace/state.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/loop/timers_view.hpp"
#include "ui/widgets/motion.hpp"

namespace ui {

/// What the picture of a loop shows beside its state.
struct LoopPicture {
  ClockAxis clock;
  bool timers = true;          ///< whether the run ever sets one: otherwise they take no room
  bool outside = true;         ///< the same for what is outside the loop
  double blocked = 0;          ///< the seconds up to now in which a callback has blocked the loop
  std::uint32_t deciding = 0;  ///< the callback that decided the learner's prediction; 0: none
  std::optional<double> deciding_timer = std::nullopt;  ///< when the timer behind it was due
};

/// Draws the loop. If there is the width, the tasks are beside the rest, so that a low area shows both.
/// @returns the height, which may be more than the area's
float draw_loop(Frame& frame, Motion& motion, const trace::State& state, const LoopPicture& picture,
                const Rect& area);

}  // namespace ui
