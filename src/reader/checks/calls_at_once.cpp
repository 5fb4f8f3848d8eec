#include "reader/checks/calls_at_once.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <unordered_map>

namespace reader {
namespace {

using trace::Event;
using trace::EventKind;

class Calls {
 public:
  Calls(const trace::Trace& trace, std::string_view function)
      : trace_(trace), function_(function) {}

  void take(const Event& event) {
    switch (event.kind) {
      case EventKind::coroutine_created: ours_.push_back(is_ours(trace_.text(event.text))); break;
      case EventKind::coroutine_entered: enter(event.task, event.other); break;
      case EventKind::coroutine_left: leave(event.task, event.other); break;
      case EventKind::object_created:
        lines_.push_back(static_cast<trace::ObjectKind>(event.detail) !=
                         trace::ObjectKind::task_group);
        break;
      case EventKind::task_suspended:
        set_in_line(event.task,
                    event.number != 0 && lines_[static_cast<std::size_t>(event.number) - 1]);
        break;
      case EventKind::handle_started:
        if (static_cast<trace::CallbackKind>(event.detail) == trace::CallbackKind::task_step)
          set_in_line(event.task, false);
        break;
      case EventKind::task_done: end(event.task); break;
      case EventKind::handle_finished: end_step(); break;
      default: break;
    }
  }

  std::vector<Crowd> crowds;

 private:
  struct Task {
    std::vector<std::uint32_t> stack;  // coroutines, outermost first
    std::size_t calls = 0;             // of them, those of the function
    bool in_line = false;
  };

  [[nodiscard]] bool is_ours(std::string_view call) const {
    return call.starts_with(function_) && call.substr(function_.size()).starts_with('(');
  }
  [[nodiscard]] bool is_ours(std::uint32_t coroutine) const { return ours_[coroutine - 1]; }

  /// Changes a task, and what it adds to the number of calls.
  template <class Change>
  void change(std::uint32_t id, Change how) {
    Task& task = tasks_[id];
    if (!task.in_line) running_ -= task.calls;
    how(task);
    if (!task.in_line) running_ += task.calls;
  }

  void enter(std::uint32_t id, std::uint32_t coroutine) {
    change(id, [&](Task& task) {
      task.stack.push_back(coroutine);
      if (!is_ours(coroutine)) return;
      ++task.calls;
      if (crowds.empty()) crowds.push_back({.step = steps_ + 1, .calls = 0});
    });
  }
  /// A generator may be left while others that it awaited are still on the stack, as in trace::State.
  void leave(std::uint32_t id, std::uint32_t coroutine) {
    change(id, [&](Task& task) {
      const auto found = std::ranges::find(task.stack, coroutine);
      task.calls -= static_cast<std::size_t>(std::count_if(
          found, task.stack.end(), [this](std::uint32_t left) { return is_ours(left); }));
      task.stack.erase(found, task.stack.end());
    });
  }
  void set_in_line(std::uint32_t id, bool in_line) {
    change(id, [in_line](Task& task) { task.in_line = in_line; });
  }
  void end(std::uint32_t id) {
    change(id, [](Task& task) { task = {}; });
  }

  void end_step() {
    ++steps_;
    if (!crowds.empty() && running_ > crowds.back().calls)
      crowds.push_back({.step = steps_, .calls = running_});
  }

  const trace::Trace& trace_;
  std::string_view function_;
  std::vector<bool> ours_;   // by coroutine: whether it is a call of the function
  std::vector<bool> lines_;  // by object: whether those that wait for it stand in line
  std::unordered_map<std::uint32_t, Task> tasks_;
  std::size_t running_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<Crowd> calls_at_once(const trace::Trace& trace, std::string_view function) {
  Calls calls(trace, function);
  for (const Event& event : trace.events()) calls.take(event);
  return std::move(calls.crowds);
}

}  // namespace reader
