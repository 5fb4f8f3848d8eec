#include "ui/stage/timeline/timeline_view.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/stage/timeline/activity_bar.hpp"
#include "ui/stage/timeline/step_axis.hpp"
#include "ui/stage/timeline/timeline_marks.hpp"
#include "ui/stage/timeline/timeline_outside.hpp"
#include "ui/stage/timeline/timeline_text.hpp"
#include "ui/stage/timeline/timeline_ticks.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/terms.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::string_view outside_name = "outside";  // of the row below the tasks
constexpr std::size_t rows_around = 60;  // above and below those in view, for screen readers
constexpr float least_names = 40;
constexpr float name_gap = 14;

/// The width of the widest name, of tasks that are still to come too, so that the rows stay where they are.
float widest_name(const Metrics& metrics, const std::vector<trace::Row>& rows,
                  TimelinePlace& place) {
  if (place.named > rows.size()) place = {.step = place.step};
  for (; place.named < rows.size(); ++place.named)
    place.widest = std::max(place.widest, metrics.width(TextStyle::label, rows[place.named].name));
  return place.widest;
}

float row_height(const Metrics& metrics) { return metrics.line_height(TextStyle::label) + 6; }

/// Draws a task's segments, and its waits during the gaps in which the loop waits.
void draw_row(Frame& frame, const trace::Row& row, const StepAxis& axis, float y, float height,
              const Rect& visible) {
  const auto first = std::ranges::partition_point(row.segments, [&](const trace::Segment& segment) {
    return axis.begin(segment.last + 1) < visible.x;
  });
  for (auto at = first; at != row.segments.end(); ++at) {
    const trace::Segment& segment = *at;
    const float left = axis.begin(segment.first);
    if (left > visible.right()) break;
    const float right = axis.end(segment.last);
    const float next = axis.begin(segment.last + 1);
    const bool waits = segment.awaits != trace::WaitKind::yield && next > right;
    // A wait that continues is drawn without a gap.
    const bool one = waits && segment.activity == trace::Activity::suspended;
    draw_part(frame, {left, y, (one ? next : right) - left, height}, segment_token(segment));
    if (waits && !one)
      draw_part(frame, {right, y, next - right, height}, waiting_token(segment.awaits));
  }
  if (!row.outcome || *row.outcome == trace::Outcome::returned) return;
  const std::size_t step = row.segments.back().last;
  const float left = axis.begin(step);
  draw_bad_end(frame, {left, y, axis.end(step) - left, height},
               *row.outcome == trace::Outcome::failed);
}

/// Rows by index, from `begin` up to `end`.
struct RowRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The rows in view.
RowRange rows_in(float top, float bottom, float row, std::size_t count) {
  const auto index = [&](float y) {
    return std::min(count, static_cast<std::size_t>(std::max(0.0F, std::floor(y / row))));
  };
  return {index(top), std::min(count, index(bottom) + 1)};
}

/// Records rows for screen readers: all, or those of a long list that are in view and near it. Tasks of later steps
/// have rows, but no names yet.
void record_rows(Frame& frame, const stage::Player& player, RowRange seen, float row, float width) {
  const trace::Timeline& timeline = player.timeline();
  const trace::State& state = player.state();
  if (timeline.rows.empty() || state.tasks.empty()) return;
  const Scope list(frame.semantics, Role::list, "stage/timeline/tasks", "Tasks over the steps");
  const std::size_t end =
      std::min({timeline.rows.size(), state.tasks.size(), seen.end + rows_around});
  for (std::size_t i = seen.begin - std::min(seen.begin, rows_around); i < end; ++i) {
    const Rect rect{0, row * static_cast<float>(i), width, row};
    frame.semantics
        .leaf(Role::list_item, "stage/timeline/task/" + std::to_string(timeline.rows[i].task),
              std::string(state.task(timeline.rows[i].task).name) + ": " +
                  timeline_row_text(timeline, timeline.rows[i]),
              rect)
        .hide_name = true;
  }
}

enum class Sign : std::uint8_t { part, fails, cancelled, output };

