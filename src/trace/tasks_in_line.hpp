/// Tasks that wait for an object, as EventKind::object_changed has them: a list of two lines, or an empty list.
///
///     std::span<const std::uint32_t> list = run.list(event.list);
///     const trace::TasksInLine waiters = trace::take_line(list);
///     const trace::TasksInLine putters = trace::take_line(list);
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace trace {

struct TasksInLine {
  std::uint32_t count = 0;
  /// Those that the trace names: a recorder leaves out long lines.
  std::vector<std::uint32_t> first;

  friend bool operator==(const TasksInLine&, const TasksInLine&) = default;
};

/// The first line of a list, which is taken off it. That of an empty list is empty.
[[nodiscard]] inline TasksInLine take_line(std::span<const std::uint32_t>& list) {
  if (list.empty()) return {};
  const auto first = list.subspan(2, list[1]);
  const TasksInLine line{.count = list[0], .first = {first.begin(), first.end()}};
  list = list.subspan(2 + first.size());
  return line;
}

}  // namespace trace
