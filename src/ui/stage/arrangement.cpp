#include "ui/stage/arrangement.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float loop_room = 330;   // what the loop usually needs
constexpr float least_loop = 200;  // the timers and one row of cards
constexpr float least_timeline = 90;
constexpr float output_width = 200;
constexpr float least_columns = 180;
constexpr float most_foot = 140;
constexpr float some_listing = 300;

float head_of(const StageNeeds& needs) { return needs.question + needs.header; }

float least_stacked(const StageNeeds& needs) {
  return head_of(needs) + needs.few_lines + least_loop + least_timeline;
}

/// Shows part of the listing and the whole loop.
float comfortable_stacked(const StageNeeds& needs) {
  return head_of(needs) + std::min(needs.listing, some_listing) + loop_room + least_timeline;
}

StageArrangement stacked(const StageNeeds& needs) {
  StageArrangement made{.kind = StageArrangement::Kind::stacked};
  const float width = needs.room.x;
  made.height = std::max(needs.room.y, least_stacked(needs));
  const float timeline =
      std::clamp(needs.timeline, least_timeline, std::max(least_timeline, made.height * 0.22F));
  // Room that the loop does not need goes to the listing.
  const float below = made.height - head_of(needs) - timeline;
  const float most =
      std::max({needs.few_lines, made.height * 0.29F - needs.question, below - loop_room});
  // The loop keeps its greatest height so far, so that the listing does not move with each step.
  const float left = std::clamp(below - needs.loop, needs.few_lines, most);
  const float listing = std::clamp(needs.listing, needs.few_lines, left);
  made.question = {0, 0, width, needs.question};
  made.header = {0, needs.question, width, needs.header};
  made.listing = {0, head_of(needs), width, listing};
  const float top = made.listing.bottom();
  const float bottom = made.height - timeline;
  const float output = std::max(output_width, width * 0.27F);
  made.loop = {0, top, width - output, bottom - top};
  made.output = {width - output, top, output, bottom - top};
  made.timeline = {0, bottom, width, timeline};
  return made;
}

/// On a sheet the header is above the listing only, which leaves its height to the loop. Beside the
/// lesson it spans the width, because the close button is at its right end.
StageArrangement columns(const StageNeeds& needs) {
  StageArrangement made{.kind = StageArrangement::Kind::columns};
  const float width = needs.room.x;
  const float code = listing_column_width(width);
  const float header = needs.sheet ? needs.narrow_header : needs.header;
  const float head = needs.question + header;
  const float foot =
      std::clamp(needs.timeline, least_timeline, std::max(most_foot, needs.room.y * 0.25F));
  // A low room shows the whole listing, so that the running line is never below its edge.
  const float row = std::max(
      {std::min(least_columns, needs.room.y - head), needs.few_lines, needs.room.y - head - foot});
  made.height = head + row + foot;
  const float output = std::max(output_width, width * 0.3F);
  made.question = {0, 0, width, needs.question};
  made.header = {0, needs.question, needs.sheet ? code : width, header};
  made.listing = {0, head, code, row};
  const float top = needs.sheet ? needs.question : head;
  made.loop = {code, top, width - code, head + row - top};
  made.timeline = {0, head + row, width - output, foot};
  made.output = {width - output, head + row, output, foot};
  return made;
}

StageArrangement tabs(const StageNeeds& needs) {
  StageArrangement made{.kind = StageArrangement::Kind::tabs};
  const float width = needs.room.x;
  made.question = {0, 0, width, needs.question};
  made.parts = {0, needs.question, width, needs.parts};
  const float top = made.parts.bottom();
  made.part = {0, top, width, std::max(0.0F, needs.room.y - top)};
  made.header = {0, top, width, needs.header};
  made.height = needs.room.y;
  return made;
}

}  // namespace

float listing_column_width(float width) { return width * 0.52F; }

StageArrangement arrange_stage(const StageNeeds& needs) {
  const bool wide = needs.room.x >= least_width_together;
  if (needs.sheet && !wide) return tabs(needs);
  const float wanted = needs.sheet ? comfortable_stacked(needs) : least_stacked(needs);
  if (wide && needs.room.y < wanted) return columns(needs);
  return stacked(needs);
}

}  // namespace ui
