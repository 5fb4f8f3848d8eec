#include "trace/checker.hpp"

#include <algorithm>
#include <span>

#include "trace/tasks_in_line.hpp"

namespace trace {

namespace {

bool is_step(const Event& event) {
  return static_cast<CallbackKind>(event.detail) == CallbackKind::task_step;
}

std::string task_words(std::uint32_t task) { return "task " + std::to_string(task); }

std::string handle_words(std::uint32_t handle) { return "handle " + std::to_string(handle); }

std::string no_task(const char* member, std::uint32_t id) {
  return std::string(member) + " is " + std::to_string(id) + ", but there is no such task yet";
}

std::string no_coroutine(std::uint32_t id) {
  return "coroutine is " + std::to_string(id) + ", but there is no such coroutine yet";
}

std::string no_object(std::uint32_t id) {
  return "object is " + std::to_string(id) + ", but there is no such object yet";
}

/// Ids start at 1 and have no gaps.
std::string unless_next(const char* member, std::uint32_t id, std::size_t so_far,
                        std::uint32_t most) {
  if (id > most)
    return std::string(member) + " is " + std::to_string(id) + ", but at most " +
           std::to_string(most) + " can be shown";
  if (id == so_far + 1) return {};
  return std::string(member) + " is " + std::to_string(id) + ", but the next new one should be " +
         std::to_string(so_far + 1);
}

}  // namespace

bool Checker::exists(std::uint32_t task) const {
  return task >= 1 && task <= tasks_.size() && tasks_[task - 1] != Life::scheduled;
}

bool Checker::lives(std::uint32_t task) const {
  return exists(task) && tasks_[task - 1] == Life::created;
}

std::string Checker::unless_lives(std::uint32_t task) const {
  if (lives(task)) return {};
  return exists(task) ? task_words(task) + " is already done" : no_task("task", task);
}

std::string Checker::unless_none_or_exists(const char* member, std::uint32_t task) const {
  return task == 0 || exists(task) ? std::string{} : no_task(member, task);
}

/// Ids start at 1 and have no gaps, so that a state can store tasks by index.
std::string Checker::introduce(std::uint32_t task) {
  if (task <= tasks_.size()) return {};
  if (task > most_tasks_)
    return "task is " + std::to_string(task) + ", but at most " + std::to_string(most_tasks_) +
           " tasks can be shown";
  if (task != tasks_.size() + 1)
    return "task is " + std::to_string(task) + ", but the next new task should be " +
           std::to_string(tasks_.size() + 1);
  tasks_.push_back(Life::scheduled);
  return {};
}

std::string Checker::create(const Event& event) {
  if (event.task == 0) return "task is missing";
  if (auto problem = unless_none_or_exists("creator", event.other); !problem.empty())
    return problem;
  if (auto problem = introduce(event.task); !problem.empty()) return problem;
  if (exists(event.task)) return task_words(event.task) + " was created before";
  if (static_cast<std::uint32_t>(event.number) > coroutines_)
    return no_coroutine(static_cast<std::uint32_t>(event.number));
  tasks_[event.task - 1] = Life::created;
  return {};
}

/// A task's first step is scheduled before the task is created.
std::string Checker::schedule(const Event& event) {
  if (event.handle == 0) return "handle is missing";
  if (queued_.contains(event.handle)) return handle_words(event.handle) + " is already queued";
  if (auto problem = unless_none_or_exists("cause_task", event.other); !problem.empty())
    return problem;
  const auto gathered_by = static_cast<std::uint32_t>(event.number);
  if (auto problem = unless_none_or_exists("gathered_by", gathered_by); !problem.empty())
    return problem;
  if (is_step(event)) {
    if (event.task == 0) return "task is missing";
    if (auto problem = introduce(event.task); !problem.empty()) return problem;
    if (tasks_[event.task - 1] == Life::done) return unless_lives(event.task);
  } else if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) {
    return problem;
  }
  timers_.erase(event.handle);
  queued_[event.handle] = {event.detail, event.task};
  return {};
}

std::string Checker::start(const Event& event) {
  if (running_) return handle_words(*running_) + " is still running";
  const auto found = queued_.find(event.handle);
  if (found == queued_.end()) return handle_words(event.handle) + " is not queued";
  const auto [kind, task] = found->second;
  if (kind != event.detail || task != event.task)
    return "kind and task should match those with which " + handle_words(event.handle) +
           " was scheduled";
  if (is_step(event) && !lives(event.task)) return unless_lives(event.task);
  queued_.erase(found);
  running_ = event.handle;
  return {};
}

std::string Checker::finish(const Event& event) {
  if (running_ != event.handle) return handle_words(event.handle) + " is not running";
  running_.reset();
  return {};
}

std::string Checker::cancel(const Event& event) {
  return queued_.erase(event.handle) != 0 ? std::string{}
                                          : handle_words(event.handle) + " is not queued";
}

