#include "reader/saved.hpp"

#include <stdexcept>

#include "trace/chrome_trace.hpp"
#include "trace/cursor.hpp"
#include "trace/task_tree.hpp"

namespace reader {

std::string saved(const trace::Recording& recording, std::string_view format,
                  const trace::Position& position) {
  if (format == "chrome") return trace::to_chrome_trace(recording);
  if (format != "tasks")
    throw std::invalid_argument("a run cannot be saved as \"" + std::string(format) + "\"");
  trace::Cursor cursor(recording.trace);
  cursor.move_to(recording.trace.events_until(position));
  return trace::task_tree_text(cursor.state());
}

}  // namespace reader
