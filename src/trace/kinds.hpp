/// The vocabulary of a trace: what its events, callbacks, waits and queues can be.
///
///     if (task.awaits == trace::WaitKind::sleep) show(task.until);
///
/// These belong to the trace alone, so that any kind of loop can be recorded. A recorder maps its
/// loop's own vocabulary to them: see `stage::AioRecorder`.
#pragma once

#include <cstdint>

namespace trace {

enum class EventKind : std::uint8_t {
  task_created,  ///< task; other: the task that created it; text: its name; number: the coroutine it
                 ///< runs, 0 if unknown; detail: 1 for an async generator of JavaScript; list: list
                 ///< of one string, the call that is the task, in JavaScript
  handle_scheduled,  ///< handle is ready; queue; detail: CallbackKind; task; cause; value: waited; text;
                     ///< number: where a gather counts a result from outside, the task that waits
  iteration_started,  ///< number: the iteration, from 1; what was ready is its batch
  handle_started,     ///< handle: a step begins
  handle_finished,    ///< handle: the step is over
  handle_cancelled,   ///< handle left the ready queue without running
  timer_set,          ///< handle; detail: CallbackKind; task; value: deadline
  timer_due,          ///< handle
  timer_cancelled,    ///< handle
  task_suspended,    ///< task; detail: WaitKind; value: deadline; list: tasks awaited; text: label;
                     ///< other: list of strings, what it awaits outside the loop; number: the
                     ///< object that it waits for, 0 if none; cause: settled if what it awaits was
  task_done,         ///< task; detail: Outcome; text: the error's
  cancel_requested,  ///< task; detail: 1 if accepted
  line,              ///< task runs the line `number` of the listing
  output,            ///< task printed text; detail: 1 to standard error
  blocked,           ///< task blocked the loop for value seconds; time is the end of it
  external,          ///< a note from outside the loop; text; detail: NoteKind; task it is about
  coroutine_created,  ///< other: a coroutine that task called; text: the call. It has run nothing yet
  coroutine_entered,  ///< other: a coroutine that task runs from now on, awaited by the one before it
  coroutine_left,     ///< other: a coroutine that task no longer runs: it ended or yielded an item
  coroutine_dropped,  ///< other: a coroutine that was destroyed before it ran
  outside_started,  ///< other: an operation outside the loop that task started; detail: OutsideKind;
                    ///< text: label
  outside_ended,    ///< other: the operation; detail: Outcome; text: its answer or error
  object_created,   ///< other: an object that tasks share; detail: ObjectKind; text: its name
  object_changed,   ///< other: the object, as it is now; detail: ObjectKind; task: who holds it;
                    ///< number: its size, value or parties, or 1 if it is locked or set; value: the
  ///< most that a queue may have, 0 for any; handle: list of strings, what is in a
  ///< queue; list: how many tasks wait in line, how many of them follow, they
  ///< themselves, and the same of those that wait to put; text: a promise's value or
  ///< an abort's reason
  task_entered,  ///< task: an async call of JavaScript that runs from now on, inside what runs already
  unhandled,  ///< a promise was rejected, and nobody handles that; text: the error's; list: list of
              ///< one string, the error's type; task: if it is the promise of an async call
};

/// What a callback is for.
enum class CallbackKind : std::uint8_t {
  task_step,  ///< runs a task to its next suspension
  sleep,      ///< a sleep's timer: wakes its task
  timeout,    ///< a timeout's timer: cancels its task or ends a request
  gather,     ///< notifies a gather that one of its children is done
  callback,   ///< any other
  script,     ///< the module of a JavaScript program
  reaction,   ///< a callback of a promise's then(), catch() or finally()
  adopt,      ///< a promise that was resolved with a thenable calls its then()
  generator,  ///< an async generator that has ended handles a return(), or for await gets an item
  microtask,  ///< a callback of queueMicrotask()
};

/// What a suspended task waits for.
enum class WaitKind : std::uint8_t {
  yield,     ///< the next iteration: sleep(0)
  sleep,     ///< a timer
  future,    ///< a plain future
  task,      ///< another task
  gather,    ///< all of several tasks
  executor,  ///< work in a thread, process or worker
  network,   ///< a response
};

/// What runs outside the loop.
enum class OutsideKind : std::uint8_t { request, thread, process };

/// What tasks share: classes of asyncio and of JavaScript.
enum class ObjectKind : std::uint8_t {
  lock,
  condition,
  semaphore,
  bounded_semaphore,
  event,
  barrier,
  queue,
  priority_queue,
  lifo_queue,
  task_group,
  promise,
  abort_signal,
};

/// How a task or an operation outside the loop ended.
enum class Outcome : std::uint8_t { returned, failed, cancelled };

/// What a note from outside the loop is about.
enum class NoteKind : std::uint8_t {
  other,
  never_awaited,    ///< a coroutine that was dropped before it ran
  never_retrieved,  ///< the error of a task that nobody awaited
  never_done,       ///< a task that was destroyed while it waited
  error,            ///< an error in a callback
};

/// Why a handle became ready.
enum class Cause : std::uint8_t {
  unknown,
  created,      ///< the task is new; other: its creator
  yielded,      ///< it yielded to other tasks
  timer,        ///< its timer was due: a sleep's, or a request's timeout
  task_done,    ///< a task that it awaited is done; other: that task
  gathered,     ///< everything in its gather is done
  future_done,  ///< what it awaited is done
  cancelled,    ///< its cancellation was requested; other: by which task
  outside,      ///< a response from outside the loop
  called,       ///< call_soon
  settled,      ///< a promise that was settled before anybody waited for it
};

/// Which of a loop's queues a callback waits in.
enum class QueueKind : std::uint8_t {
  batch,  ///< the rest of this iteration's callbacks
  ready,  ///< the ready queue: runs in the next iteration
  micro,  ///< JavaScript's microtasks: all of them run before the next macrotask
  macro,  ///< JavaScript's macrotasks that are due: each begins an iteration
};

/// Whether a queue is one of the two of JavaScript's loop.
[[nodiscard]] constexpr bool of_javascript(QueueKind kind) noexcept {
  return kind == QueueKind::micro || kind == QueueKind::macro;
}

/// What has become of a promise: Event::number of an object_changed.
enum class PromiseState : std::uint8_t { pending, fulfilled, rejected };

}  // namespace trace
