/// The times on the timeline: a line through all rows where the clock shows a new time, and the time below it where
/// there is room. Only what is visible costs anything, however long the run is.
///
///     ui::draw_tick_lines(frame, timeline, axis, height, visible);
///     ui::draw_tick_labels(frame, timeline, axis, strip);
#pragma once

#include "trace/timeline.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/timeline/step_axis.hpp"

namespace ui {

/// Draws the lines from the top to `height`.
void draw_tick_lines(Frame& frame, const trace::Timeline& timeline, const StepAxis& axis,
                     float height, const Rect& visible);

/// Draws the times in a strip that stays in view however far the rows are scrolled.
void draw_tick_labels(Frame& frame, const trace::Timeline& timeline, const StepAxis& axis,
                      const Rect& strip);

}  // namespace ui
