/// Describes a row of the timeline: a task's states with their steps, and how it ended.
///
///     ui::timeline_row_text(timeline, row);   // "ready in step 1, runs in step 2, sleeps in steps 3 to 8, …"
#pragma once

#include <string>

#include "trace/timeline.hpp"

namespace ui {

/// What a task does in a segment of its row: "runs", "ready", "sleeps", "waits", "blocked".
[[nodiscard]] const char* activity_text(const trace::Segment& segment);

/// The segments of a row, only the last ones if there are many. For a task that has ended, also how and
/// when.
[[nodiscard]] std::string timeline_row_text(const trace::Timeline& timeline, const trace::Row& row);

}  // namespace ui
