/// A future inside the frame of the task that waits for it: replaces the `loop.create_future()` of asyncio's
/// locks and queues, without allocating.
///
///     aio::Waiter waiter("my lock");
///     waiters_.push_back(waiter);   // an aio::List<aio::Waiter>
///     co_await waiter;              // until waiter.wake() is called
///
/// A waiter leaves its list when its frame is destroyed, by an exception or with the loop.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/detail/intrusive_list.hpp"
#include "aio/future.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// What one task waits for, stored in the task's frame.
class FrameFuture : public Awaited {
 public:
  [[nodiscard]] bool done() const noexcept { return state_ != State::pending; }
  [[nodiscard]] bool cancelled() const noexcept { return state_ == State::cancelled; }

  /// `set_result(None)`, unless it is done: the task continues in the next iteration.
  void wake();

 protected:
  FrameFuture() = default;
  ~FrameFuture() = default;

  void suspend(PromiseBase& frame) { task_->suspend(frame, *this); }
  /// Whether a cancellation ended the wait; `take_cancellation` returns it.
  [[nodiscard]] bool ended_by_cancellation() const noexcept {
    // If there is no task, it was done before the await.
    return cancelled() || (task_ != nullptr && task_->cancellation_due());
  }
  [[nodiscard]] CancelledError take_cancellation();
  /// The same for clean-up that continues afterwards: null if there is no cancellation.
  [[nodiscard]] std::exception_ptr cancellation() {
    return ended_by_cancellation() ? std::make_exception_ptr(take_cancellation()) : nullptr;
  }
  void drop_message() noexcept { message_.reset(); }

  TaskBase* task_ = nullptr;

 private:
  enum class State : std::uint8_t { pending, woken, cancelled };

  bool cancel(const CancelMessage& message) override;
  [[nodiscard]] bool ended_cancelled() const noexcept override { return cancelled(); }

  std::unique_ptr<std::string> message_;
  State state_ = State::pending;
};

}  // namespace detail

class Waiter final : public ListLink, public detail::FrameFuture {
 public:
  /// `label` describes to observers what is awaited; it must be a literal.
  explicit Waiter(std::string_view label) noexcept : label_(label) {}

  [[nodiscard]] bool await_ready() const noexcept { return done(); }
  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = &detail::awaiting_task();
    suspend(frame.promise());
  }
  void await_resume() {
    if (ended_by_cancellation()) [[unlikely]]
      throw take_cancellation();
  }

  /// Awaits it without throwing; returns the cancellation that ended the wait, or null. For clean-up that
  /// awaits, and for loops, because LLVM 19 miscompiles an await in a `try` in a loop of a coroutine for
  /// WebAssembly.
  class Settled {
   public:
    explicit Settled(Waiter& waiter) noexcept : waiter_(&waiter) {}
    [[nodiscard]] bool await_ready() const noexcept { return waiter_->done(); }
    template <std::derived_from<detail::PromiseBase> P>
    void await_suspend(std::coroutine_handle<P> frame) {
      waiter_->await_suspend(frame);
    }
    [[nodiscard]] std::exception_ptr await_resume() { return waiter_->cancellation(); }

   private:
    Waiter* waiter_;
  };
  [[nodiscard]] Settled settled() noexcept { return Settled(*this); }

 private:
  [[nodiscard]] AwaitInfo describe() const override {
    AwaitInfo info(AwaitKind::future);
    info.label = label_;
    return info;
  }

  std::string_view label_;
};

using Waiters = List<Waiter>;

}  // namespace aio
