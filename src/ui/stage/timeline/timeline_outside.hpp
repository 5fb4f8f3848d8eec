/// The timeline's row for what is in flight outside the loop: a thin bar for each request, thread or process, from
/// the step that starts it to the one that its answer makes run. Each can be pressed, which goes to that step.
///
///     if (auto step = ui::draw_outside_row(frame, player, axis, {0, y, axis.width(), row_height})) player.seek({*step});
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "stage/player.hpp"
#include "trace/timeline.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/timeline/step_axis.hpp"

namespace ui {

/// The lane of each operation, from 0, so that none shares a lane with another in flight at the same time. At most
/// `most` lanes; what finds none free is in the last.
[[nodiscard]] std::vector<std::size_t> outside_lanes(
    const std::vector<trace::Operation>& operations, std::size_t most);

/// What a bar says: "GET /users/1: from step 2 to step 9, 200 OK".
[[nodiscard]] std::string operation_text(const trace::Operation& operation);

/// Draws the row, and makes the bars in view buttons.
/// @returns the step of the bar that the learner pressed, if any
std::optional<std::size_t> draw_outside_row(Frame& frame, const stage::Player& player,
                                            const StepAxis& axis, const Rect& row);

}  // namespace ui
