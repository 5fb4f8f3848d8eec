/// Records what an `aio` loop does as a trace.
///
///     aio::EventLoop loop(clock);
///     trace::Trace run;
///     stage::AioRecorder recorder(run, loop);   // watches until it is destroyed, before the loop
///
/// The recorder turns addresses into ids and adds its cause to each wake-up.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "aio/event_loop.hpp"
#include "aio/observer.hpp"
#include "aio/task.hpp"
#include "trace/trace.hpp"

namespace stage {

class AioRecorder final : public aio::Observer {
 public:
  /// `trace` and `loop` must outlive the recorder.
  AioRecorder(trace::Trace& trace, aio::EventLoop& loop);
  ~AioRecorder() override;

  /// The running task is at `line` (from 1) of its listing.
  void line(int line);
  /// The running task printed `text`, without a newline.
  void output(std::string_view text);
  /// The running task blocked the loop for `seconds`; call it when that is over.
  void blocked(double seconds);
  /// The running task called a coroutine function. `coroutine` is the address of its promise.
  void coroutine_created(const void* coroutine, std::string_view call);
  /// The running task is inside the coroutine from now on, or is no longer.
  void coroutine_entered(const void* coroutine);
  void coroutine_left(const void* coroutine);
  /// It was destroyed before it ran.
  void coroutine_dropped(const void* coroutine);
  /// The running task started something outside the loop.
  /// @returns its id
  std::uint32_t outside_started(trace::OutsideKind kind, std::string_view label);
  void outside_ended(std::uint32_t operation, trace::Outcome outcome, std::string_view answer);
  /// Something happened outside the loop.
  void external(std::string_view text);

  void iteration_started(std::uint64_t iteration) override;
  void handle_scheduled(const aio::Handle& handle) override;
  void handle_started(const aio::Handle& handle) override;
  void handle_finished(const aio::Handle* handle) override;
  void handle_cancelled(const aio::Handle& handle) override;
  void timer_scheduled(const aio::TimerHandle& timer) override;
  void timer_due(const aio::TimerHandle& timer) override;
  void timer_cancelled(const aio::TimerHandle& timer) override;
  void task_created(const aio::TaskBase& task) override;
  void task_suspended(const aio::TaskBase& task, const aio::AwaitInfo& on) override;
  void task_done(const aio::TaskBase& task) override;
  void task_cancel_requested(const aio::TaskBase& task, bool accepted) override;

 private:
  /// What the recorder stores about an unfinished task.
  struct Waiting {
    bool started = false;
    aio::AwaitKind on = aio::AwaitKind::yield;
    double since = 0;              // when it was suspended
    const void* gather = nullptr;  // while it waits for one
  };

  [[nodiscard]] trace::Event event(trace::EventKind kind) const;
  [[nodiscard]] std::uint32_t current_task() const;
  std::uint32_t handle_id(const void* handle);
  void forget(const void* handle);
  void add_coroutine(trace::EventKind kind, const void* coroutine);
  void set_cause(trace::Event& event);
  std::uint32_t keep_outside(std::string_view label);
  [[nodiscard]] std::uint32_t task_that_awaits(const void* gather) const;
  [[nodiscard]] trace::Cause cause_of(aio::AwaitKind awaited, std::uint32_t task) const;

  trace::Trace& trace_;
  aio::EventLoop& loop_;
  std::unordered_map<const void*, std::uint32_t> handles_;  // by address, while queued or scheduled
  std::unordered_map<std::uint32_t, Waiting> waiting_;      // by task id
  std::unordered_map<const void*, std::uint32_t> coroutines_;  // by the address of the promise
  std::uint32_t next_handle_ = 0;
  std::uint32_t next_coroutine_ = 0;
  std::uint32_t next_outside_ = 0;
  std::uint32_t running_ = 0;       // the handle that runs
  aio::HandleInfo running_info_;    // what it is for
  std::uint32_t running_task_ = 0;  // and for which task
};

}  // namespace stage
