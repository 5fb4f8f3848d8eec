#include "reader/checks/left_over.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "trace/step_count.hpp"

namespace reader {
namespace {

using trace::Event;
using trace::EventKind;

class LeftRunning {
 public:
  explicit LeftRunning(const trace::Trace& trace) : trace_(trace) {}

  /// @returns false once something is found
  bool take(const Event& event) {
    steps_.take(event);
    switch (event.kind) {
      case EventKind::task_created: create(event); break;
      case EventKind::cancel_requested:
        if (event.detail == 1) of(event.task).cancelled = true;
        break;
      case EventKind::task_done: return end(of(event.task));
      default: break;
    }
    return true;
  }

  void end_run() {
    for (const Task& task : tasks_) {
      if (!task.runs) continue;
      verdict = {.passed = false,
                 .step = trace_.steps(),
                 .words = std::string(task.name) + " has not ended"};
      return;
    }
  }

  Verdict verdict;

 private:
  struct Task {
    std::string_view name;
    bool root = false;  // such as main: no callback of the loop has created it
    bool runs = false;
    bool cancelled = false;
  };

  /// Tasks may be created in another order than that of their ids.
  Task& of(std::uint32_t id) {
    tasks_.resize(std::max<std::size_t>(tasks_.size(), id));
    return tasks_[id - 1];
  }

  void create(const Event& event) {
    of(event.task) = {.name = trace_.text(event.text), .root = !steps_.running(), .runs = true};
  }

  bool end(Task& ended) {
    ended.runs = false;
    if (!ended.root) return true;
    std::size_t count = 0;
    std::string_view first;
    for (const Task& task : tasks_) {
      if (!task.runs || task.cancelled || task.root) continue;
      if (count++ == 0) first = task.name;
    }
    if (count == 0) return true;
    std::string words = std::string(ended.name) + " ends while " + std::string(first);
    if (count > 1) words += " and " + std::to_string(count - 1) + " more";
    verdict = {.passed = false,
               .step = steps_.step(),
               .words = words + (count == 1 ? " still runs" : " still run")};
    return false;
  }

  const trace::Trace& trace_;
  std::vector<Task> tasks_;  // by id - 1
  trace::StepCount steps_;
};

}  // namespace

Verdict find_left_running(const trace::Trace& trace) {
  LeftRunning left(trace);
  for (const Event& event : trace.events())
    if (!left.take(event)) return left.verdict;
  left.end_run();
  return left.verdict;
}

Verdict find_left_unnoticed(const trace::Summary& summary) {
  for (const trace::Summary::Note& note : summary.notes) {
    if (note.kind == trace::NoteKind::never_done) continue;  // that is a task left running
    return {.passed = false,
            .step = note.step,
            .words = "this goes unnoticed: " + std::string(note.text)};
  }
  return {};
}

}  // namespace reader
