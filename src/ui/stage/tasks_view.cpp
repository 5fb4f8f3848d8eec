#include "ui/stage/tasks_view.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/stage/section_heading.hpp"
#include "ui/stage/step_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

struct Chip {
  std::string id;
  std::string name;
  std::string words;
  std::string spoken;  // for screen readers: names instead of arrows
  Token token = Token::line;
  bool done = false;
  bool outside = false;  // not a task of this loop: dashed
  bool arrow = false;    // followed by what it awaits
  Rect rect = {};
};

Token task_token(const trace::TaskState& task) {
  switch (task.status) {
    case trace::TaskStatus::ready: return Token::ready;
    case trace::TaskStatus::running: return Token::running;
    case trace::TaskStatus::suspended:
      return task.awaits == trace::WaitKind::sleep ? Token::timer : Token::waiting;
    case trace::TaskStatus::returned: return Token::line;
    case trace::TaskStatus::failed:
    case trace::TaskStatus::cancelled: return Token::failed;
  }
  return Token::line;
}

/// Adds what a task gathers outside the loop after its chip.
std::vector<Chip> chips_of(const trace::State& state) {
  std::vector<Chip> chips;
  for (const trace::TaskState& task : state.tasks) {
    const bool running = runs(state, task);
    const bool gathers = task.status == trace::TaskStatus::suspended &&
                         (!task.awaited_tasks.empty() || !task.outside.empty());
    const std::string id = "stage/task/" + std::to_string(task.id);
    chips.push_back({.id = id,
                     .name = std::string(task.name),
                     .words = task_text(state, task),
                     .spoken = spoken_task_text(state, task),
                     .token = running ? Token::running : task_token(task),
                     .done = task.done(),
                     .arrow = gathers && !running});
    for (std::size_t i = 0; i < task.outside.size(); ++i) {
      chips.push_back({.id = id + "/outside/" + std::to_string(i),
                       .name = std::string(task.outside[i]),
                       .words = "outside the loop",
                       .spoken = "outside the loop, awaited by " + std::string(task.name),
                       .token = Token::waiting,
                       .outside = true});
    }
  }
  return chips;
}

void draw_chip(Frame& frame, const Chip& chip) {
  const Rect& rect = chip.rect;
  const Metrics& metrics = frame.metrics;
  if (chip.outside) {
    frame.paint.dashed(rect, frame.theme[chip.token], control_radius);
  } else {
    frame.paint.fill(rect, frame.theme[Token::panel], control_radius);
    outline(frame, rect, frame.theme[chip.token].faded(chip.done ? 0.6F : 1.0F));
  }
  const float room = rect.w - 22;
  const float name = std::min(room, metrics.width(TextStyle::small_strong, chip.name));
  frame.paint.text_within({rect.x + 11, rect.y + 5}, room, TextStyle::small_strong,
                          frame.theme[chip.done ? Token::muted : Token::text], chip.name);
  const float drop = metrics.baseline(TextStyle::small_strong) - metrics.baseline(TextStyle::label);
  frame.paint.text_within(
      {rect.x + 11 + name + 6, rect.y + 5 + drop}, room - name - 4, TextStyle::label,
      frame.theme[chip.token == Token::failed ? Token::failed : Token::muted], chip.words);
  frame.semantics.leaf(Role::list_item, chip.id, chip.name + ": " + chip.spoken, rect);
}

float chip_row_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 10;
}

constexpr float arrow_width = 22;

/// Places the chips in rows below `top`, wrapped like words.
/// @returns the y below the last row
float place_chips(const Metrics& metrics, std::vector<Chip>& chips, float left, float top,
                  float width) {
  const float height = chip_row_height(metrics);
  // Leaves room for another chip beside a long error.
  const float most = std::min(width, std::max(300.0F, width * 0.6F));
  float x = left;
  float y = top;
  for (Chip& chip : chips) {
    const float wanted = std::min(most, metrics.width(TextStyle::small_strong, chip.name) +
                                            metrics.width(TextStyle::label, chip.words) + 28);
    if (x > left && x + wanted > left + width) {
      x = left;
      y += height + 6;
    }
    chip.rect = {x, y, wanted, height};
    x += wanted + 6;
    chip.arrow = chip.arrow && x + 20 < left + width;
    if (chip.arrow) x += arrow_width;
  }
  return y + height;
}

}  // namespace

float tasks_height(const Metrics& metrics, const trace::State& state, float width) {
  std::vector<Chip> chips = chips_of(state);
  return place_chips(metrics, chips, 0, section_heading_height(metrics), width);
}

float draw_tasks(Frame& frame, const trace::State& state, Vec at, float width) {
  const float top = section_heading(frame, "stage/tasks", "Tasks", "who awaits what", at);
  const Scope list(frame.semantics, Role::list, "stage/tasks/list", "Tasks");
  std::vector<Chip> chips = chips_of(state);
  const float bottom = place_chips(frame.metrics, chips, at.x, top, width);
  for (const Chip& chip : chips) {
    draw_chip(frame, chip);
    if (chip.arrow)
      frame.text({chip.rect.right() + 8, chip.rect.y + 5}, TextStyle::small, Token::muted, "→");
  }
  return bottom;
}

}  // namespace ui
