#include "trace/state.hpp"

#include <algorithm>
#include <utility>

namespace trace {

namespace {

HandleState handle_of(const Trace& trace, const Event& event) {
  return {.id = event.handle,
          .kind = static_cast<CallbackKind>(event.detail),
          .queue = event.queue,
          .task = event.task,
          .label = trace.text(event.text),
          .cause = event.cause,
          .cause_task = event.other};
}

std::deque<HandleState>& queue_of(State& state, QueueKind kind) {
  const auto found = std::ranges::find(state.queues, kind, &QueueState::kind);
  if (found != state.queues.end()) return found->handles;
  const auto after = std::ranges::upper_bound(state.queues, kind, {}, &QueueState::kind);
  return state.queues.insert(after, {.kind = kind, .handles = {}})->handles;
}

/// Handles usually leave from the front, which is cheap in a deque of any length.
void erase_handle(std::deque<HandleState>& handles, std::uint32_t id) {
  const auto found = std::ranges::find(handles, id, &HandleState::id);
  if (found != handles.end()) handles.erase(found);
}

std::optional<TimerState> take_timer(std::deque<TimerState>& timers, std::uint32_t handle) {
  const auto found = std::ranges::find(timers, handle, &TimerState::handle);
  if (found == timers.end()) return std::nullopt;
  const TimerState timer = *found;
  timers.erase(found);
  return timer;
}

TaskStatus status_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::returned: return TaskStatus::returned;
    case Outcome::failed: return TaskStatus::failed;
    case Outcome::cancelled: return TaskStatus::cancelled;
  }
  return TaskStatus::returned;
}

/// Ends a call's turn. A generator may end without one.
void leave_call(std::uint32_t task, State& state) {
  const auto found = std::ranges::find(state.calls, task);
  state.calls.erase(found, state.calls.end());
}

void enter_call(std::uint32_t task, State& state) {
  state.calls.push_back(task);
  state.ran.push_back(task);
  state.tasks[task - 1].status = TaskStatus::running;
}

void suspend(const Trace& trace, const Event& event, TaskState& task) {
  const std::span<const std::uint32_t> awaited = trace.list(event.list);
  task.status = TaskStatus::suspended;
  task.settled = event.cause == Cause::settled;
  task.awaits = static_cast<WaitKind>(event.detail);
  task.until = event.value;
  task.label = trace.text(event.text);
  task.object = static_cast<std::uint32_t>(event.number);
  task.awaited_tasks.assign(awaited.begin(), awaited.end());
  task.outside.clear();
  task.outside_ended = 0;
  for (const std::uint32_t text : trace.list(event.other)) task.outside.push_back(trace.text(text));
}

/// Counts an operation outside the loop as ended for the task that gathers it.
void forget_outside(TaskState& task, std::string_view label) {
  const auto found = std::ranges::find(task.outside, label);
  if (found == task.outside.end()) return;
  task.outside.erase(found);
  ++task.outside_ended;
}

/// Finds out which part of a gather ended last, and whether that was all.
void tell_gathered(HandleState& handle, const TaskState& task, const State& state) {
  if (state.running && state.running->kind == CallbackKind::gather)
    handle.cause_task =
        of_javascript(handle.queue) ? state.running->cause_task : state.running->task;
  handle.gathered_all =
      task.outside.empty() && std::ranges::all_of(task.awaited_tasks, [&state](std::uint32_t id) {
        return state.task(id).done();
      });
}

/// Marks a task as ready because of what the running callback does.
void schedule_step(const Event& event, HandleState& handle, State& state) {
  // A task's first step precedes its creation.
  state.tasks.resize(std::max<std::size_t>(state.tasks.size(), event.task));
  TaskState& task = state.tasks[event.task - 1];
  const bool fired = handle.cause == Cause::timer && state.running;
  if (fired) handle.timer = state.running->timer;
  const bool request = fired && state.running->kind == CallbackKind::timeout;
  if (request || handle.cause == Cause::outside) handle.label = task.label;
  if (handle.cause == Cause::gathered) tell_gathered(handle, task, state);
  if (task.status != TaskStatus::running) task.status = TaskStatus::ready;
}

