/// Suspending for a while.
///
///     co_await aio::sleep(0.5);   // seconds
///     co_await aio::sleep(0);     // let the others run: one iteration
///
/// Source: `sleep` in CPython's `Lib/asyncio/tasks.py`: a future that a timer completes. The timer's
/// callback and the task's wake-up are two callbacks in two iterations, here as there.
#pragma once

#include <concepts>
#include <coroutine>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/handle.hpp"
#include "aio/task.hpp"
#include "aio/waiter.hpp"

namespace aio {

/// The awaitable of `sleep`: future, timer and callback in one, inside the sleeper's frame.
class Sleep final : private detail::FrameFuture, private TimerHandle {
 public:
  explicit Sleep(double delay) noexcept : TimerHandle(&on_handle), delay_(delay) {}

  /// Takes the timer off while an observer can still be told whose it was.
  ~Sleep() { TimerHandle::cancel(); }
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;

  [[nodiscard]] bool await_ready() const noexcept { return false; }

  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = &detail::awaiting_task();
    if (delay_ <= 0) {
      task_->yield(frame);
      return;
    }
    EventLoop& loop = task_->loop();
    loop.schedule_at(*this, loop.time() + delay_);
    suspend(frame);
  }

  void await_resume() {
    TimerHandle::cancel();
    resume();
  }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  [[nodiscard]] AwaitInfo describe() const override;

  double delay_;
};

/// Suspends the running task for `delay` seconds; 0 or less is a bare yield to the next iteration.
/// @throws ValueError if `delay` is not a number.
[[nodiscard]] Sleep sleep(double delay);

}  // namespace aio