std::string Checker::set_timer(const Event& event) {
  if (event.handle == 0) return "handle is missing";
  if (queued_.contains(event.handle) || timers_.contains(event.handle))
    return handle_words(event.handle) + " is already scheduled or queued";
  if (is_step(event)) return "kind is task_step, but a timer cannot run a task";
  if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) return problem;
  timers_[event.handle] = {event.detail, event.task};
  return {};
}

std::string Checker::suspend(const Trace& trace, const Event& event) {
  if (!lives(event.task)) return unless_lives(event.task);
  if (static_cast<std::uint32_t>(event.number) > objects_)
    return no_object(static_cast<std::uint32_t>(event.number));
  const std::span<const std::uint32_t> awaited = trace.list(event.list);
  const auto unknown =
      std::ranges::find_if(awaited, [this](std::uint32_t id) { return !exists(id); });
  return unknown != awaited.end() ? no_task("an element of tasks", *unknown) : std::string{};
}

std::string Checker::end_task(const Event& event) {
  if (!lives(event.task)) return unless_lives(event.task);
  tasks_[event.task - 1] = Life::done;
  return {};
}

std::string Checker::create_coroutine(const Event& event) {
  if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) return problem;
  if (auto problem = unless_next("coroutine", event.other, coroutines_, most_tasks_);
      !problem.empty())
    return problem;
  ++coroutines_;
  return {};
}

std::string Checker::use_coroutine(const Event& event) {
  if (event.other == 0 || event.other > coroutines_) return no_coroutine(event.other);
  if (event.kind == EventKind::coroutine_dropped) return unless_none_or_exists("task", event.task);
  return unless_lives(event.task);
}

std::string Checker::start_outside(const Event& event) {
  if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) return problem;
  if (auto problem = unless_next("operation", event.other, outside_.size(), most_tasks_);
      !problem.empty())
    return problem;
  outside_.push_back(true);
  return {};
}

std::string Checker::end_outside(const Event& event) {
  if (event.other == 0 || event.other > outside_.size() || !outside_[event.other - 1])
    return "operation is " + std::to_string(event.other) + ", but that is not in flight";
  outside_[event.other - 1] = false;
  return {};
}

std::string Checker::create_object(const Event& event) {
  if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) return problem;
  if (auto problem = unless_next("object", event.other, objects_, most_tasks_); !problem.empty())
    return problem;
  ++objects_;
  return {};
}

std::string Checker::change_object(const Trace& trace, const Event& event) {
  if (event.other == 0 || event.other > objects_) return no_object(event.other);
  if (auto problem = unless_none_or_exists("holder", event.task); !problem.empty()) return problem;
  std::span<const std::uint32_t> lines = trace.list(event.list);
  while (!lines.empty()) {
    for (const std::uint32_t task : take_line(lines).first)
      if (!exists(task)) return no_task("a task that waits", task);
  }
  return {};
}

std::string Checker::take(const Trace& trace, const Event& event) {
  if (time_ && event.time < *time_) return "time goes back";
  time_ = event.time;
  switch (event.kind) {
    case EventKind::task_created: return create(event);
    case EventKind::handle_scheduled: return schedule(event);
    case EventKind::iteration_started:
      return running_ ? handle_words(*running_) + " is still running" : std::string{};
    case EventKind::handle_started: return start(event);
    case EventKind::handle_finished: return finish(event);
    case EventKind::handle_cancelled: return cancel(event);
    case EventKind::timer_set: return set_timer(event);
    case EventKind::timer_due:
      return timers_.contains(event.handle) ? std::string{}
                                            : handle_words(event.handle) + " is not a timer";
    case EventKind::timer_cancelled:
      return timers_.erase(event.handle) != 0 ? std::string{}
                                              : handle_words(event.handle) + " is not a timer";
    case EventKind::task_suspended: return suspend(trace, event);
    case EventKind::task_done: return end_task(event);
    case EventKind::cancel_requested:
      if (!exists(event.task)) return no_task("task", event.task);
      return unless_none_or_exists("by", event.other);
    case EventKind::line:
    case EventKind::output:
    case EventKind::blocked:
    case EventKind::external: return unless_none_or_exists("task", event.task);
    case EventKind::coroutine_created: return create_coroutine(event);
    case EventKind::coroutine_entered:
    case EventKind::coroutine_left:
    case EventKind::coroutine_dropped: return use_coroutine(event);
    case EventKind::outside_started: return start_outside(event);
    case EventKind::outside_ended: return end_outside(event);
    case EventKind::object_created: return create_object(event);
    case EventKind::object_changed: return change_object(trace, event);
  }
  return {};
}

std::string Checker::end() const {
  const auto found = std::ranges::find(tasks_, Life::scheduled);
  if (found == tasks_.end()) return {};
  return task_words(static_cast<std::uint32_t>(found - tasks_.begin() + 1)) +
         " is scheduled, but never created";
}

}  // namespace trace
