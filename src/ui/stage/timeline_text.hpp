// A row of the timeline in words: a task's states and the steps that they last, and how it ended.
//   ui::timeline_row_text(timeline, row);   // "ready in step 1, runs in step 2, sleeps in steps 3 to 8, …"
#pragma once

#include <string>

#include "trace/timeline.hpp"

namespace ui {

// What a task does in a stretch of its row: "runs", "ready", "sleeps", "waits", "blocked".
const char* activity_text(const trace::Segment& segment);

// Of a long life the last stretches; of one that is over also how and when it ended.
std::string timeline_row_text(const trace::Timeline& timeline, const trace::Row& row);

}  // namespace ui
