#include "ui/stage_timeline.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/stage_words.hpp"
#include "ui/widgets.hpp"

namespace ui {
namespace {

constexpr float kKnob = 7;  // the slider's inset at both ends
constexpr float kNarrowest = 7;
constexpr float kWidest = 22;

Token segment_token(const trace::Segment& segment) {
  switch (segment.activity) {
    case trace::Activity::running: return Token::running;
    case trace::Activity::ready: return Token::ready;
    case trace::Activity::suspended:
      return segment.awaits == aio::AwaitKind::sleep ? Token::timer : Token::waiting;
    case trace::Activity::frozen: return Token::failed;
  }
  return Token::line;
}

float row_height(const Metrics& metrics) { return metrics.line_height(TextStyle::label) + 6; }

// Draws one task's segments; `column` is the width of a step, `left` the x of step 0.
void draw_row(Frame& frame, const trace::Row& row, float left, float column, float y, float height,
              const Rect& visible) {
  for (const trace::Segment& segment : row.segments) {
    Rect rect{left + static_cast<float>(segment.first - 1) * column, y,
              static_cast<float>(segment.last - segment.first + 1) * column, height};
    if (!rect.overlaps(visible)) continue;
    if (rect.w > 3) rect.w -= 1;
    const bool runs = segment.activity == trace::Activity::running;
    frame.paint.fill(rect, frame.theme[segment_token(segment)].faded(runs ? 1.0F : 0.45F), 3);
    if (segment.activity != trace::Activity::frozen) continue;
    frame.paint.push_clip(rect);  // hatched: colour alone must not say it
    for (float x = rect.x - rect.h; x < rect.right(); x += 6) {
      frame.paint.line({x, rect.bottom()}, {x + rect.h, rect.y}, frame.theme[Token::failed], 1);
    }
    frame.paint.pop_clip();
  }
}

std::string value_words(const stage::Player& player) {
  std::string words = "step " + std::to_string(player.position());
  if (const auto total = player.total_steps()) words += " of " + std::to_string(*total);
  return words + ", " + seconds_words(player.state().time) + " s";
}

}  // namespace

float stage_timeline_height(const Metrics& metrics, std::size_t tasks) {
  return metrics.line_height(TextStyle::small_strong) + 6 +
         row_height(metrics) * static_cast<float>(tasks) + metrics.line_height(TextStyle::label) +
         14;
}

std::optional<std::size_t> draw_stage_timeline(Frame& frame, const stage::Player& player,
                                               const Rect& area, std::size_t& shown_step) {
  const Metrics& metrics = frame.metrics;
  const trace::Timeline& timeline = player.timeline();
  const trace::State& state = player.state();
  const float title = metrics.line_height(TextStyle::small_strong);
  const float line = metrics.line_height(TextStyle::label);
  heading(frame, "stage/timeline/title", 3, "Timeline", area.origin(), TextStyle::small_strong,
          Token::muted);

  float names = 40;
  for (const trace::TaskState& task : state.tasks) {
    names = std::max(names, metrics.width(TextStyle::label, task.name) + 14);
  }
  names = std::min(names, area.w * 0.3F);
  const std::size_t steps =
      std::max<std::size_t>({player.total_steps().value_or(0), timeline.steps, 1});
  const Rect box{area.x + names, area.y + title + 6, area.w - names, area.h - title - 6};
  const float column =
      std::clamp((box.w - 2 * kKnob) / static_cast<float>(steps), kNarrowest, kWidest);
  const float ticks = line + 4;
  // Rows move together a little before the last of them would be out of view.
  const float row = std::clamp(
      (box.h - ticks) / static_cast<float>(std::max<std::size_t>(timeline.rows.size(), 1)), line,
      row_height(metrics));
  const float rows = row * static_cast<float>(timeline.rows.size());
  const float width = 2 * kKnob + column * static_cast<float>(steps);

  frame.paint.push_clip({area.x, box.y, names, box.h});
  const float scrolled = frame.input.scroll("stage/timeline").y;
  for (std::size_t i = 0; i < timeline.rows.size() && timeline.rows[i].task <= state.tasks.size();
       ++i) {
    const float top = row * static_cast<float>(i) + (row - line) / 2 + 1 - scrolled;
    frame.paint.text_within({area.x, box.y + top}, names - 8, TextStyle::label,
                            frame.theme[Token::muted], state.task(timeline.rows[i].task).name);
  }
  frame.paint.pop_clip();

  const ScrollArea scroll(frame, "stage/timeline", "Timeline", box,
                          {std::max(width, box.w), std::max(rows + ticks, box.h)});
  const Rect visible = scroll.visible();
  for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
    draw_row(frame, timeline.rows[i], kKnob, column, row * static_cast<float>(i) + 4, row - 8,
             visible);
  }
  float last_end = -100;
  for (const trace::Tick& tick : timeline.ticks) {
    const float x = kKnob + column * static_cast<float>(tick.step - 1);
    const std::string words = seconds_words(tick.time) + " s";
    frame.paint.vertical(x, 0, rows, frame.theme[Token::line].faded(0.6F));
    if (x < last_end + 8) continue;
    frame.text({x, rows + 2}, TextStyle::label, Token::muted, words);
    last_end = x + metrics.width(TextStyle::label, words);
  }
  const float cursor = kKnob + column * static_cast<float>(player.position());
  frame.paint.fill({cursor - 1, 0, 2, std::max(rows, 8.0F)}, frame.theme[Token::accent]);
  if (shown_step != player.position()) {
    shown_step = player.position();
    const bool hidden = cursor < scroll.offset().x || cursor > scroll.offset().x + box.w - column;
    if (hidden)
      frame.scroll_to("stage/timeline", {std::max(0.0F, cursor - box.w / 2), scroll.offset().y},
                      false);
  }
  const std::string words = value_words(player);
  const auto chosen = slider(frame, {.id = "stage/seek",
                                     .name = "Step on the timeline",
                                     .rect = {0, 0, width, std::max(rows, 12.0F)},
                                     .value = static_cast<double>(player.position()),
                                     .min = 0,
                                     .max = static_cast<double>(steps),
                                     .value_text = words,
                                     .draw = false});
  focus_ring(frame, "stage/seek", {cursor - 3, 0, 6, std::max(rows, 12.0F)}, 3);
  if (!chosen) return std::nullopt;
  return static_cast<std::size_t>(std::lround(*chosen));
}

}  // namespace ui
