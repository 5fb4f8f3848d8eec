/// The state of the loop at a step: everything that the stage shows.
///
///     trace::State state = trace::state_at(run, 9);
///     state.running->task;      // the task whose callback was step 9
///     state.queue(trace::QueueKind::ready);   // what runs next
///
/// A state is a fold over a trace's events. After step n, `running` is the callback that step n ran,
/// and the queues are as that callback left them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "trace/kinds.hpp"
#include "trace/tasks_in_line.hpp"
#include "trace/trace.hpp"

namespace trace {

enum class TaskStatus : std::uint8_t { ready, running, suspended, returned, failed, cancelled };

/// A coroutine object: what calling a coroutine function returns.
struct CoroutineState {
  std::string_view call;     ///< the function with its arguments, such as `fetch(1)`
  std::uint32_t caller = 0;  ///< the task that called it; 0 if none
  std::uint32_t task = 0;    ///< the task that was made of it; 0 if none
  bool entered = false;      ///< it runs or has run
  bool dropped = false;      ///< it was destroyed and will never run

  /// Whether it only exists: it was neither awaited nor made a task.
  [[nodiscard]] bool idle() const noexcept { return !entered && task == 0; }

  friend bool operator==(const CoroutineState&, const CoroutineState&) = default;
};

/// A coroutine that a task is inside.
struct StackFrame {
  std::uint32_t coroutine = 0;  ///< its id
  std::int32_t line = 0;        ///< its current line in the listing; 0 before the first

  friend bool operator==(const StackFrame&, const StackFrame&) = default;
};

/// A request, a thread or a process.
struct OutsideState {
  OutsideKind kind = OutsideKind::request;
  std::string_view label;
  std::uint32_t task = 0;       ///< the task that started it; 0 if none
  double started = 0;           ///< in seconds
  std::optional<double> ended;  ///< in seconds, once it has ended
  Outcome outcome = Outcome::returned;
  std::string_view answer;  ///< what it answered, or its error; may be empty

  friend bool operator==(const OutsideState&, const OutsideState&) = default;
};

/// A lock, a queue or the like. See EventKind::object_changed.
struct ObjectState {
  ObjectKind kind = ObjectKind::lock;
  std::string_view name;     ///< of the variable that it was assigned to; may be empty
  std::uint32_t holder = 0;  ///< the task that holds a lock; 0 if none
  /// A queue's size, a semaphore's value, a barrier's parties; 1 for locked, set or aborted; a PromiseState.
  std::int32_t number = 0;
  std::string_view value;               ///< what a promise is settled with, or why it was aborted
  std::int32_t most = 0;                ///< what fits into a queue; 0 for any size
  TasksInLine waiters;                  ///< to get, if it is a queue; a group's tasks
  TasksInLine putters;                  ///< to put into a queue
  std::vector<std::string_view> items;  ///< what is in a queue: the first of it

  friend bool operator==(const ObjectState&, const ObjectState&) = default;
};

/// A task. Its strings are owned by the trace.
struct TaskState {
  std::uint32_t id = 0;
  std::string_view name;
  std::uint32_t creator = 0;  ///< task id; 0 if none
  TaskStatus status = TaskStatus::ready;
  bool generator = false;  ///< it is an async generator of JavaScript
  bool settled =
      false;  ///< while suspended: what it awaits was settled, so it waits for its turn only
  std::uint32_t coroutine = 0;        ///< the coroutine that it runs; 0 if unknown
  std::vector<StackFrame> stack;      ///< the coroutines that it is inside, outermost first
  std::string_view call;              ///< the call that it is, in JavaScript; may be empty
  std::int32_t line = 0;              ///< its current line in the listing; 0 before the first
  WaitKind awaits = WaitKind::yield;  ///< while suspended
  double until = 0;                   ///< while it sleeps: the deadline in seconds
  std::string_view label;             ///< a description of what it awaits; may be empty
  std::uint32_t object = 0;           ///< the object that it waits for; 0 if none
  std::vector<std::uint32_t> awaited_tasks;  ///< while it awaits tasks or a gather
  std::vector<std::string_view> outside;     ///< what else it gathers from outside the loop
  std::size_t outside_ended = 0;             ///< how many of those have ended
  std::string_view error;                    ///< if it failed

  [[nodiscard]] bool done() const noexcept { return status >= TaskStatus::returned; }
  /// Whether it failed or was cancelled.
  [[nodiscard]] bool ended_badly() const noexcept { return status > TaskStatus::returned; }

  friend bool operator==(const TaskState&, const TaskState&) = default;
};

/// A timer that fired. If the loop was busy, it fired late.
struct FiredTimer {
  double length = 0;  ///< seconds from setting it to its deadline
  double when = 0;    ///< the deadline in seconds
  double late = 0;    ///< seconds from the deadline until it joined the ready queue

