#include "ui/stage/loop/timers_view.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "ui/stage/loop/timer_labels.hpp"
#include "ui/stage/timeline/activity_bar.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"
#include "ui/widgets/section_heading.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::uint32_t clock_hand = 0;  // a motion id that no handle has: their ids start at 1
constexpr float tick_height = 12;        // the height of a timer's tick below the labels
constexpr std::size_t most_told =
    60;  // of the timers, those due first; screen readers get the number of the others
constexpr float axis_gap = 6;  // between the axis and its times

/// The distance between ticks at which an axis of `horizon` seconds has about five.
double tick_distance(double horizon) {
  for (const double distance : {0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0}) {
    if (horizon / distance <= 6) return distance;
  }
  return std::ceil(horizon / 6);
}

/// The span of the clock in which a callback has kept the loop from everything else.
void draw_block(Frame& frame, const trace::State& state, bool goes_on, const Rect& span) {
  draw_part(frame, span, Token::failed);
  const std::string who = state.running ? handle_title(state, *state.running) : "something";
  const std::string words = goes_on ? who + " blocks the loop: nothing else can run."
                                    : who + " " + blocked_text(state) + ": nothing else could run.";
  frame.semantics.leaf(Role::paragraph, "stage/blocked", words, span).hide_name = true;
}

}  // namespace

float ClockAxis::x(double when, float left, float width) const {
  constexpr float margin = 24;  // for the label of the last tick
  return left + static_cast<float>(std::clamp(when / end, 0.0, 1.0)) * (width - margin);
}

float clock_axis_height(const Metrics& metrics) {
  return axis_gap + metrics.line_height(TextStyle::label);
}

float draw_clock_axis(Frame& frame, const ClockAxis& clock, Vec at, float width) {
  frame.paint.horizontal(at.x, at.y, width, frame.theme[Token::line]);
  const double distance = tick_distance(clock.end);
  for (double tick = 0; tick <= clock.end + 1e-9; tick += distance) {
    const std::string words = seconds_text(tick) + (tick == 0 ? " s" : "");
    const float x = clock.x(tick, at.x, width);
    frame.paint.vertical(x, at.y, 4, frame.theme[Token::line]);
    frame.text(
        {std::max(at.x, x - frame.metrics.width(TextStyle::label, words) / 2), at.y + axis_gap},
        TextStyle::label, Token::muted, words);
  }
  return at.y + clock_axis_height(frame.metrics);
}

float draw_timers(Frame& frame, Motion& motion, const trace::State& state,
                  const TimersPicture& picture, Vec at, float width) {
  const ClockAxis& clock = picture.clock;
  const float top = section_heading(frame, "stage/timers", "Timers",
                                    "the loop's clock: " + seconds_text(clock.now) + " s", at);
  const float label_height = frame.metrics.line_height(TextStyle::label);
  const float axis = top + label_height * 2 + 14;
  // A deadline may have been in the past when it was set, or be infinite.
  const auto x_of = [&](double when) { return clock.x(when, at.x, width); };

  const float below = draw_clock_axis(frame, clock, {at.x, axis}, width);
  if (picture.blocked > 0) {
    const float from = x_of(clock.now - picture.blocked);
    draw_block(frame, state, clock.now > state.time,
               {from, top, std::max(3.0F, x_of(clock.now) - from), axis - top});
  }
  const float hand = motion.shown(clock_hand, {x_of(clock.now), top}).x;
  frame.paint.fill({hand - 1, top, 2, axis - top}, frame.theme[Token::accent]);

  const Scope list(frame.semantics, Role::list, "stage/timers/list", "Timers");
  float drawn = -1;  // where the last tick is
  for (std::size_t i = 0; i < state.timers.size(); ++i) {
    const trace::TimerState& timer = state.timers[i];
    const float x = x_of(timer.when);
    if (x - drawn >= 0.5F) {
      drawn = x;
      frame.paint.fill({x - 1, axis - tick_height, 2, tick_height}, frame.theme[Token::timer]);
    }
    if (i >= most_told) continue;
    motion.shown(timer.handle, {x, axis - tick_height - label_height});
    frame.semantics
        .leaf(Role::list_item, "stage/timer/" + std::to_string(timer.handle),
              timer_text(state, timer))
        .hide_name = true;
  }
  if (state.timers.size() > most_told)
    frame.semantics
        .leaf(Role::list_item, "stage/timers/more",
              "and " + std::to_string(state.timers.size() - most_told) + " more")
        .hide_name = true;
  std::optional<std::uint32_t> setter;
  if (state.running) setter = state.running->id;
  const auto width_of = [&](std::string_view words) {
    return frame.metrics.width(TextStyle::label, words);
  };
  for (const TimerLabel& placed : place_timer_labels(state, x_of, width_of, {at.x, at.x + width})) {
    const float y = axis - tick_height - label_height * static_cast<float>(placed.row + 1);
    frame.paint.fill({placed.tick - 1, y + label_height, 2, axis - tick_height - y - label_height},
                     frame.theme[Token::timer]);
    const Vec shown = motion.shown(placed.handle, {placed.left, y}, setter);
    // The line of the current time is drawn behind the text.
    frame.paint.fill({shown.x, shown.y + 2, width_of(placed.text), label_height - 4},
                     frame.theme[Token::background]);
    frame.paint.text_within(shown, width, TextStyle::label, frame.theme[Token::timer], placed.text);
  }
  if (picture.deciding) {
    const float x = x_of(*picture.deciding);
    frame.paint.fill({x - 2, axis - tick_height, 4, tick_height}, frame.theme[Token::accent]);
    frame.paint.stroke({x - 6, axis - tick_height - 4, 12, tick_height + 8},
                       frame.theme[Token::accent], control_radius, 2);
    const std::string words = "was due";
    const bool room = x + 10 + width_of(words) <= at.x + width;
    frame.paint.text_within({room ? x + 10 : x - 10 - width_of(words), axis - label_height - 1},
                            width, TextStyle::label, frame.theme[Token::accent], words);
    frame.semantics
        .leaf(Role::list_item, "stage/timer/deciding",
              "the timer that decided: it was due at " + seconds_text(*picture.deciding) + " s")
        .hide_name = true;
  }
  return below;
}

}  // namespace ui