/// Adds a callback to the ready queue: a timer's own, or one that the running callback wakes.
void schedule(const Trace& trace, const Event& event, State& state) {
  HandleState& handle = queue_of(state, event.queue).emplace_back(handle_of(trace, event));
  if (handle.kind == CallbackKind::task_step) {
    schedule_step(event, handle, state);
  } else if (const auto timer = take_timer(state.timers, event.handle)) {
    handle.timer = {timer->when - timer->set, timer->when, event.time - timer->when};
  }
  if (event.number != 0)
    forget_outside(state.tasks[static_cast<std::size_t>(event.number) - 1], handle.label);
  state.woken.push_back(handle);
}

void start(const Trace& trace, const Event& event, State& state) {
  ++state.step;
  state.lines.clear();
  state.woken.clear();
  state.calls.clear();
  state.ran.clear();
  state.blocked = 0;
  state.blocked_lines.clear();
  state.running = handle_of(trace, event);
  for (QueueState& queue : state.queues) {
    const auto found = std::ranges::find(queue.handles, event.handle, &HandleState::id);
    if (found == queue.handles.end()) continue;
    if (found->kind == state.running->kind && found->task == event.task) state.running = *found;
    queue.handles.erase(found);
    break;
  }
  if (state.running->kind != CallbackKind::task_step) return;
  TaskState& task = state.tasks[event.task - 1];
  task.status = TaskStatus::running;
  task.outside.clear();
  if (of_javascript(state.running->queue)) enter_call(event.task, state);
}

/// Turns the ready queue into the iteration's batch; nothing is left of the previous one. JavaScript's loop has none.
void begin_iteration(State& state) {
  if (state.of_javascript()) return;
  std::deque<HandleState> snapshot = std::exchange(queue_of(state, QueueKind::ready), {});
  state.iteration_callbacks = static_cast<std::int32_t>(snapshot.size());
  queue_of(state, QueueKind::batch) = std::move(snapshot);
}

void create_task(const Trace& trace, const Event& event, State& state) {
  state.tasks.resize(std::max<std::size_t>(state.tasks.size(), event.task));
  TaskState& task = state.tasks[event.task - 1];
  task.id = event.task;
  task.name = trace.text(event.text);
  task.creator = event.other;
  task.coroutine = static_cast<std::uint32_t>(event.number);
  if (task.coroutine != 0) state.coroutines[task.coroutine - 1].task = task.id;
  if (event.list != 0) task.call = trace.text(trace.list(event.list).front());
  task.generator = event.detail != 0;
  if (!task.generator) return;
  task.status = TaskStatus::suspended;  // until its first next()
  task.awaits = WaitKind::yield;
}

void set_timer(const Trace& trace, const Event& event, State& state) {
  const auto after = std::ranges::upper_bound(state.timers, event.value, {}, &TimerState::when);
  state.timers.insert(after, {.handle = event.handle,
                              .kind = static_cast<CallbackKind>(event.detail),
                              .task = event.task,
                              .when = event.value,
                              .set = event.time,
                              .label = trace.text(event.text)});
}

void run_line(const Event& event, State& state) {
  state.lines.push_back(event.number);
  if (event.task == 0) return;
  TaskState& task = state.tasks[event.task - 1];
  task.line = event.number;
  if (!task.stack.empty()) task.stack.back().line = event.number;
}

void end_task(const Trace& trace, const Event& event, TaskState& task) {
  task.status = status_of(static_cast<Outcome>(event.detail));
  task.error = trace.text(event.text);
  task.stack.clear();
}

void enter_coroutine(const Event& event, State& state) {
  state.coroutines[event.other - 1].entered = true;
  state.tasks[event.task - 1].stack.push_back({.coroutine = event.other});
}

/// A generator may be left while others that it awaited are still on the stack, if it is closed.
void leave_coroutine(const Event& event, TaskState& task) {
  const auto found = std::ranges::find(task.stack, event.other, &StackFrame::coroutine);
  task.stack.erase(found, task.stack.end());
}

