/// Suspends a task for some time.
///
///     co_await aio::sleep(0.5);   // seconds
///     co_await aio::sleep(0);     // yield to other tasks for one iteration
///
/// Source: `sleep` in CPython's `Lib/asyncio/tasks.py`, a future that a timer completes. As there, the timer's
/// callback and the task's wake-up are two callbacks in two iterations.
#pragma once

#include <cmath>
#include <concepts>
#include <coroutine>
#include <cstring>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/handle.hpp"
#include "aio/task.hpp"
#include "aio/waiter.hpp"

namespace aio {

namespace detail {

/// Future, timer and callback of one sleep in one object. `end` or `stop_waiting` must be called before it is
/// destroyed.
class SleepTimer final : public FrameFuture, public TimerHandle {
 public:
  explicit SleepTimer(TaskBase& task) noexcept : TimerHandle(&on_handle) { task_ = &task; }
  SleepTimer(const SleepTimer&) = delete;
  SleepTimer& operator=(const SleepTimer&) = delete;
  ~SleepTimer() = default;

  using FrameFuture::suspend;
  using FrameFuture::take_cancellation;

  /// Removes the timer while observers can still be told whose it was.
  /// @returns whether a cancellation ended the sleep; if not, there is nothing left to destroy
  bool end() noexcept {
    TimerHandle::cancel();
    return ended_by_cancellation();
  }
  void stop_waiting() noexcept override {
    TimerHandle::cancel();
    drop_message();
  }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  [[nodiscard]] AwaitInfo describe() const override;
};

}  // namespace detail

/// The awaitable of `sleep`. Its timer is stored in the sleeper's frame; a bare yield needs none. Its
/// destructor does nothing, so that a cancellation unwinds with as few steps as possible: each one costs
/// more than the rest of a wake-up.
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
    if (state_.begin.delay > 0) [[unlikely]] {
      set_timer(task, frame.promise());
    } else {
      task.yield(frame);
    }
  }

  void await_resume() {
    if (!has_timer()) {
      detail::running_loop->current_task()->check_cancelled();
    } else if (end_timer()) [[unlikely]] {
      throw state_.timer.take_cancellation();
    }
  }

 private:
  // Separate, so that a bare yield is short enough to be inlined.
  [[gnu::noinline]] void set_timer(TaskBase& task, detail::PromiseBase& frame);
  [[gnu::noinline]] bool end_timer() noexcept;

  /// An object with virtual functions does not begin with a null pointer.
  [[nodiscard]] bool has_timer() const noexcept {
    const void* first = nullptr;
    std::memcpy(static_cast<void*>(&first), static_cast<const void*>(&state_), sizeof first);
    return first != nullptr;
  }

  struct Begin {
    const void* no_timer;
    double delay;
  };
  union State {
    explicit State(double delay) noexcept : begin{nullptr, delay} {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {}                // NOLINT(modernize-use-equals-default): the timer is not destroyed
    Begin begin;               // before it is awaited, and for a bare yield
    detail::SleepTimer timer;  // otherwise
  } state_;
};

/// Suspends the running task for `delay` seconds. 0 or less is a bare yield to the next iteration; infinity
/// only ends by cancellation.
/// @throws ValueError if `delay` is NaN
[[nodiscard]] inline Sleep sleep(double delay) {
  if (std::isnan(delay)) [[unlikely]]
    throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

}  // namespace aio