struct Key {
  Sign sign;
  Token token;
  const char* words;
};
constexpr std::array<Key, 8> keys = {{{Sign::part, Token::running, "runs"},
                                      {Sign::part, Token::ready, "ready"},
                                      {Sign::part, Token::timer, "sleeps"},
                                      {Sign::part, Token::waiting, "waits"},
                                      {Sign::part, Token::failed, "blocked"},
                                      {Sign::output, Token::text, "prints"},
                                      {Sign::fails, Token::failed, "fails"},
                                      {Sign::cancelled, Token::muted, "is cancelled"}}};

void draw_sign(Frame& frame, const Key& key, const Rect& rect) {
  switch (key.sign) {
    case Sign::part: draw_part(frame, rect, key.token); break;
    case Sign::output: draw_output_sign(frame, rect.inset(0, 4)); break;
    default: draw_bad_end(frame, rect, key.sign == Sign::fails);
  }
}
constexpr float swatch_size = 10;

float key_width(const Metrics& metrics, const Key& key) {
  return swatch_size + 5 + metrics.width(TextStyle::label, key.words);
}

constexpr float between_keys = 14;

/// Draws the legend at the right end of the title's line, or on separate lines below it if there is
/// `room` for them.
/// @returns the height of these lines
float draw_legend(Frame& frame, const Rect& title, float words, float room) {
  const Metrics& metrics = frame.metrics;
  float width = -between_keys;
  for (const Key& key : keys) width += key_width(metrics, key) + between_keys;
  const float line = metrics.line_height(TextStyle::label);
  const bool beside = words + 20 + width <= title.w;
  const float height = beside ? 0 : legend_height(metrics, title.w);
  if (height > room) return 0;
  float x = beside ? title.right() - width : title.x;
  float y = beside ? title.y + (title.h - line) / 2 : title.bottom() + 6;
  for (const Key& key : keys) {
    if (x > title.x && x + key_width(metrics, key) > title.right()) {
      x = title.x;
      y += line + 4;
    }
    const Rect swatch{x, y + (line - swatch_size) / 2, swatch_size, swatch_size};
    draw_sign(frame, key, swatch);
    frame.text({x + swatch_size + 5, y}, TextStyle::label, Token::muted, key.words);
    x += key_width(metrics, key) + between_keys;
  }
  return height;
}

std::string value_text(const stage::Player& player) {
  std::string words = "step " + std::to_string(player.position().step);
  if (const auto total = player.total_steps()) words += " of " + std::to_string(*total);
  return words + ", " + seconds_text(player.state().time) + " s";
}

}  // namespace

float legend_height(const Metrics& metrics, float width) {
  const float line = metrics.line_height(TextStyle::label) + 4;
  float height = 6 + line;
  float x = 0;
  for (const Key& key : keys) {
    const float wanted = key_width(metrics, key);
    if (x > 0 && x + wanted > width) {
      x = 0;
      height += line;
    }
    x += wanted + between_keys;
  }
  return height;
}

float timeline_height(const Metrics& metrics, std::size_t tasks) {
  return metrics.line_height(TextStyle::small_strong) + 6 +
         row_height(metrics) * static_cast<float>(tasks) + metrics.line_height(TextStyle::label) +
         14;
}

