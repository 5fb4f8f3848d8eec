#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/json.hpp"
#include "trace/json_writer.hpp"
#include "trace/names.hpp"

namespace trace {

namespace {

constexpr double microseconds = 1e6;

/// Writes slices and marks into a list of events. Row 0 is the loop itself, the others are tasks.
class Rows {
 public:
  Rows() { json_.begin_object().member("displayTimeUnit", "ms").key("traceEvents").begin_array(); }
  void name_row(std::uint32_t row, std::string_view name) {
    begin("thread_name", "M", row).key("args").begin_object().member("name", name);
    json_.end_object().end_object();
  }
  void slice(std::uint32_t row, std::string_view name, double from, double to) {
    begin(name, "X", row).member("ts", from * microseconds);
    json_.member("dur", (to - from) * microseconds).end_object();
  }
  void mark(std::uint32_t row, std::string_view name, double at) {
    begin(name, "i", row).member("ts", at * microseconds).member("s", "t").end_object();
  }
  [[nodiscard]] std::string finish() && {
    json_.new_line().end_array().end_object();
    return std::move(json_).text() + "\n";
  }

 private:
  JsonWriter& begin(std::string_view name, std::string_view phase, std::uint32_t row) {
    json_.new_line().begin_object().member("name", name).member("ph", phase);
    return json_.member("pid", 1).member("tid", row);
  }

  JsonWriter json_;
};

/// What a suspended task waits for, and since when.
struct Wait {
  double since = 0;
  std::string name;  // empty while it is not waiting
};

}  // namespace

std::string to_chrome_trace(const Trace& trace) {
  Rows rows;
  rows.name_row(0, "event loop");
  std::vector<Wait> waits;  // by task
  const Event* started = nullptr;
  for (const Event& event : trace.events()) {
    waits.resize(std::max<std::size_t>(waits.size(), event.task + 1));
    Wait& wait = waits[event.task];
    const std::string_view text = trace.text(event.text);
    switch (event.kind) {
      case EventKind::task_created: rows.name_row(event.task, text); break;
      case EventKind::task_suspended:
        wait = {event.time,
                std::string(text.empty() ? name_of(static_cast<WaitKind>(event.detail)) : text)};
        break;
      case EventKind::handle_started:
        started = &event;
        if (static_cast<CallbackKind>(event.detail) == CallbackKind::task_step &&
            !wait.name.empty()) {
          rows.slice(event.task, wait.name, wait.since, event.time);
          wait.name.clear();
        }
        break;
      case EventKind::handle_finished:
        if (started != nullptr) {
          const auto kind = static_cast<CallbackKind>(started->detail);
          const bool of_task = kind == CallbackKind::task_step;
          rows.slice(of_task ? started->task : 0, of_task ? "step" : name_of(kind), started->time,
                     event.time);
        }
        break;
      case EventKind::output: rows.mark(event.task, text, event.time); break;
      case EventKind::external: rows.mark(0, text, event.time); break;
      default: break;
    }
  }
  return std::move(rows).finish();
}

}  // namespace trace
