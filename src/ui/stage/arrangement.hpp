/// Arranges the parts of the stage in the available room, as plain rectangles.
///
///     const ui::StageArrangement at = ui::arrange_stage(needs);
///     const bool scrolls_as_a_whole = at.height > needs.room.y;
///
/// No height depends on the state of the run, so that no part moves from step to step; and none changes its place while
/// some of the height is lent. Every part gets at least
/// the height it needs to be useful. If the room is not high enough for all of
/// them, the arrangement is higher than the room.
#pragma once

#include <cstdint>

#include "ui/canvas/geometry.hpp"

namespace ui {

/// All heights are in CSS pixels and include the space around a part.
struct StageNeeds {
  Vec room;                 ///< for everything but the controls
  float lent = 0;           ///< how much higher the room usually is
  bool sheet = false;       ///< covers the lesson, instead of being beside it
  float question = 0;       ///< the demo's question, if the lesson is out of view
  float header = 0;         ///< the listing's header, over the whole width
  float narrow_header = 0;  ///< the listing's header, over the listing's column
  float parts = 0;          ///< the tabs, if one part is shown at a time
  float listing = 0;        ///< the whole listing
  float few_lines = 0;      ///< the least useful height of the listing
  float many_lines = 0;     ///< of the listing: enough to follow the run
  float timeline = 0;       ///< the timeline with room for some tasks
};

struct StageArrangement {
  enum class Kind : std::uint8_t {
    stacked,  ///< the listing and the output above the loop, above the timeline
    columns,  ///< if that is too high: the listing beside the loop, above the timeline and the output
    wide,     ///< if the room is wide: the listing, the loop, and the output above the timeline
    tabs      ///< if the room is narrow: one part at a time
  };
  Kind kind = Kind::stacked;
  float height = 0;  ///< of the whole
  Rect question;
  Rect parts;
  Rect header;
  Rect listing;
  Rect loop;
  Rect output;
  Rect timeline;
  Rect part;  ///< tabs: the room for the current part, which may need more
};

/// The least width of a sheet that shows all parts at once.
inline constexpr float least_width_together = 700;
/// The least width of a stage with three columns.
inline constexpr float least_width_of_three = 1120;

/// The width of the listing's column, if it has one.
[[nodiscard]] float listing_column_width(float width);

[[nodiscard]] StageArrangement arrange_stage(const StageNeeds& needs);

}  // namespace ui
