#include "ui/stage/loop/tasks_view.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "ui/stage/words/step_text.hpp"
#include "ui/widgets/section_heading.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float indent = 20;
constexpr float row_gap = 4;
constexpr std::size_t most_rows = 60;  // the others are counted

Token task_token(const trace::TaskState& task) {
  switch (task.status) {
    case trace::TaskStatus::ready: return Token::ready;
    case trace::TaskStatus::running: return Token::running;
    case trace::TaskStatus::suspended:
      return task.awaits == trace::WaitKind::sleep ? Token::timer : Token::waiting;
    case trace::TaskStatus::returned: return Token::line;
    case trace::TaskStatus::failed: return Token::failed;
    case trace::TaskStatus::cancelled: return Token::muted;
  }
  return Token::line;
}

float row_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 6;
}

/// The line from the awaiting task's mark down to the row of what it awaits.
void draw_branch(Frame& frame, float x, float top, const Rect& row) {
  const float middle = row.y + row.h / 2;
  frame.paint.vertical(x, top, middle - top, frame.theme[Token::line]);
  frame.paint.horizontal(x, middle, row.x - x - 3, frame.theme[Token::line]);
}

}  // namespace

/// How a row looks and reads.
struct TaskRows::Text {
  std::string id;
  std::string name;
  std::string words;   // beside the name; a task's depend on the room
  std::string spoken;  // for screen readers
  Token token = Token::waiting;
  Token words_token = Token::muted;
  bool muted = false;
  bool dashed = false;  // not a task
};

TaskRows::TaskRows(const trace::State& state) : state_(state) {
  add(trace::task_tree(state), 0, 0);
}

void TaskRows::add(std::vector<trace::TaskNode> nodes, std::size_t depth, std::size_t parent) {
  for (trace::TaskNode& node : nodes) {
    std::vector<trace::TaskNode> awaited = std::exchange(node.awaited, {});
    const std::size_t row = rows_.size();
    rows_.push_back({.node = std::move(node), .depth = depth, .parent = parent});
    add(std::move(awaited), depth + 1, row);
  }
}

TaskRows::Text TaskRows::task_text(const Row& row) const {
  const trace::TaskState& task = state_.task(row.node.task);
  Text text{.id = "stage/task/" + std::to_string(task.id), .name = std::string(task.name)};
  text.token = runs(state_, task) ? Token::running : task_token(task);
  text.muted = task.done();
  if (task.ended_badly()) text.words_token = text.token;
  if (row.node.above) {
    text.id += "/below/" + std::to_string(row.parent);
    text.words = text.spoken = "shown above";
  } else {
    text.spoken = spoken_task_text(state_, task);
  }
  return text;
}

TaskRows::Text TaskRows::text(const Row& row) const {
  if (row.node.task != 0) return task_text(row);
  Text text{.dashed = true};
  if (row.node.coroutine != 0) {
    const trace::CoroutineState& coroutine = state_.coroutine(row.node.coroutine);
    text.id = "stage/coroutine/" + std::to_string(row.node.coroutine);
    text.name = coroutine.call;
    text.words =
        coroutine.dropped ? "a coroutine that never ran" : "a coroutine: it has run nothing";
    text.token = coroutine.dropped ? Token::failed : Token::muted;
  } else {
    text.id = "stage/gathered/" + std::to_string(row.parent) + "/" + std::string(row.node.outside);
    text.name = row.node.outside;
    text.words = "outside the loop";
  }
  text.spoken = text.words;
  return text;
}

void TaskRows::draw_row(Frame& frame, const Row& row, const Rect& rect) const {
  const Metrics& metrics = frame.metrics;
  const Text text = this->text(row);
  const Rect mark{rect.x, rect.y + 5, 9, rect.h - 10};
  if (text.dashed) {
    frame.paint.dashed(mark, frame.theme[text.token], 3);
  } else {
    frame.paint.fill(mark, frame.theme[text.token], 3);
  }
  const float left = rect.x + 16;
  const float room = rect.right() - left;
  const float name = metrics.width(TextStyle::small_strong, text.name);
  const Vec at{left, rect.y + 3};
  frame.paint.text_within(at, room, TextStyle::small_strong,
                          frame.theme[text.muted ? Token::muted : Token::text], text.name);
  const float beside = room - name - 8;
  if (beside > 22) {
    const auto fits = [&](const std::string& words) {
      return metrics.width(TextStyle::label, words) <= beside;
    };
    const std::string words =
        !text.words.empty() ? text.words : chain_text(state_, state_.task(row.node.task), fits);
    const float drop =
        metrics.baseline(TextStyle::small_strong) - metrics.baseline(TextStyle::label);
    frame.paint.text_within({left + name + 8, at.y + drop}, beside, TextStyle::label,
                            frame.theme[text.words_token], words);
  }
  frame.semantics.leaf(Role::list_item, text.id, text.name + ": " + text.spoken, rect);
}

void TaskRows::draw_copy(Frame& frame, Vec at, float width) const {
  const std::string id = "stage/tasks/copy";
  const float wide = button_width(frame.metrics, "Copy");
  const Rect rect{at.x + width - wide, at.y - 3, wide, section_heading_height(frame.metrics)};
  if (button(frame, {.id = id,
                     .label = "Copy",
                     .rect = rect,
                     .look = ButtonLook::quiet,
                     .name = "Copy who awaits what as text"}))
    frame.intend(Copy{id, trace::task_tree_text(state_)});
}

float TaskRows::height(const Metrics& metrics) const {
  return section_heading_height(metrics) +
         static_cast<float>(std::min(rows_.size(), most_rows + 1)) *
             (row_height(metrics) + row_gap);
}

float TaskRows::draw(Frame& frame, Vec at, float width) const {
  const bool waits_to_run =
      std::ranges::any_of(rows_, [](const Row& row) { return row.node.coroutine != 0; });
  std::string remark = waits_to_run ? "who awaits what; dashed: a coroutine" : "who awaits what";
  const char* const heading = state_.of_javascript() ? "Async calls" : "Tasks";
  const float title = frame.metrics.width(TextStyle::small_strong, heading) + 16;
  const float room = width - title - button_width(frame.metrics, "Copy");
  if (frame.metrics.width(TextStyle::label, remark) > room) remark = "dashed: a coroutine";
  if (frame.metrics.width(TextStyle::label, remark) > room) remark.clear();
  const float top = section_heading(frame, "stage/tasks", heading, remark, at);
  draw_copy(frame, at, width);
  const Scope list(frame.semantics, Role::list, "stage/tasks/list", heading);
  const float height = row_height(frame.metrics);
  const auto rect_of = [&](std::size_t i) {
    // A chain of many tasks stays readable at the right edge.
    const float left = std::min(indent * static_cast<float>(rows_[i].depth), width * 0.5F);
    return Rect{at.x + left, top + static_cast<float>(i) * (height + row_gap), width - left,
                height};
  };
  const std::size_t shown = std::min(rows_.size(), most_rows);
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect rect = rect_of(i);
    if (rows_[i].depth > 0) {
      const Rect parent = rect_of(rows_[i].parent);
      draw_branch(frame, parent.x + 4, parent.bottom() - 4, rect);
    }
    draw_row(frame, rows_[i], rect);
  }
  float bottom = top + static_cast<float>(shown) * (height + row_gap);
  if (rows_.size() > shown) {
    label(frame, "stage/tasks/more", "and " + std::to_string(rows_.size() - shown) + " more",
          {at.x, bottom}, TextStyle::label);
    bottom += height + row_gap;
  }
  return bottom;
}

}  // namespace ui
