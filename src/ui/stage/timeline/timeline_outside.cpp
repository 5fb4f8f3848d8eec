#include "ui/stage/timeline/timeline_outside.hpp"

#include <algorithm>

#include "ui/stage/words/outside_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::size_t most_lanes = 4;  // as many as can be told apart in a row
constexpr std::size_t most_bars = 50;  // as buttons
constexpr float least_width = 3;
constexpr float least_target = 12;  // of what can be pressed

Token token_of(const trace::Operation& operation) {
  if (!operation.last) return Token::waiting;
  return outside_end_token(operation.outcome, operation.answer);
}

/// What can be pressed of a bar.
Rect target(float left, float right, float y, float pitch) {
  const float more = std::max(0.0F, least_target - (right - left)) / 2;
  return {left - more, y, right - left + 2 * more, pitch};
}

}  // namespace

std::vector<std::size_t> outside_lanes(const std::vector<trace::Operation>& operations,
                                       std::size_t most) {
  std::vector<std::size_t> lanes;
  std::vector<std::optional<std::size_t>> ends;  // of each lane's last operation; none: in flight
  for (const trace::Operation& operation : operations) {
    const auto free =
        std::ranges::find_if(ends, [&](const auto& end) { return end && *end <= operation.first; });
    std::size_t lane = static_cast<std::size_t>(free - ends.begin());
    if (free == ends.end() && ends.size() < most) ends.emplace_back();
    lane = std::min(lane, ends.size() - 1);
    ends[lane] = operation.last;
    lanes.push_back(lane);
  }
  return lanes;
}

std::string operation_text(const trace::Operation& operation) {
  std::string words =
      std::string(operation.label) + ": from step " + std::to_string(operation.first);
  if (!operation.last) return words + ", in flight";
  return words + " to step " + std::to_string(*operation.last) + ", " +
         outside_end_text(operation.outcome, operation.label, operation.answer);
}

std::optional<std::size_t> draw_outside_row(Frame& frame, const stage::Player& player,
                                            const StepAxis& axis, const Rect& row) {
  const trace::Timeline& timeline = player.timeline();
  const std::vector<std::size_t> lanes = outside_lanes(timeline.outside, most_lanes);
  if (lanes.empty()) return std::nullopt;
  const auto count = static_cast<float>(*std::ranges::max_element(lanes) + 1);
  const float pitch = (row.h - 4) / count;
  const float height = std::clamp(pitch - 1, 2.0F, 4.0F);
  const Rect visible = frame.paint.visible();
  std::optional<std::size_t> pressed;
  std::size_t buttons = 0;
  const Scope bar(frame.semantics, Role::toolbar, "stage/timeline/outside", "Outside the loop");
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    const trace::Operation& operation = timeline.outside[i];
    const float left = (axis.begin(operation.first) + axis.end(operation.first)) / 2;
    const float right = std::max(left + least_width, operation.last ? axis.begin(*operation.last)
                                                                    : axis.end(timeline.steps));
    if (right < visible.x || left > visible.right() || buttons == most_bars) continue;
    ++buttons;
    const float y = row.y + 2 + static_cast<float>(lanes[i]) * pitch;
    const Rect shown{left, y + (pitch - height) / 2, right - left, height};
    frame.paint.fill(shown, frame.theme[token_of(operation)], 1);
    const std::string id = "stage/timeline/outside/" + std::to_string(i + 1);
    const std::size_t step = operation.last.value_or(operation.first);
    if (frame.input.activated(id)) pressed = step;
    Node& node = frame.semantics.leaf(Role::button, id, operation_text(operation),
                                      target(left, right, y, pitch));
    node.current = step == player.position().step;
    node.hide_name = true;
    if (frame.input.hovered(id))
      frame.paint.stroke(shown.inset(-2), frame.theme[Token::muted], control_radius);
    focus_ring(frame, id, shown.inset(-1), control_radius);
  }
  return pressed;
}

}  // namespace ui
