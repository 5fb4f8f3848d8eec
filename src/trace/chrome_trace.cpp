#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trace/json.hpp"
#include "trace/json_text.hpp"
#include "trace/names.hpp"

namespace trace {

namespace {

constexpr double microseconds = 1e6;

/// Writes slices and marks into a list of events. Row 0 is the loop itself, the others are tasks.
class Rows {
 public:
  void name_row(std::uint32_t row, std::string_view name) {
    std::string arguments;
    JsonText argument(arguments);
    argument.add("name", name);
    argument.end();
    JsonText event = begin("thread_name", "M", row);
    event.raw("args", arguments);
    event.end();
  }
  void slice(std::uint32_t row, std::string_view name, double from, double to) {
    JsonText event = begin(name, "X", row);
    event.add("ts", from * microseconds);
    event.add("dur", (to - from) * microseconds);
    event.end();
  }
  void mark(std::uint32_t row, std::string_view name, double at) {
    JsonText event = begin(name, "i", row);
    event.add("ts", at * microseconds);
    event.add("s", "t");
    event.end();
  }
  [[nodiscard]] std::string finish() && { return std::move(text_) + "\n]}\n"; }

 private:
  JsonText begin(std::string_view name, std::string_view phase, std::uint32_t row) {
    text_ += text_.back() == '[' ? "\n" : ",\n";
    JsonText event(text_);
    event.add("name", name);
    event.add("ph", phase);
    event.add("pid", 1);
    event.add("tid", row);
    return event;
  }

  std::string text_ = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
};

/// What a suspended task waits for, from when on.
struct Wait {
  double since = 0;
  std::string name;  // empty: it does not wait
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
