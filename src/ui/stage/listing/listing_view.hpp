/// The listing on the stage: highlights the running line, and marks the lines of the other tasks.
///
///     ui::draw_listing(frame, code, &state, area, player.events(), shown_events);
#pragma once

#include <cstddef>
#include <optional>

#include "course/lesson.hpp"
#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The height in CSS pixels of so many lines.
[[nodiscard]] float listing_height(const Metrics& metrics, std::size_t lines);
/// The height in which at least `most` of so many lines are visible, without a part of the next one.
[[nodiscard]] float least_listing_height(const Metrics& metrics, std::size_t lines,
                                         std::size_t most);

/// The line that runs.
struct RunningLine {
  Rect rect;           ///< as shown, in the coordinates of the listing's area
  bool moved = false;  ///< whether the place in the run is another one than in the last frame
};

/// Draws the listing. `state` may be null, for a listing that is not the one that runs. `events` is the
/// place in the run, `shown_events` the one that the listing was last scrolled for, 0 for none.
/// @returns the line that runs, if any does
std::optional<RunningLine> draw_listing(Frame& frame, const course::Code& code,
                                        const trace::State* state, const Rect& area,
                                        std::size_t events, std::size_t& shown_events);

}  // namespace ui
