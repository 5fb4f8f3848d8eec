/// The marks of the timeline: where a task printed, blocked the loop, failed or was cancelled. Each can be
/// pressed, which goes to its step.
///
///     if (auto step = ui::draw_marks(frame, player, axis, row_height)) player.seek({*step});
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/timeline/step_axis.hpp"

namespace ui {

/// What a mark says: `step 9, 0.5 s: Alice prints "Hello"`.
[[nodiscard]] std::string mark_text(const trace::Trace& run, const trace::Timeline& timeline,
                                    const trace::Mark& mark);

/// Draws the sign that something was printed, below the bar of a row.
void draw_output_sign(Frame& frame, const Rect& bar);

/// Draws the marks over rows of that height, and makes those near the cursor buttons.
/// @returns the step of the mark that the learner pressed, if any
std::optional<std::size_t> draw_marks(Frame& frame, const stage::Player& player,
                                      const StepAxis& axis, float row);

}  // namespace ui
