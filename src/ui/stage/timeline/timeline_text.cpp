#include "ui/stage/timeline/timeline_text.hpp"

#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

constexpr std::size_t most = 12;  // segments described for a row

std::string steps_text(const trace::Segment& segment) {
  if (segment.first == segment.last) return " in step " + std::to_string(segment.first);
  return " in steps " + std::to_string(segment.first) + " to " + std::to_string(segment.last);
}

const char* outcome_word(trace::Outcome outcome) {
  switch (outcome) {
    case trace::Outcome::returned: return "done";
    case trace::Outcome::failed: return "failed";
    case trace::Outcome::cancelled: return "cancelled";
  }
  return "";
}

}  // namespace

const char* activity_text(const trace::Segment& segment) {
  switch (segment.activity) {
    case trace::Activity::running: return "runs";
    case trace::Activity::ready: return "ready";
    case trace::Activity::suspended:
      return segment.awaits == trace::WaitKind::sleep ? "sleeps" : "waits";
    case trace::Activity::frozen: return "blocked";
  }
  return "";
}

std::string timeline_row_text(const trace::Timeline& timeline, const trace::Row& row) {
  const std::size_t left_out = row.segments.size() > most ? row.segments.size() - most : 0;
  std::string words;
  if (left_out > 0) words = "from step " + std::to_string(row.segments[left_out].first) + " on";
  for (std::size_t i = left_out; i < row.segments.size(); ++i) {
    const trace::Segment& segment = row.segments[i];
    words += (words.empty() ? "" : ", ") + (activity_text(segment) + steps_text(segment));
  }
  if (row.outcome && !row.segments.empty()) {
    words += std::string(", ") + outcome_word(*row.outcome) + " at " +
             seconds_text(timeline.time_at(row.segments.back().last)) + " s";
  }
  return words;
}

}  // namespace ui
