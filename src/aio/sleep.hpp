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
#include <new>

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
    if (timed()) timer_.~SleepTimer();
  }

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = &detail::awaiting_task();
    if (!timed()) {
      task_->yield(frame);
      return;
    }
    ::new (&timer_) detail::SleepTimer(*task_);
    EventLoop& loop = task_->loop();
    loop.schedule_at(timer_, loop.time() + delay_);
    timer_.suspend(frame);
  }

  void await_resume() {
    if (!timed()) {
      task_->check_cancelled();
      return;
    }
    timer_.TimerHandle::cancel();
    timer_.resume();
  }

 private:
  [[nodiscard]] bool timed() const noexcept { return task_ != nullptr && delay_ > 0; }

  double delay_;
  TaskBase* task_ = nullptr;  // once it is awaited
  union {
    // NOLINTNEXTLINE(readability-identifier-naming): private, as the anonymous union is
    detail::SleepTimer timer_;  // while timed()
  };
};

/// Suspends the running task for `delay` seconds; 0 or less is a bare yield to the next iteration.
/// @throws ValueError if `delay` is not a number.
[[nodiscard]] inline Sleep sleep(double delay) {
  if (std::isnan(delay)) [[unlikely]]
    throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

}  // namespace aio
