#include "ui/stage/loop/loop_strip.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "ui/stage/timeline/activity_bar.hpp"
#include "ui/stage/words/step_text.hpp"
#include "ui/stage/words/wake_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 18;
constexpr float padding = 8;
constexpr float between = 6;
constexpr float chip_inset = 9;
constexpr float mark_width = 9;
constexpr float block_width = 24;

float row_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 8;
}

float text_y(const Metrics& metrics, const Rect& row, TextStyle style) {
  return row.y + (row.h - metrics.line_height(style)) / 2;
}

void draw_running(Frame& frame, const trace::State& state, bool decides, const Rect& row) {
  const Metrics& metrics = frame.metrics;
  if (!state.running) {
    label(frame, "stage/strip/running", "Nothing runs.",
          {row.x, text_y(metrics, row, TextStyle::label)}, TextStyle::label);
    return;
  }
  const trace::TaskState* task = running_task(state);
  const Token token = task != nullptr && task->ended_badly() ? Token::failed : Token::running;
  const std::string name = handle_title(state, *state.running);
  std::string action = running_action(state);
  if (const std::string outcome = outcome_text(state); !outcome.empty()) action += ", " + outcome;
  frame.paint.fill({row.x, row.y + 6, mark_width, row.h - 12}, frame.theme[token], 3);
  const float left = row.x + mark_width + between;
  const float width = metrics.width(TextStyle::small_strong, name);
  frame.paint.text_within({left, text_y(metrics, row, TextStyle::small_strong)}, row.right() - left,
                          TextStyle::small_strong, frame.theme[Token::text], name);
  frame.paint.text_within({left + width + between, text_y(metrics, row, TextStyle::label)},
                          row.right() - left - width - between, TextStyle::label,
                          frame.theme[Token::muted], action);
  if (decides) frame.paint.stroke(row.inset(-4, 0), frame.theme[Token::accent], control_radius, 2);
  Node& node =
      frame.semantics.leaf(Role::list_item, "stage/strip/running", name + " " + action, row);
  node.current = decides;
}

/// A callback keeps the loop from everything else, or has kept it until now.
void draw_blocked(Frame& frame, bool goes_on, const Rect& row) {
  const std::string words = goes_on ? "The loop is blocked: nothing else can run."
                                    : "The loop was blocked: nothing else could run.";
  draw_part(frame, {row.x, row.y + 6, block_width, row.h - 12}, Token::failed);
  const float left = row.x + block_width + between;
  frame.paint.text_within({left, text_y(frame.metrics, row, TextStyle::label)}, row.right() - left,
                          TextStyle::label, frame.theme[Token::text], words);
  frame.semantics.leaf(Role::list_item, "stage/strip/blocked", words, row);
}

/// What is ready, in the order in which it will run.
std::vector<const trace::HandleState*> ready_of(const trace::State& state) {
  std::vector<const trace::HandleState*> ready;
  for (const auto kind : {trace::QueueKind::batch, trace::QueueKind::ready, trace::QueueKind::micro,
                          trace::QueueKind::macro})
    for (const trace::HandleState& handle : state.queue(kind)) ready.push_back(&handle);
  return ready;
}

/// Draws as many as the row has room for, and counts the others.
void draw_ready(Frame& frame, const trace::State& state, double now, const Rect& row) {
  const Metrics& metrics = frame.metrics;
  const float y = text_y(metrics, row, TextStyle::label);
  const std::vector<const trace::HandleState*> ready = ready_of(state);
  if (ready.empty()) {
    const std::string next = next_text(state, now);
    const std::string words = "Nothing is ready" + (next.empty() ? "." : "; " + next + ".");
    frame.paint.text_within({row.x, y}, row.w, TextStyle::label, frame.theme[Token::muted], words);
    frame.semantics.leaf(Role::list_item, "stage/strip/nothing", words, row);
    return;
  }
  const std::string title = "ready";
  frame.text({row.x, y}, TextStyle::label, Token::muted, title);
  float x = row.x + metrics.width(TextStyle::label, title) + 2 * between;
  const auto rest_of = [&](std::size_t shown) {
    return shown == ready.size() ? std::string() : "+" + std::to_string(ready.size() - shown);
  };
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const std::string name = handle_title(state, *ready[i]);
    const float width = metrics.width(TextStyle::small_strong, name) + 2 * chip_inset;
    const float rest = metrics.width(TextStyle::label, rest_of(i + 1));
    if (i > 0 && x + width + between + rest > row.right()) {
      label(frame, "stage/strip/more", rest_of(i), {x, y}, TextStyle::label);
      return;
    }
    const Rect chip{x, row.y, std::min(width, row.right() - x), row.h};
    frame.paint.fill(chip, frame.theme[Token::panel], control_radius);
    outline(frame, chip, frame.theme[Token::ready].faded(0.7F), control_radius);
    frame.paint.text_within({x + chip_inset, text_y(metrics, row, TextStyle::small_strong)},
                            chip.w - 2 * chip_inset, TextStyle::small_strong,
                            frame.theme[Token::text], name);
    frame.semantics.leaf(Role::list_item, "stage/strip/ready/" + std::to_string(i),
                         name + " is ready", chip);
    x += width + between;
  }
}

}  // namespace

float loop_strip_height(const Metrics& metrics) {
  return 2 * row_height(metrics) + between + 2 * padding;
}

void draw_loop_strip(Frame& frame, const trace::State& state, const StripPicture& picture,
                     const Rect& area) {
  frame.paint.fill(area, frame.theme[Token::background]);
  frame.paint.horizontal(area.x, area.y, area.w, frame.theme[Token::line]);
  const Scope list(frame.semantics, Role::list, "stage/strip", "What runs and what is ready", area);
  const float height = row_height(frame.metrics);
  const Rect row{area.x + side_inset, area.y + padding, area.w - 2 * side_inset, height};
  draw_running(frame, state, state.running && state.running->id == picture.deciding, row);
  const Rect below{row.x, row.bottom() + between, row.w, height};
  if (picture.blocked > 0) draw_blocked(frame, picture.now > state.time, below);
  else draw_ready(frame, state, picture.now, below);
}

}  // namespace ui
