/// Who awaits whom: the tasks of a state as a forest, and that forest as text.
///
///     for (const trace::TaskNode& root : trace::task_tree(state)) draw(root);
///     copy(trace::task_tree_text(state));
///     // └── (T) main
///     //     └── main() line 9
///     //         └── gather
///     //             └── (T) Alice
///     //                 └── say_hello("Alice", 2) line 4
///     //                     └── sleep until 2 s
///
/// Source: `python -m asyncio pstree` of CPython 3.14.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "trace/state.hpp"

namespace trace {

/// A task, a coroutine that runs in none, or something outside the loop that a task gathers.
struct TaskNode {
  std::uint32_t task = 0;         ///< 0 if it is not a task
  std::uint32_t coroutine = 0;    ///< an idle coroutine's id; 0 if it is none
  std::string_view outside;       ///< the label of what is outside the loop
  bool above = false;             ///< the task was shown before, with what it awaits
  std::vector<TaskNode> awaited;  ///< what the task awaits, and the idle coroutines that it called
};

/// The roots are what nothing awaits, in order of creation.
[[nodiscard]] std::vector<TaskNode> task_tree(const State& state);

/// As text of several lines, each with a line feed.
[[nodiscard]] std::string task_tree_text(const State& state);

}  // namespace trace
