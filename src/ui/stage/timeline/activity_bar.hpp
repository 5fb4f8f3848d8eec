/// What a task does over a span of its row, as a bar: on the timeline and on the lanes of the front page.
///
///     ui::draw_part(frame, {left, y, right - left, height}, ui::segment_token(segment));
#pragma once

#include "trace/timeline.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// The colour of a wait, and of a segment.
[[nodiscard]] Token waiting_token(trace::WaitKind awaits);
[[nodiscard]] Token segment_token(const trace::Segment& segment);

/// Draws an activity. Each has its own shape besides its colour: a block for running, an outline for ready, a low
/// bar for sleeping, a lower one for waiting, hatching for blocked.
void draw_part(Frame& frame, Rect rect, Token token);

/// Draws the step in which a task failed, red with a cross, or was cancelled, grey with a bar.
void draw_bad_end(Frame& frame, Rect rect, bool failed);

}  // namespace ui
