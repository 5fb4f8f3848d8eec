/// Every task's states over the steps of the run. A click or a drag goes to a step.
///
///     if (auto step = ui::draw_timeline(frame, player, area, shown)) player.seek({*step});
#pragma once

#include <cstddef>
#include <optional>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The height in CSS pixels of `tasks` rows, including the title.
[[nodiscard]] float timeline_height(const Metrics& metrics, std::size_t tasks);

/// The height in CSS pixels of a legend on separate lines, in an area of that width.
[[nodiscard]] float legend_height(const Metrics& metrics, float width);

/// What the timeline keeps from frame to frame, as long as the text has one size.
struct TimelinePlace {
  std::size_t step = 0;   ///< for which the area was last scrolled
  std::size_t named = 0;  ///< how many names were measured
  float widest = 0;       ///< of these, in CSS pixels
};

/// Draws the timeline. `deciding` are steps that
/// stand out because they decided the learner's prediction.
/// @returns the step that the learner chose, if any
std::optional<std::size_t> draw_timeline(Frame& frame, const stage::Player& player,
                                         const Rect& area, TimelinePlace& shown,
                                         const std::vector<std::size_t>& deciding = {});

}  // namespace ui
