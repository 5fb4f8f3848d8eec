/// A snapshot of which tasks of a loop await which, printed as a tree.
///
///     std::fputs(aio::format_call_graph(loop).c_str(), stderr);
///
///     // └── (T) main
///     //     └── main example.cpp:13
///     //         └── gather
///     //             ├── (T) Task-1
///     //             │   └── fetch example.cpp:5
///     //             │       └── sleep until 2.000 s
///
/// Source: `python -m asyncio pstree` and `asyncio.print_call_graph` of CPython 3.14. A task that two
/// others await is printed once, and referred to at its other places.
#pragma once

#include <source_location>
#include <string>
#include <vector>

#include "aio/event_loop.hpp"
#include "aio/task.hpp"

namespace aio {

/// One coroutine of a task, and the line of the await where it is suspended.
struct FrameInfo {
  std::string function;
  std::string file;  ///< as passed to the compiler
  unsigned line = 0;
};

/// The suspended coroutines of a task, outermost first. Empty while it runs and once it is done.
/// Source: `Task.get_stack`.
[[nodiscard]] std::vector<FrameInfo> call_stack(const TaskBase& task);

/// The tasks of a loop as a forest: its roots are the tasks that no other task awaits, and below each task
/// is what it awaits.
[[nodiscard]] std::string format_call_graph(const EventLoop& loop);

/// The qualified name in a compiler's description of a function: "app::work" for "int app::work(int)".
[[nodiscard]] std::string function_of(const std::source_location& location);

}  // namespace aio