  friend bool operator==(const FiredTimer&, const FiredTimer&) = default;
};

/// A callback in a queue, or the one that runs.
struct HandleState {
  std::uint32_t id = 0;
  CallbackKind kind = CallbackKind::callback;
  QueueKind queue = QueueKind::ready;  ///< that it joined
  std::uint32_t task = 0;              ///< the task it runs or acts for; 0 if none
  std::string_view label;  ///< of a callback or a request's timeout; for a step that a response or
                           ///< such a timeout made ready, the request's; may be empty
  Cause cause = Cause::unknown;  ///< why it became ready
  std::uint32_t cause_task = 0;  ///< the task in the cause; for a gather the one that ended last;
                                 ///< 0 if none
  bool gathered_all = false;     ///< for a gather: nothing was left to wait for
  std::optional<FiredTimer> timer;  ///< the timer that made it ready: its own, or that of a sleep

  friend bool operator==(const HandleState&, const HandleState&) = default;
};

struct TimerState {
  std::uint32_t handle = 0;
  CallbackKind kind = CallbackKind::callback;
  std::uint32_t task = 0;
  double when = 0;         ///< the deadline in seconds
  double set = 0;          ///< when it was set, in seconds
  std::string_view label;  ///< of a plain callback or a request's timeout; may be empty

  friend bool operator==(const TimerState&, const TimerState&) = default;
};

/// Callbacks that are waiting to run, in order.
struct QueueState {
  QueueKind kind = QueueKind::ready;
  std::deque<HandleState> handles;

  friend bool operator==(const QueueState&, const QueueState&) = default;
};

struct OutputLine {
  double time = 0;
  std::uint32_t task = 0;
  std::string_view text;
  std::size_t step = 0;  ///< the step that printed it
  bool error = false;    ///< it went to standard error

  friend bool operator==(const OutputLine&, const OutputLine&) = default;
};

struct State {
  std::size_t step = 0;
  double time = 0;
  std::int32_t iteration = 0;
  std::int32_t iteration_callbacks = 0;  ///< callbacks in the iteration's batch
  std::optional<HandleState> running;    ///< the callback of this step; none at step 0
  std::vector<QueueState> queues;        ///< in the order in which the loop empties them
  std::vector<HandleState> woken;        ///< callbacks that this step made ready, in order
  std::vector<std::uint32_t>
      calls;                       ///< the async calls of JavaScript that run now, outermost first
  std::vector<std::uint32_t> ran;  ///< those that ran in this step, in the order of their begin
  std::deque<TimerState> timers;   ///< by deadline
  std::vector<TaskState> tasks;    ///< in order of creation: the index is id - 1
  std::vector<CoroutineState> coroutines;  ///< in order of creation: the index is id - 1
  std::vector<OutsideState> outside;       ///< in order of their start: the index is id - 1
  std::vector<ObjectState> objects;        ///< in order of creation: the index is id - 1
  std::vector<OutputLine> output;
  std::vector<std::int32_t> lines;  ///< the lines of the listing that this step ran, in order
  double blocked = 0;               ///< seconds that this step blocked the loop
  std::vector<std::int32_t> blocked_lines;  ///< the lines that did so, as far as known
  std::vector<OutputLine>
      notes;  ///< notes from outside the loop so far, of the kind NoteKind::other; `task` is 0

  /// The task with that id, which must exist.
  [[nodiscard]] const TaskState& task(std::uint32_t id) const { return tasks[id - 1]; }

  /// The coroutine with that id, which must exist.
  [[nodiscard]] const CoroutineState& coroutine(std::uint32_t id) const {
    return coroutines[id - 1];
  }

  /// The object with that id, which must exist.
  [[nodiscard]] const ObjectState& object(std::uint32_t id) const { return objects[id - 1]; }

  /// Whether it is a state of JavaScript's loop; false before its first callback is ready.
  [[nodiscard]] bool of_javascript() const noexcept {
    return !queues.empty() && trace::of_javascript(queues.front().kind);
  }

  /// The callbacks in a queue; none if the loop has no such queue.
  [[nodiscard]] const std::deque<HandleState>& queue(QueueKind kind) const noexcept;

  void apply(const Trace& trace, const Event& event);

  friend bool operator==(const State&, const State&) = default;
};

/// The state at the end of `step`, which must be at most trace.steps(). It has views into `trace`.
/// To move back and forth, use `Cursor`.
[[nodiscard]] State state_at(const Trace& trace, std::size_t step);

}  // namespace trace