std::optional<std::size_t> draw_timeline(Frame& frame, const stage::Player& player,
                                         const Rect& area, TimelinePlace& shown,
                                         const std::vector<std::size_t>& deciding) {
  const Metrics& metrics = frame.metrics;
  const trace::Timeline& timeline = player.timeline();
  const trace::State& state = player.state();
  const float title = metrics.line_height(TextStyle::small_strong);
  const float line = metrics.line_height(TextStyle::label);
  term_heading(frame, "stage/timeline/title", "Timeline", area.origin());
  const float ticks = line + 4;
  const bool outside = player.uses_outside() || !timeline.outside.empty();
  const auto row_count = static_cast<float>(timeline.rows.size() + (outside ? 1 : 0));
  const float least = title + 6 + ticks + line * row_count;
  const float legend = draw_legend(frame, {area.x, area.y, area.w, title},
                                   metrics.width(TextStyle::small_strong, "Timeline"),
                                   std::max(0.0F, area.h - least));

  float names = std::max(least_names, widest_name(metrics, timeline.rows, shown) + name_gap);
  if (outside) names = std::max(names, metrics.width(TextStyle::label, outside_name) + name_gap);
  names = std::min(names, area.w * 0.3F);
  const std::size_t steps =
      std::max<std::size_t>({player.total_steps().value_or(0), timeline.steps, 1});
  const double seconds = std::max(player.total_time().value_or(0), timeline.time_at(steps));
  const float head = title + legend + 6;
  const Rect box{area.x + names, area.y + head, area.w - names, area.h - head};
  const StepAxis axis(timeline, {steps, seconds}, box.w);
  // Rows move a little closer together before the last one would be out of view.
  const float row =
      std::clamp((box.h - ticks) / std::max(row_count, 1.0F), line, row_height(metrics));
  const float rows = row * row_count;
  const float outside_top = row * static_cast<float>(timeline.rows.size());
  const float width = axis.width();

  frame.paint.push_clip({area.x, box.y, names, std::min(rows, box.h - ticks)});
  const float scrolled = frame.input.scroll(node_id::stage_timeline).y;
  const auto name_row = [&](float row_top, std::string_view name) {
    const float top = row_top + (row - line) / 2 + 1 - scrolled;
    frame.paint.text_within({area.x, box.y + top}, names - 8, TextStyle::label,
                            frame.theme[Token::muted], name);
  };
  const RowRange seen = rows_in(scrolled, scrolled + box.h - ticks, row, timeline.rows.size());
  for (std::size_t i = seen.begin; i < std::min(seen.end, state.tasks.size()); ++i)
    name_row(row * static_cast<float>(i), state.tasks[i].name);
  if (outside) name_row(outside_top, outside_name);
  frame.paint.pop_clip();

  const ScrollArea scroll(frame, node_id::stage_timeline, "Timeline", box,
                          {std::max(width, box.w), std::max(rows + ticks, box.h)});
  const Rect visible = scroll.visible();
  for (std::size_t i = seen.begin; i < seen.end; ++i) {
    draw_row(frame, timeline.rows[i], axis, row * static_cast<float>(i) + 4, row - 8, visible);
  }
  record_rows(frame, player, seen, row, width);
  draw_tick_lines(frame, timeline, axis, rows, visible);
  for (const std::size_t step : deciding)
    frame.paint.stroke({axis.begin(step) - 2, 0, axis.end(step) - axis.begin(step) + 4, rows},
                       frame.theme[Token::accent], 4, 2);
  const trace::Position place = player.position();
  const float cursor =
      place.event == 0 ? axis.end(place.step) : (axis.begin(place.step) + axis.end(place.step)) / 2;
  frame.paint.fill({cursor - 1, 0, 2, std::max(rows, 8.0F)}, frame.theme[Token::accent]);
  if (shown.step != place.step) {
    shown.step = place.step;
    Vec wanted = scroll.offset();
    if (cursor < wanted.x || cursor > wanted.x + box.w - axis.column())
      wanted.x = std::max(0.0F, cursor - box.w / 2);
    if (state.running && state.running->task != 0) {
      const float top = row * static_cast<float>(state.running->task - 1);
      const float room = box.h - ticks;
      // By whole rows, so that none is cut off at the top.
      const float least = std::ceil(std::max(0.0F, top + row - room) / row) * row;
      wanted.y = std::clamp(wanted.y, std::min(least, top), top);
    }
    if (wanted != scroll.offset()) frame.scroll_to(node_id::stage_timeline, wanted, false);
  }
  const std::string words = value_text(player);
  const auto chosen = slider(
      frame, {.id = "stage/seek",
              .name = "Step on the timeline",
              .rect = {0, 0, width, std::max(rows, 12.0F)},
              .value = static_cast<double>(place.step),
              .min = 0,
              .max = static_cast<double>(steps),
              .value_text = words,
              .draw = false,
              .value_at = [&axis](float x) { return static_cast<double>(axis.step_at(x)); }});
  focus_ring(frame, "stage/seek", {cursor - 3, 0, 6, std::max(rows, 12.0F)}, 3);
  auto pressed = draw_marks(frame, player, axis, row);
  if (const auto step = draw_outside_row(frame, player, axis, {0, outside_top, width, row}))
    pressed = step;
  const float labels = std::min(rows, visible.bottom() - ticks);
  draw_tick_labels(frame, timeline, axis,
                   {visible.x, labels, visible.w, visible.bottom() - labels});
  if (!chosen) return pressed;
  return static_cast<std::size_t>(std::lround(*chosen));
}

}  // namespace ui
