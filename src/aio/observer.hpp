/// Observes a loop without affecting what it does.
///
///     struct Printer : aio::Observer {
///       void task_created(const aio::TaskBase& task) override { std::puts(task.name().c_str()); }
///     } printer;
///     loop.set_observer(&printer);
///
/// The loop calls these functions as things happen; without an observer that costs one null check. An
/// observer must not throw and must not call back into the loop. References are valid during the call. An
/// object's address identifies it until its `..._destroyed`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "aio/handle.hpp"

namespace aio {

class TaskBase;
class FutureBase;

/// What a suspended task waits for.
enum class AwaitKind : std::uint8_t {
  yield,     ///< the next iteration: sleep(0)
  sleep,     ///< a timer
  future,    ///< a plain future
  task,      ///< another task
  gather,    ///< all of several tasks
  executor,  ///< work in a thread, process or worker
  network,   ///< a response
};

/// Describes what a suspended task waits for.
struct AwaitInfo {
  AwaitInfo() = default;
  explicit AwaitInfo(AwaitKind k) : kind(k) {}

  AwaitKind kind = AwaitKind::yield;
  std::string_view label;              ///< description, such as "GET /users/1"; may be empty
  double until = 0;                    ///< sleep: the deadline in seconds
  std::vector<const TaskBase*> tasks;  ///< the tasks it waits for: task and gather
  std::vector<std::string_view>
      outside;  ///< gather: labels of what it waits for outside the loop; may be empty
  const void* gather = nullptr;  ///< gather: its identity while it exists
};

class Observer {
 public:
  Observer() = default;
  Observer(const Observer&) = delete;
  Observer& operator=(const Observer&) = delete;
  virtual ~Observer() = default;

  /// An iteration begins: due timers have joined the ready queue, which is now this iteration's batch.
  virtual void iteration_started(std::uint64_t /*iteration*/) {}

  /// A handle joins the ready queue. If a callback is running, it is the cause.
  virtual void handle_scheduled(const Handle& /*handle*/) {}
  virtual void handle_started(const Handle& /*handle*/) {}
  /// The callback returned or threw. Only the address of `handle` may be used: a plain callback's handle
  /// may no longer exist.
  virtual void handle_finished(const Handle* /*handle*/) {}
  /// A handle left the ready queue without running.
  virtual void handle_cancelled(const Handle& /*handle*/) {}

  virtual void timer_scheduled(const TimerHandle& /*timer*/) {}
  /// A timer is due. `handle_scheduled` follows for the same handle.
  virtual void timer_due(const TimerHandle& /*timer*/) {}
  virtual void timer_cancelled(const TimerHandle& /*timer*/) {}

  /// A task was created. Its first step was scheduled before this call.
  virtual void task_created(const TaskBase& /*task*/) {}
  virtual void task_suspended(const TaskBase& /*task*/, const AwaitInfo& /*on*/) {}
  /// The task has a result, has an exception or is cancelled.
  virtual void task_done(const TaskBase& /*task*/) {}
  virtual void task_destroyed(const TaskBase& /*task*/) {}
  /// `Task::cancel` was called and returned `accepted`.
  virtual void task_cancel_requested(const TaskBase& /*task*/, bool /*accepted*/) {}
};

}  // namespace aio
