#include "ui/stage/arrangement.hpp"

#include <algorithm>

namespace ui {
namespace {

constexpr float loop_room = 330;   // what the loop usually needs
constexpr float least_loop = 200;  // the timers and one row of cards
constexpr float least_timeline = 110;
constexpr float output_width = 200;
constexpr float least_output = 90;
constexpr float least_columns = 180;
constexpr float most_foot = 140;

/// Beside a narrow listing the output would take the room of the code.
bool output_beside_listing(const StageNeeds& needs) { return needs.room.x >= least_width_together; }

float head_of(const StageNeeds& needs) { return needs.question + needs.header; }

/// Everything at its least height beside a listing of that height.
float least_stacked(const StageNeeds& needs, float listing) {
  return head_of(needs) + listing + least_loop + least_timeline;
}

/// Shows part of the listing and the whole loop.
float comfortable_stacked(const StageNeeds& needs) {
  return head_of(needs) + needs.many_lines + loop_room + least_timeline;
}

StageArrangement stacked(const StageNeeds& needs) {
  StageArrangement made{.kind = StageArrangement::Kind::stacked};
  const float width = needs.room.x;
  // A listing that is higher than the room would hide the line that runs.
  const float lines = std::clamp(needs.room.y - least_stacked(needs, 0), needs.few_lines,
                                 std::max(needs.few_lines, needs.many_lines));
  made.height = std::max(needs.room.y, least_stacked(needs, lines));
  // First the listing and the loop get what they need, then the timeline, then the rest of the listing.
  const float free = made.height - head_of(needs) - lines - loop_room;
  const float timeline = std::clamp(needs.timeline, least_timeline,
                                    std::max(least_timeline, std::min(free, made.height * 0.22F)));
  const float below = made.height - head_of(needs) - timeline;
  const float listing =
      std::clamp(needs.listing, needs.few_lines, std::max(lines, below - loop_room));
  made.question = {0, 0, width, needs.question};
  made.header = {0, needs.question, width, needs.header};
  const bool beside = output_beside_listing(needs);
  const float output = std::max(output_width, width * 0.27F);
  const float head = head_of(needs);
  const float top = head + listing;
  const float bottom = made.height - timeline;
  made.listing = {0, head, beside ? width - output : width, listing};
  made.loop = {0, top, beside ? width : width - output, bottom - top};
  made.output = {width - output, beside ? head : top, output, beside ? listing : bottom - top};
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

StageArrangement three_columns(const StageNeeds& needs) {
  StageArrangement made{.kind = StageArrangement::Kind::wide};
  const float width = needs.room.x;
  const float head = needs.question + needs.narrow_header;
  made.height = std::max(
      {needs.room.y, head + needs.few_lines, needs.question + least_output + least_timeline});
  const float code = listing_column_width(width);
  const float right = width * 0.28F;
  const float top = needs.question;
  const float high = made.height - top;
  const float output = std::max(least_output, std::min(high * 0.4F, high - needs.timeline));
  made.question = {0, 0, width, top};
  made.header = {0, top, code, needs.narrow_header};
  made.listing = {0, head, code, made.height - head};
  made.loop = {code, top, width - code - right, high};
  made.output = {width - right, top, right, output};
  made.timeline = {width - right, top + output, right, high - output};
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

float listing_column_width(float width) {
  return width * (width < least_width_of_three ? 0.52F : 0.4F);
}

StageArrangement arrange_stage(const StageNeeds& needs) {
  if (needs.room.x >= least_width_of_three) return three_columns(needs);
  const bool wide = needs.room.x >= least_width_together;
  if (needs.sheet && !wide) return tabs(needs);
  const float wanted =
      needs.sheet ? comfortable_stacked(needs) : least_stacked(needs, needs.many_lines);
  if (wide && needs.room.y + needs.lent < wanted) return columns(needs);
  return stacked(needs);
}

}  // namespace ui
