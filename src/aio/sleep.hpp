/// Suspending for a while.
///
///     co_await aio::sleep(0.5);   // seconds
///     co_await aio::sleep(0);     // let the others run: one iteration
///
/// Source: `sleep` in CPython's `Lib/asyncio/tasks.py`: a future that a timer completes. The timer's
/// callback and the task's wake-up are two callbacks in two iterations, here as there.
#pragma once

#include <cmath>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <new>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/handle.hpp"
#include "aio/task.hpp"
#include "aio/waiter.hpp"

namespace aio {

namespace detail {

/// Future, timer and callback of one sleep in one. `end` or `let_go` comes before its destruction.
class SleepTimer final : public FrameFuture, public TimerHandle {
 public:
  explicit SleepTimer(TaskBase& task) noexcept : TimerHandle(&on_handle) { task_ = &task; }
  SleepTimer(const SleepTimer&) = delete;
  SleepTimer& operator=(const SleepTimer&) = delete;
  ~SleepTimer() = default;

  using FrameFuture::take_cancellation;

  /// Takes the timer off, while an observer can still be told whose it was. @returns whether a cancellation
  /// ended the sleep; if not, nothing is left to be destroyed.
  bool end() noexcept {
    TimerHandle::cancel();
    return ended_by_cancellation();
  }
  void let_go() noexcept override {
    TimerHandle::cancel();
    drop_message();
  }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  [[nodiscard]] AwaitInfo describe() const override;
};

}  // namespace detail

/// The awaitable of `sleep`. What waits is in the sleeper's frame; a bare yield needs none of it.
/// It has no destructor, so that a cancellation leaves its coroutine by as few steps of the unwinder as
/// can be: each of them costs more than the rest of a wake-up.
class Sleep {
 public:
  explicit Sleep(double delay) noexcept : state_(delay) {}
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;
  ~Sleep() = default;

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    TaskBase& task = detail::awaiting_task();
    task_ = &task;
    if (state_.delay > 0) [[unlikely]] {
      suspend_timed(task, frame.promise());
    } else {
      task.yield(frame);
    }
  }

  void await_resume() {
    if (!timed_) {
      task_->check_cancelled();
    } else if (end_timer()) [[unlikely]] {
      throw timer().take_cancellation();
    }
  }

 private:
  // Apart, so that a bare yield is short enough to be inlined.
  [[gnu::noinline]] void suspend_timed(TaskBase& task, detail::PromiseBase& frame);
  [[gnu::noinline]] bool end_timer() noexcept;

  [[nodiscard]] detail::SleepTimer& timer() noexcept {
    return *std::launder(reinterpret_cast<detail::SleepTimer*>(state_.timer));
  }

  TaskBase* task_ = nullptr;  // once it is awaited
  bool timed_ = false;        // the timer has been set
  union State {
    explicit State(double seconds) noexcept : delay(seconds) {}
    double delay;                                                             // before that
    alignas(detail::SleepTimer) std::byte timer[sizeof(detail::SleepTimer)];  // and after it
  } state_;
};

/// Suspends the running task for `delay` seconds; 0 or less is a bare yield to the next iteration.
/// @throws ValueError if `delay` is not a number.
[[nodiscard]] inline Sleep sleep(double delay) {
  if (std::isnan(delay)) [[unlikely]]
    throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

}  // namespace aio
