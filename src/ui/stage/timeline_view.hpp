// Every task's life over the steps of the run; a click or a drag goes to a step.
//   if (auto step = ui::draw_timeline(frame, player, area, shown_step)) player.seek(*step);
#pragma once

#include <cstddef>
#include <optional>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// CSS pixels that `tasks` rows want, title included.
float timeline_height(const Metrics& metrics, std::size_t tasks);

// CSS pixels of the legend in lines of its own, in an area of that width.
float legend_height(const Metrics& metrics, float width);

// The step that the learner chose, if any. `shown_step` is the one the area was last scrolled for.
std::optional<std::size_t> draw_timeline(Frame& frame, const stage::Player& player,
                                         const Rect& area, std::size_t& shown_step);

}  // namespace ui
