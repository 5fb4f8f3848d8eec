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

std::string no_call(const char* member, std::uint32_t task, std::uint32_t top) {
  const std::string runs =
      top == 0 ? "no async call runs" : task_words(top) + " is the call that runs";
  return std::string(member) + (task == 0 ? " is missing" : " is " + std::to_string(task)) +
         ", but " + runs;
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

/// In JavaScript what happens is of the innermost call. Python's loop has no such rule: a task may be started eagerly.
std::string Checker::unless_running(const char* member, std::uint32_t task) const {
  if (!javascript_.value_or(false)) return unless_none_or_exists(member, task);
  const std::uint32_t top = calls_.empty() ? 0 : calls_.back();
  return task == top ? std::string{} : no_call(member, task, top);
}

std::string Checker::unless_one_language(const Event& event) const {
  if (!javascript_ || *javascript_ == of_javascript(event.queue)) return {};
  return *javascript_ ? "queue is missing" : "queue is of JavaScript, but the run is one of Python";
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
  if (auto problem = unless_running("creator", event.other); !problem.empty()) return problem;
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
  if (auto problem = unless_one_language(event); !problem.empty()) return problem;
  javascript_ = of_javascript(event.queue);
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
  queued_[event.handle] = {event.detail, event.task, event.queue};
  if (event.queue == QueueKind::micro) ++microtasks_;
  return {};
}

std::string Checker::start(const Event& event) {
  if (running_) return handle_words(*running_) + " is still running";
  const auto found = queued_.find(event.handle);
  if (found == queued_.end()) return handle_words(event.handle) + " is not queued";
  const auto [kind, task, queue] = found->second;
  if (kind != event.detail || task != event.task)
    return "kind and task should match those with which " + handle_words(event.handle) +
           " was scheduled";
  if (is_step(event) && !lives(event.task)) return unless_lives(event.task);
  if (queue == QueueKind::micro) --microtasks_;
  else if (microtasks_ > 0) return "a macrotask begins, but a microtask is queued";
  queued_.erase(found);
  running_ = event.handle;
  return of_javascript(queue) && is_step(event) ? enter(event) : std::string{};
}

std::string Checker::finish(const Event& event) {
  if (running_ != event.handle) return handle_words(event.handle) + " is not running";
  if (!calls_.empty()) return task_words(calls_.back()) + " still runs";
  running_.reset();
  return {};
}

std::string Checker::cancel(const Event& event) {
  const auto found = queued_.find(event.handle);
  if (found == queued_.end()) return handle_words(event.handle) + " is not queued";
  if (found->second.queue == QueueKind::micro) --microtasks_;
  queued_.erase(found);
  return {};
}

std::string Checker::set_timer(const Event& event) {
  if (event.handle == 0) return "handle is missing";
  if (queued_.contains(event.handle) || timers_.contains(event.handle))
    return handle_words(event.handle) + " is already scheduled or queued";
  if (is_step(event)) return "kind is task_step, but a timer cannot run a task";
  if (auto problem = unless_running("task", event.task); !problem.empty()) return problem;
  timers_[event.handle] = {event.detail, event.task, event.queue};
  return {};
}

std::string Checker::suspend(const Trace& trace, const Event& event) {
  if (!lives(event.task)) return unless_lives(event.task);
  if (static_cast<std::uint32_t>(event.number) > objects_)
    return no_object(static_cast<std::uint32_t>(event.number));
  const std::span<const std::uint32_t> awaited = trace.list(event.list);
  const auto unknown =
      std::ranges::find_if(awaited, [this](std::uint32_t id) { return !exists(id); });
  return unknown != awaited.end() ? no_task("an element of tasks", *unknown) : leave(event);
}

/// An async call of JavaScript runs inside the one that runs already.
std::string Checker::enter(const Event& event) {
  if (!javascript_.value_or(false)) return "is not an event of Python";
  if (auto problem = unless_lives(event.task); !problem.empty()) return problem;
  if (!running_) return "nothing runs that could enter " + task_words(event.task);
  if (std::ranges::contains(calls_, event.task)) return task_words(event.task) + " runs already";
  begun_.resize(tasks_.size());
  begun_[event.task - 1] = true;
  calls_.push_back(event.task);
  return {};
}

/// A call's turn ends. A generator may end before it has begun, and then was not entered.
std::string Checker::leave(const Event& event) {
  if (!javascript_.value_or(false)) return {};
  const bool begun = event.task <= begun_.size() && begun_[event.task - 1];
  if (!begun && event.kind == EventKind::task_done) return {};
  if (auto problem = unless_running("task", event.task); !problem.empty()) return problem;
  calls_.pop_back();
  return {};
}

/// When a program ends itself, the calls that run then end without an event of their own.
std::string Checker::note(const Event& event) {
  if (auto problem = unless_none_or_exists("task", event.task); !problem.empty()) return problem;
  if (static_cast<NoteKind>(event.detail) == NoteKind::never_done) std::erase(calls_, event.task);
  return {};
}

std::string Checker::end_task(const Event& event) {
  if (!lives(event.task)) return unless_lives(event.task);
  tasks_[event.task - 1] = Life::done;
  return leave(event);
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
  if (auto problem = unless_running("task", event.task); !problem.empty()) return problem;
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
  if (auto problem = unless_running("task", event.task); !problem.empty()) return problem;
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
    case EventKind::blocked: return unless_running("task", event.task);
    case EventKind::external: return note(event);
    case EventKind::unhandled:
      if (!javascript_.value_or(false)) return "is not an event of Python";
      return unless_none_or_exists("task", event.task);
    case EventKind::task_entered: return enter(event);
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
