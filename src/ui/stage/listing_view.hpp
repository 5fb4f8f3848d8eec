// The listing on the stage: the line that runs is lit, and marks show where the other tasks stand.
//   ui::draw_listing(frame, code, &state, area, shown_step);
#pragma once

#include <cstddef>
#include <optional>

#include "course/lesson.hpp"
#include "trace/state.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// CSS pixels that so many lines want.
float listing_height(const Metrics& metrics, std::size_t lines);

// `state` may be null: a listing that the trace does not follow. `shown_step` is the step that the
// listing was last scrolled for, 0 for none. Where that has changed, answers the place of the running line in `area`,
// as if that were not scrolled.
std::optional<Rect> draw_listing(Frame& frame, const course::Code& code, const trace::State* state,
                                 const Rect& area, std::size_t& shown_step);

}  // namespace ui
