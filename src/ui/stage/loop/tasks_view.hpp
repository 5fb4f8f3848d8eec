/// Who awaits whom: a tree with a row for each task, each idle coroutine and each operation outside the loop
///
///     const ui::TaskRows rows(state);
///     y = rows.draw(frame, {x, y}, width);
#pragma once

#include <cstddef>
#include <vector>

#include "trace/state.hpp"
#include "trace/task_tree.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

class TaskRows {
 public:
  /// `state` must outlive this.
  explicit TaskRows(const trace::State& state);

  /// The height, including the title.
  [[nodiscard]] float height(const Metrics& metrics) const;
  /// Draws the rows below their title.
  /// @returns the y below
  float draw(Frame& frame, Vec at, float width) const;

 private:
  /// A node of the forest, in the order in which it is shown.
  struct Row {
    trace::TaskNode node;
    std::size_t depth = 0;
    std::size_t parent = 0;  // its row; meaningless at depth 0
  };
  struct Text;

  void add(std::vector<trace::TaskNode> nodes, std::size_t depth, std::size_t parent);
  [[nodiscard]] Text text(const Row& row) const;
  [[nodiscard]] Text task_text(const Row& row) const;
  void draw_row(Frame& frame, const Row& row, const Rect& rect) const;
  void draw_copy(Frame& frame, Vec at, float width) const;

  const trace::State& state_;
  std::vector<Row> rows_;
};

}  // namespace ui
