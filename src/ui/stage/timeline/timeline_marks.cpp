#include "ui/stage/timeline/timeline_marks.hpp"

#include <algorithm>
#include <span>

#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::size_t most_buttons = 50;
constexpr std::size_t most_told = 3;  // events of a step, besides its task's end
constexpr float least_width = 24;

std::string event_text(const trace::Trace& run, const trace::Event& event) {
  const std::string text(run.text(event.text));
  if (event.kind == trace::EventKind::output)
    return text.empty() ? "prints an empty line" : "prints \"" + text + "\"";
  if (event.kind == trace::EventKind::blocked)
    return "blocks the loop for " + seconds_text(event.value) + " s";
  const bool failed = static_cast<trace::Outcome>(event.detail) == trace::Outcome::failed;
  return (failed ? "fails" : "is cancelled") + (text.empty() ? text : ": " + text);
}

/// The part of the row that belongs to a mark's step, or as much as a finger needs.
Rect step_rect(const StepAxis& axis, const trace::Mark& mark, std::size_t rows, float row) {
  const float left = axis.begin(mark.step);
  const float width = axis.end(mark.step) - left;
  const std::size_t index = mark.task == 0 ? rows : mark.task - 1;
  return {left, row * static_cast<float>(index), width, row};
}

struct Target {
  const trace::Mark* mark;
  Rect rect;
};

/// What can be pressed. Where two marks of a row are close, each point belongs to the nearer one.
std::vector<Target> targets(std::span<const trace::Mark> marks, const StepAxis& axis,
                            std::size_t rows, float row) {
  std::vector<Target> all;
  for (const trace::Mark& mark : marks) {
    const Rect step = step_rect(axis, mark, rows, row);
    const float more = std::max(0.0F, least_width - step.w) / 2;
    const float right = std::min(step.right() + more, axis.width());
    float left = std::max(0.0F, step.x - more);
    const auto previous = std::find_if(
        all.rbegin(), all.rend(), [&](const Target& each) { return each.mark->task == mark.task; });
    if (previous != all.rend()) {
      const float middle = (axis.end(previous->mark->step) + step.x) / 2;
      previous->rect.w = std::min(previous->rect.right(), middle) - previous->rect.x;
      left = std::max(left, middle);
    }
    all.push_back({&mark, {left, step.y, right - left, row}});
  }
  return all;
}

/// The marks nearest to the cursor, or to the middle of the visible part if the cursor is out of it.
std::span<const trace::Mark> nearest(const std::vector<trace::Mark>& marks, const StepAxis& axis,
                                     std::size_t step, const Rect& visible) {
  const bool seen = axis.end(step) >= visible.x && axis.begin(step) <= visible.right();
  const std::size_t at = seen ? step : axis.step_at(visible.x + visible.w / 2);
  const auto next = std::ranges::lower_bound(marks, at, {}, &trace::Mark::step);
  const auto index = static_cast<std::size_t>(next - marks.begin());
  const std::size_t count = std::min(marks.size(), most_buttons);
  const std::size_t first =
      std::min(index - std::min(index, most_buttons / 2), marks.size() - count);
  return std::span(marks).subspan(first, count);
}

/// Whether an event comes later in the step that the cursor is inside.
bool is_to_come(const stage::Player& player, std::size_t event) {
  const trace::Position place = player.position();
  return place.event != 0 && event >= player.events() &&
         player.trace().position_of(event + 1).step == place.step;
}

}  // namespace

std::string mark_text(const trace::Trace& run, const trace::Timeline& timeline,
                      const trace::Mark& mark) {
  const auto& events = run.events();
  std::string words = "step " + std::to_string(mark.step) + ", " +
                      seconds_text(events[mark.events.front()].time) + " s: ";
  words += mark.task == 0 ? "the program" : timeline.rows[mark.task - 1].name;
  std::size_t more = 0;
  for (std::size_t i = 0; i < mark.events.size(); ++i) {
    const trace::Event& event = events[mark.events[i]];
    if (i >= most_told && event.kind != trace::EventKind::task_done) ++more;
    else words += (i == 0 ? " " : ", ") + event_text(run, event);
  }
  return more == 0 ? words : words + ", and " + std::to_string(more) + " more";
}

void draw_output_sign(Frame& frame, const Rect& bar) {
  const float x = bar.x + bar.w / 2;
  frame.paint.triangle({x, bar.bottom()}, {x + 4, bar.bottom() + 5}, {x - 4, bar.bottom() + 5},
                       frame.theme[Token::text]);
}

std::optional<std::size_t> draw_marks(Frame& frame, const stage::Player& player,
                                      const StepAxis& axis, float row) {
  const trace::Timeline& timeline = player.timeline();
  const std::vector<trace::Mark>& marks = timeline.marks;
  if (marks.empty()) return std::nullopt;
  const Rect visible = frame.paint.visible();
  const auto& events = player.trace().events();
  const std::size_t from = axis.step_at(visible.x);
  for (auto mark = std::ranges::lower_bound(marks, from, {}, &trace::Mark::step);
       mark != marks.end() && axis.begin(mark->step) <= visible.right(); ++mark) {
    const bool prints = std::ranges::any_of(mark->events, [&](std::size_t index) {
      return events[index].kind == trace::EventKind::output && !is_to_come(player, index);
    });
    if (prints)
      draw_output_sign(frame, step_rect(axis, *mark, timeline.rows.size(), row).inset(0, 4));
  }
  std::optional<std::size_t> pressed;
  const std::size_t step = player.position().step;
  const Scope bar(frame.semantics, Role::toolbar, "stage/timeline/marks", "Marks on the timeline");
  for (const Target& target :
       targets(nearest(marks, axis, step, visible), axis, timeline.rows.size(), row)) {
    const trace::Mark& mark = *target.mark;
    if (is_to_come(player, mark.events.front())) continue;
    const std::string id =
        "stage/timeline/mark/" + std::to_string(mark.step) + "/" + std::to_string(mark.task);
    if (frame.input.activated(id)) pressed = mark.step;
    Node& node = frame.semantics.leaf(Role::button, id, mark_text(player.trace(), timeline, mark),
                                      target.rect);
    node.current = mark.step == step;
    node.hide_name = true;
    if (frame.input.hovered(id))
      frame.paint.stroke(target.rect.inset(1), frame.theme[Token::muted], control_radius);
    focus_ring(frame, id, target.rect.inset(3), control_radius);
  }
  return pressed;
}

}  // namespace ui
