#include "ui/stage/loop/outside_view.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "ui/stage/words/outside_text.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/section_heading.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::size_t most_bars = 6;
constexpr float bar_fill = 0.15F;  // behind the words
constexpr float bar_gap = 3;
constexpr float edge = 3;  // the solid part of a bar, at its start

/// "in flight since 0 s", "200 OK after 0.5 s": for the picture and for screen readers.
std::string outcome_words(const trace::OutsideState& operation) {
  if (!operation.ended) return "since " + seconds_text(operation.started) + " s";
  return outside_end_text(operation.outcome, operation.label, operation.answer,
                          " after " + seconds_text(*operation.ended - operation.started) + " s");
}

Token token_of(const trace::OutsideState& operation) {
  if (!operation.ended) return Token::waiting;
  return outside_end_token(operation.outcome, operation.answer);
}

/// The indices of the operations to show, in order of their start.
std::vector<std::size_t> shown_of(const trace::State& state) {
  std::vector<std::size_t> order(state.outside.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto in_flight = [&](std::size_t i) { return !state.outside[i].ended; };
  std::ranges::stable_partition(order, std::not_fn(in_flight));
  if (order.size() > most_bars)
    order.erase(order.begin(), order.end() - static_cast<std::ptrdiff_t>(most_bars));
  std::ranges::sort(order);
  return order;
}

float bar_height(const Metrics& metrics) { return metrics.line_height(TextStyle::label) + 2; }

float row_height(const Metrics& metrics) { return bar_height(metrics) + bar_gap; }

}  // namespace

float outside_height(const Metrics& metrics, const trace::State& state, bool with_axis) {
  return section_heading_height(metrics) +
         row_height(metrics) * static_cast<float>(std::min(most_bars, state.outside.size())) +
         (with_axis ? clock_axis_height(metrics) : 0);
}

float draw_outside(Frame& frame, const trace::State& state, const OutsidePicture& picture, Vec at,
                   float width) {
  const ClockAxis& axis = picture.clock;
  const std::vector<std::size_t> shown = shown_of(state);
  const std::size_t left_out = state.outside.size() - shown.size();
  std::string remark = left_out == 0 ? "requests, threads and processes"
                                     : "and " + std::to_string(left_out) + " that ended earlier";
  const std::string title = "Outside the loop";
  const float taken = frame.metrics.width(TextStyle::small_strong, title) + 8;
  if (taken + frame.metrics.width(TextStyle::label, remark) > width)
    remark = left_out == 0 ? "" : "+" + std::to_string(left_out);
  float y = section_heading(frame, "stage/outside", title, remark, at);
  const Scope list(frame.semantics, Role::list, "stage/outside/list", "Outside the loop");
  const float height = bar_height(frame.metrics);
  for (const std::size_t i : shown) {
    const trace::OutsideState& operation = state.outside[i];
    const Color color = frame.theme[token_of(operation)];
    const float from = axis.x(operation.started, at.x, width);
    const float to = std::max(from + 3, axis.x(operation.ended.value_or(axis.now), at.x, width));
    frame.paint.fill({from, y, to - from, height}, color.faded(bar_fill), edge);
    const std::string name(operation.label);
    const std::string words = outcome_words(operation);
    const std::string both = name + " · " + words;
    // On its bar, or further left if it would not fit.
    const float wide = frame.metrics.width(TextStyle::label, both);
    const float left = std::max(at.x, std::min(from + 2 * edge, at.x + width - wide));
    // Words that begin further left would be hard to read on it.
    if (left > from + edge) frame.paint.fill({from, y, edge, height}, color, 1);
    frame.paint.text_within({left, y + 1}, at.x + width - left, TextStyle::label,
                            frame.theme[operation.ended ? Token::muted : Token::text], both);
    frame.semantics.leaf(Role::list_item, "stage/outside/" + std::to_string(i + 1),
                         name + ": " + (operation.ended ? words : "in flight " + words),
                         Rect{at.x, y, width, height});
    y += row_height(frame.metrics);
  }
  return picture.with_axis ? draw_clock_axis(frame, axis, {at.x, y}, width) : y;
}

}  // namespace ui
