#include "ui/stage/loop/lanes_view.hpp"

#include <algorithm>

#include "ui/stage/timeline/activity_bar.hpp"
#include "ui/stage/timeline/timeline_marks.hpp"

namespace ui {
namespace {

constexpr float least_block = 5;  // the width of a callback, which takes no time
constexpr float bar_height = 12;

float lane_height(const Metrics& metrics) { return metrics.line_height(TextStyle::label) + 8; }

/// The time at which a step began: the loop may have waited before it, and the step may have blocked.
double begun(const trace::Timeline& timeline, std::size_t step) {
  const trace::Tick* tick = timeline.tick_at(step);
  const bool ticks = tick != nullptr && tick->step == step && step > 0;
  return ticks ? timeline.time_at(step - 1) + tick->waited : timeline.time_at(step);
}

/// A lane's bars, at the right of the names.
struct Lane {
  Frame& frame;
  const ClockAxis& clock;
  Rect rect;

  [[nodiscard]] float x(double when) const { return clock.x(when, rect.x, rect.w); }
  [[nodiscard]] Rect bar(double from, double to) const {
    const float left = x(from);
    return {left, rect.y + 3, x(std::min(to, clock.now)) - left, bar_height};
  }
  void wait(double from, double to, Token token) const {
    const Rect rest = bar(from, to);
    if (rest.w > 0) draw_part(frame, rest, token);
  }
  [[nodiscard]] Rect block(const trace::Timeline& timeline, std::size_t first,
                           std::size_t last) const {
    Rect run = bar(begun(timeline, first), timeline.time_at(last));
    run.w = std::max(run.w, least_block);
    return run;
  }
};

/// A wait lasts until the next step begins or, after the last one, until now.
void draw_waits(const Lane& lane, const trace::Timeline& timeline, const trace::Row& row) {
  for (const trace::Segment& segment : row.segments) {
    const double end =
        segment.last < timeline.steps ? begun(timeline, segment.last + 1) : lane.clock.now;
    if (segment.activity != trace::Activity::running) {
      lane.wait(begun(timeline, segment.first), end, segment_token(segment));
    } else if (segment.awaits != trace::WaitKind::yield) {
      lane.wait(timeline.time_at(segment.last), end, waiting_token(segment.awaits));
    }
  }
}

void draw_row(const Lane& lane, const trace::Timeline& timeline, const trace::Row& row) {
  draw_waits(lane, timeline, row);
  for (const trace::Segment& segment : row.segments) {
    if (segment.activity != trace::Activity::running) continue;
    draw_part(lane.frame, lane.block(timeline, segment.first, segment.last), Token::running);
  }
  if (!row.outcome || *row.outcome == trace::Outcome::returned || row.segments.empty()) return;
  const std::size_t step = row.segments.back().last;
  draw_bad_end(lane.frame, lane.block(timeline, step, step),
               *row.outcome == trace::Outcome::failed);
}

/// What is set to wake the task, ahead of the clock's hand.
void draw_timer(const Lane& lane, const trace::TimerState& timer) {
  const Color color = lane.frame.theme[Token::timer];
  const float from = lane.x(lane.clock.now);
  const float to = lane.x(timer.when);
  const float middle = lane.rect.y + 3 + bar_height / 2;
  for (float x = from + 3; x < to - 3; x += 6)
    lane.frame.paint.fill({x, middle - 0.5F, 2, 1}, color);
  lane.frame.paint.fill({to, middle - bar_height / 2, 2, bar_height}, color, 1);
}

}  // namespace

float lanes_height(const Metrics& metrics, std::size_t tasks) {
  return lane_height(metrics) * static_cast<float>(tasks) + 6 +
         metrics.line_height(TextStyle::label);
}

void draw_lanes(Frame& frame, const stage::Player& player, const LanesPicture& picture,
                const Rect& area) {
  const ClockAxis& clock = picture.clock;
  const Metrics& metrics = frame.metrics;
  const trace::State& state = player.state();
  const trace::Timeline& timeline = player.timeline();
  const float height = lane_height(metrics);
  const float names = std::min(picture.names + 14, area.w * 0.3F);
  const Rect box{area.x + names, area.y, area.w - names, area.h};
  const float axis = area.bottom() - 6 - metrics.line_height(TextStyle::label);
  const auto lane_of = [&](std::uint32_t task) {
    const float top = area.y + height * static_cast<float>(task - 1);
    return Lane{frame, clock, {box.x, top, box.w, height}};
  };
  draw_clock_axis(frame, clock, {box.x, axis}, box.w);
  for (const trace::TaskState& task : state.tasks) {
    const Lane lane = lane_of(task.id);
    if (lane.rect.bottom() > axis + 1) break;
    frame.paint.text_within({area.x, lane.rect.y + 1}, names - 8, TextStyle::label,
                            frame.theme[task.done() ? Token::muted : Token::text], task.name);
    if (task.id <= timeline.rows.size()) draw_row(lane, timeline, timeline.rows[task.id - 1]);
  }
  for (const trace::TimerState& timer : state.timers) {
    if (timer.task != 0 && timer.when > clock.now) draw_timer(lane_of(timer.task), timer);
  }
  for (const trace::OutputLine& line : state.output) {
    if (line.task == 0) continue;
    const Rect bar = lane_of(line.task).bar(line.time, line.time);
    draw_output_sign(frame, {bar.x, bar.y, least_block, bar.h});
  }
  const float hand = clock.x(clock.now, box.x, box.w);
  frame.paint.fill({hand - 1, area.y, 2, axis - area.y}, frame.theme[Token::accent]);
}

}  // namespace ui
