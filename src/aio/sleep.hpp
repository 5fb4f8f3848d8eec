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

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/handle.hpp"
#include "aio/task.hpp"
#include "aio/waiter.hpp"

namespace aio {

namespace detail {

/// Future, timer and callback of one sleep in one.
class SleepTimer final : public FrameFuture, public TimerHandle {
 public:
  explicit SleepTimer(TaskBase& task) noexcept : TimerHandle(&on_handle) { task_ = &task; }
  SleepTimer(const SleepTimer&) = delete;
  SleepTimer& operator=(const SleepTimer&) = delete;
  /// Takes the timer off while an observer can still be told whose it was.
  ~SleepTimer() { TimerHandle::cancel(); }

  using FrameFuture::resume;
  using FrameFuture::suspend;

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  [[nodiscard]] AwaitInfo describe() const override;
};

}  // namespace detail

/// The awaitable of `sleep`. What waits is in the sleeper's frame; a bare yield needs none of it.
class Sleep {
 public:
  explicit Sleep(double delay) noexcept : delay_(delay) {}
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;
  ~Sleep() {
    if (timed_) timer_.~SleepTimer();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = &detail::awaiting_task();
    if (delay_ > 0) {
      set_timer();
      timer_.suspend(frame);
    } else {
      task_->yield(frame);
    }
  }

  void await_resume() {
    if (timed_) {
      end_timer();
    } else {
      task_->check_cancelled();
    }
  }

 private:
  // Apart, so that a bare yield is short enough to be inlined.
  [[gnu::noinline]] void set_timer();
  [[gnu::noinline]] void end_timer();

  TaskBase* task_ = nullptr;  // once it is awaited
  bool timed_ = false;
  // NOLINTBEGIN(readability-identifier-naming): private, as the anonymous union is
  union {
    double delay_;              // until it is awaited
    detail::SleepTimer timer_;  // while timed_
  };
  // NOLINTEND(readability-identifier-naming)
};

/// Suspends the running task for `delay` seconds; 0 or less is a bare yield to the next iteration.
/// @throws ValueError if `delay` is not a number.
[[nodiscard]] inline Sleep sleep(double delay) {
  if (std::isnan(delay)) [[unlikely]]
    throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

}  // namespace aio
