#include "ui/stage/loop/objects_view.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

#include "ui/stage/words/object_text.hpp"
#include "ui/widgets/section_heading.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr std::size_t most_rows = 8;  // the others are counted
constexpr float mark = 9;             // the side of the square before a name
constexpr float left_of_name = 16;
constexpr float row_gap = 4;

/// Whether a task that wanted it now would have to wait.
bool taken(const trace::ObjectState& object) {
  switch (object.kind) {
    case trace::ObjectKind::lock:
    case trace::ObjectKind::condition: return object.number != 0;
    case trace::ObjectKind::task_group: return object.waiters.count > 0;
    case trace::ObjectKind::barrier: return true;
    case trace::ObjectKind::promise:
      return static_cast<trace::PromiseState>(object.number) == trace::PromiseState::pending;
    default: return object.number == 0;
  }
}

float row_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 6;
}

void draw_row(Frame& frame, const trace::State& state, std::size_t index, const Rect& row) {
  const trace::ObjectState& object = state.objects[index];
  const Metrics& metrics = frame.metrics;
  const std::string name = object_name(object);
  const std::string words = object_text(state, object);
  const Color color = frame.theme[taken(object) ? Token::waiting : Token::ready];
  frame.paint.stroke({row.x + 1, row.y + (row.h - mark) / 2, mark - 1, mark}, color, 3, 2);
  const Vec at{row.x + left_of_name, row.y + 3};
  const float wide = metrics.width(TextStyle::small_strong, name);
  frame.paint.text_within(at, row.right() - at.x, TextStyle::small_strong, frame.theme[Token::text],
                          name);
  const float drop = metrics.baseline(TextStyle::small_strong) - metrics.baseline(TextStyle::label);
  const float left = at.x + wide + 8;
  if (left < row.right())
    frame.paint.text_within({left, at.y + drop}, row.right() - left, TextStyle::label,
                            frame.theme[Token::muted], words);
  frame.semantics.leaf(Role::list_item, "stage/object/" + std::to_string(index + 1),
                       name + ": " + words, row);
}

}  // namespace

float objects_height(const Metrics& metrics, const trace::State& state) {
  if (state.objects.empty()) return 0;
  return section_heading_height(metrics) +
         static_cast<float>(std::min(state.objects.size(), most_rows + 1)) *
             (row_height(metrics) + row_gap);
}

float draw_objects(Frame& frame, const trace::State& state, Vec at, float width) {
  if (state.objects.empty()) return at.y;
  std::string remark = "who holds what, and who waits for it";
  if (frame.metrics.width(TextStyle::small_strong, "Shared") + 8 +
          frame.metrics.width(TextStyle::label, remark) >
      width)
    remark.clear();
  float y = section_heading(frame, "stage/objects", "Shared", remark, at);
  const Scope list(frame.semantics, Role::list, "stage/objects/list", "Shared");
  const std::size_t shown = std::min(state.objects.size(), most_rows);
  for (std::size_t i = 0; i < shown; ++i) {
    draw_row(frame, state, i, {at.x, y, width, row_height(frame.metrics)});
    y += row_height(frame.metrics) + row_gap;
  }
  if (shown == state.objects.size()) return y;
  label(frame, "stage/objects/more",
        "and " + std::to_string(state.objects.size() - shown) + " more", {at.x, y},
        TextStyle::label);
  return y + row_height(frame.metrics) + row_gap;
}

}  // namespace ui
