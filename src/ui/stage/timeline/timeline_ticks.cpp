#include "ui/stage/timeline/timeline_ticks.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "ui/stage/words/step_text.hpp"

namespace ui {
namespace {

constexpr float between = 8;
// The labels of each stretch of the axis are chosen by themselves, so that those in view depend on few ticks.
constexpr float stretch = 4096;

using Ticks = std::vector<trace::Tick>;

/// Where the clock shows a new time: after a wait, or a step that blocked the loop.
float tick_x(const StepAxis& axis, const trace::Tick& tick) {
  return tick.step == 1 || tick.waited > 0 ? axis.begin(tick.step) : axis.end(tick.step);
}

/// The first tick that is not left of `x`.
Ticks::const_iterator first_from(const Ticks& ticks, const StepAxis& axis, float x) {
  return std::ranges::partition_point(
      ticks, [&](const trace::Tick& tick) { return tick_x(axis, tick) < x; });
}

struct Label {
  std::string words;
  float width = 0;
  float x = 0;
};

Label label_of(const Metrics& metrics, const StepAxis& axis, const trace::Tick& tick) {
  Label label{.words = seconds_text(tick.time) + " s"};
  label.width = metrics.width(TextStyle::label, label.words);
  label.x = axis.fit(tick_x(axis, tick), label.width);
  return label;
}

}  // namespace

void draw_tick_lines(Frame& frame, const trace::Timeline& timeline, const StepAxis& axis,
                     float height, const Rect& visible) {
  const Color color = frame.theme[Token::line].faded(0.6F);
  for (auto tick = first_from(timeline.ticks, axis, visible.x - 1); tick != timeline.ticks.end();
       ++tick) {
    const float x = tick_x(axis, *tick);
    if (x > visible.right()) return;
    frame.paint.vertical(x, 0, height, color);
  }
}

void draw_tick_labels(Frame& frame, const trace::Timeline& timeline, const StepAxis& axis,
                      const Rect& strip) {
  const Ticks& ticks = timeline.ticks;
  frame.paint.fill(strip, frame.theme[Token::background]);
  if (ticks.empty()) return;
  const auto draw = [&](const Label& one) {
    if (one.x + one.width >= strip.x && one.x <= strip.right())
      frame.text({one.x, strip.y + 2}, TextStyle::label, Token::muted, one.words);
  };
  // The last label shows how long the run took, so it always has room.
  const Label last = label_of(frame.metrics, axis, ticks.back());
  float from = std::floor(strip.x / stretch) * stretch;
  for (auto tick = first_from(ticks, axis, from); from <= strip.right(); from += stretch) {
    // A label that would reach into the next stretch has no room.
    const float limit = std::min(last.x, from + stretch);
    for (float free = 0; tick != std::prev(ticks.end()); ++tick) {
      const float x = tick_x(axis, *tick);
      if (x >= from + stretch || x > strip.right()) break;
      if (x < free) continue;
      const Label next = label_of(frame.metrics, axis, *tick);
      if (next.x < free || next.x + next.width + between > limit) continue;
      draw(next);
      free = next.x + next.width + between;
    }
  }
  draw(last);
}

}  // namespace ui