/// A program that ends itself ends the calls that run then.
void take_note(const Trace& trace, const Event& event, State& state) {
  const auto kind = static_cast<NoteKind>(event.detail);
  if (kind == NoteKind::other)
    state.notes.push_back({event.time, 0, trace.text(event.text), state.step});
  if (kind != NoteKind::never_done || std::erase(state.calls, event.task) == 0) return;
  state.tasks[event.task - 1].status = TaskStatus::suspended;
}

void end_outside(const Trace& trace, const Event& event, OutsideState& operation) {
  operation.ended = event.time;
  operation.outcome = static_cast<Outcome>(event.detail);
  operation.answer = trace.text(event.text);
}

void change(const Trace& trace, const Event& event, ObjectState& object) {
  object.holder = event.task;
  object.number = event.number;
  object.most = static_cast<std::int32_t>(event.value);
  object.value = trace.text(event.text);
  object.items.clear();
  for (const std::uint32_t text : trace.list(event.handle))
    object.items.push_back(trace.text(text));
  std::span<const std::uint32_t> lines = trace.list(event.list);
  object.waiters = take_line(lines);
  object.putters = take_line(lines);
}

}  // namespace

const std::deque<HandleState>& State::queue(QueueKind kind) const noexcept {
  static const std::deque<HandleState> none;
  const auto found = std::ranges::find(queues, kind, &QueueState::kind);
  return found != queues.end() ? found->handles : none;
}

void State::apply(const Trace& trace, const Event& event) {
  time = event.time;
  switch (event.kind) {
    case EventKind::task_created: create_task(trace, event, *this); break;
    case EventKind::handle_scheduled: schedule(trace, event, *this); break;
    case EventKind::iteration_started:
      iteration = event.number;
      begin_iteration(*this);
      break;
    case EventKind::handle_started: start(trace, event, *this); break;
    case EventKind::handle_finished: break;
    case EventKind::handle_cancelled:
      for (QueueState& queue : queues) erase_handle(queue.handles, event.handle);
      break;
    case EventKind::timer_set: set_timer(trace, event, *this); break;
    case EventKind::timer_due: break;  // its callback, scheduled next, removes it from the timers
    case EventKind::timer_cancelled: take_timer(timers, event.handle); break;
    case EventKind::task_entered: enter_call(event.task, *this); break;
    case EventKind::task_suspended:
      suspend(trace, event, tasks[event.task - 1]);
      leave_call(event.task, *this);
      break;
    case EventKind::task_done:
      end_task(trace, event, tasks[event.task - 1]);
      leave_call(event.task, *this);
      break;
    case EventKind::unhandled:
    case EventKind::cancel_requested: break;
    case EventKind::line: run_line(event, *this); break;
    case EventKind::output:
      output.push_back({event.time, event.task, trace.text(event.text), step, event.detail != 0});
      break;
    case EventKind::blocked:
      blocked += event.value;
      if (event.task != 0 && tasks[event.task - 1].line != 0)
        blocked_lines.push_back(tasks[event.task - 1].line);
      break;
    case EventKind::external: take_note(trace, event, *this); break;
    case EventKind::coroutine_created:
      coroutines.push_back({.call = trace.text(event.text), .caller = event.task});
      break;
    case EventKind::coroutine_entered: enter_coroutine(event, *this); break;
    case EventKind::coroutine_left: leave_coroutine(event, tasks[event.task - 1]); break;
    case EventKind::coroutine_dropped: coroutines[event.other - 1].dropped = true; break;
    case EventKind::outside_started:
      outside.push_back({.kind = static_cast<OutsideKind>(event.detail),
                         .label = trace.text(event.text),
                         .task = event.task,
                         .started = event.time});
      break;
    case EventKind::outside_ended: end_outside(trace, event, outside[event.other - 1]); break;
    case EventKind::object_created:
      objects.push_back(
          {.kind = static_cast<ObjectKind>(event.detail), .name = trace.text(event.text)});
      break;
    case EventKind::object_changed: change(trace, event, objects[event.other - 1]); break;
  }
}

State state_at(const Trace& trace, std::size_t step) {
  State state;
  const std::size_t end = trace.events_until(step);
  for (std::size_t i = 0; i < end; ++i) state.apply(trace, trace.events()[i]);
  return state;
}

}  // namespace trace
