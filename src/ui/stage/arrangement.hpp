// Where the parts of the stage go in the room there is, as plain rectangles.
//   const ui::StageArrangement at = ui::arrange_stage(needs);
//   const bool scrolls_as_a_whole = at.height > needs.room.y;
// No part gets less than it needs to be of use: where the room is lower than all of them together, the
// whole is higher than the room.
#pragma once

#include <cstdint>

#include "ui/canvas/geometry.hpp"

namespace ui {

// All heights are in CSS pixels, what is around a part's own drawing included.
struct StageNeeds {
  Vec room;                 // for everything but the transport bar
  bool sheet = false;       // over the lesson, not beside it
  float question = 0;       // what the demo asks, on a sheet
  float header = 0;         // the listing's languages, over everything
  float narrow_header = 0;  // the same over the listing alone, where that has its own column
  float parts = 0;          // the tabs, where the parts share the width
  float listing = 0;        // the whole listing
  float few_lines = 0;      // the least of it that is of use
  float timeline = 0;       // every task's row
  float loop = 0;           // the most that the loop's picture has wanted
};

struct StageArrangement {
  enum class Kind : std::uint8_t {
    stacked,  // the listing over the loop and the output, over the timeline
    columns,  // not high enough for that: the listing beside the loop, over the timeline and the output
    tabs      // a narrow room: one part at a time
  };
  Kind kind = Kind::stacked;
  float height = 0;  // of the whole
  Rect question;
  Rect parts;
  Rect header;
  Rect listing;
  Rect loop;
  Rect output;
  Rect timeline;
  Rect part;  // tabs: what is left for the part on show, which may need more
};

// The least width of a sheet whose parts are in view together.
inline constexpr float least_width_together = 700;

// How wide the listing's column is where it has one.
float listing_column_width(float width);

StageArrangement arrange_stage(const StageNeeds& needs);

}  // namespace ui
