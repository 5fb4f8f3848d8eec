/// The part of a future that does not depend on the type of its result.
///
///     void report(const aio::FutureBase& future) {
///       if (future.failure()) std::puts("it failed");
///     }
///
/// Source: CPython's `Lib/asyncio/futures.py`.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "aio/detail/frame_pool.hpp"
#include "aio/detail/result.hpp"
#include "aio/errors.hpp"
#include "aio/event_loop.hpp"
#include "aio/handle.hpp"
#include "aio/observer.hpp"

namespace aio {

using CancelMessage = std::optional<std::string>;

/// What a task can be suspended on.
class Awaited {
 public:
  Awaited() = default;
  Awaited(const Awaited&) = delete;
  Awaited& operator=(const Awaited&) = delete;

  /// Requests a cancellation; returns false if it is too late. See `Future::cancel`.
  virtual bool cancel(const CancelMessage& message) = 0;
  /// Whether the wait ended in a CancelledError.
  [[nodiscard]] virtual bool ended_cancelled() const noexcept = 0;
  [[nodiscard]] virtual AwaitInfo describe() const = 0;
  /// Called before the waiting coroutine is destroyed with its loop. For classes without a destructor.
  virtual void stop_waiting() noexcept {}

 protected:
  ~Awaited() = default;
};

/// The state that is shared by the references to a future, without its result's type.
class FutureBase : public Awaited, public detail::Recycled {
 public:
  enum class State : std::uint8_t { pending, cancelled, value, exception };

  explicit FutureBase(EventLoop& loop) noexcept : loop_(&loop), callbacks_() {}
  virtual ~FutureBase() {
    if (log_exception_) [[unlikely]]
      report_unretrieved("Future exception was never retrieved");
    if (state_ != State::value) destroy_without_value();
  }

  [[nodiscard]] EventLoop& loop() const noexcept { return *loop_; }
  [[nodiscard]] bool done() const noexcept { return state_ != State::pending; }
  [[nodiscard]] bool cancelled() const noexcept { return state_ == State::cancelled; }
  [[nodiscard]] bool has_value() const noexcept { return state_ == State::value; }

  bool cancel(const CancelMessage& message) override;
  [[nodiscard]] bool ended_cancelled() const noexcept override {
    return state_ == State::cancelled || (state_ == State::exception && failed_cancelled_);
  }
  [[nodiscard]] AwaitInfo describe() const override;

  /// The exception; null if it has a result.
  /// @throws CancelledError if it was cancelled, InvalidStateError if it is not done
  [[nodiscard]] std::exception_ptr exception();

  /// The exception it failed with, or null. For observers: does not mark it as retrieved.
  [[nodiscard]] std::exception_ptr failure() const noexcept {
    return state_ == State::exception ? ending_.exception : nullptr;
  }

  /// Marks the exception as retrieved, so that it is not reported.
  void mark_retrieved() noexcept { log_exception_ = false; }

  /// @throws InvalidStateError if it is already done, ValueError if `exception` is null
  void set_exception(std::exception_ptr exception);
  /// The same if it is known whether the exception is a CancelledError.
  void set_failure(detail::Failure failure);

  /// Schedules `callback` when this is done, or now if it is already. Callbacks run in order of addition.
  void add_done_callback(Handle& callback);
  /// The same for a future that is known to be pending.
  void add_callback_to_pending(Handle& callback) noexcept { callbacks_.push_back(callback); }
  template <class F>
    requires std::is_invocable_v<F&>
  HandleRef add_done_callback(F function, std::string_view label = {}) {
    auto handle = std::make_unique<detail::CallbackHandle<F>>(std::move(function), label);
    add_done_callback(static_cast<Handle&>(*handle));
    return HandleRef(handle.release());
  }

  /// `_make_cancelled_error`: the exception of a cancelled future. The original one is returned once.
  [[nodiscard]] std::exception_ptr make_cancelled_error();
  /// The message of the last `cancel()`, if it had one.
  [[nodiscard]] const std::string* cancel_message() const noexcept {
    return texts_ != nullptr && texts_->cancel_message ? &*texts_->cancel_message : nullptr;
  }

  /// The address of its value, for a reference that knows the type.
  /// @throws what `result` throws
  [[nodiscard]] virtual void* value_address() = 0;

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) delete this;
  }
  [[nodiscard]] bool unique() const noexcept { return references_ == 1; }

 protected:
  /// Optional data, allocated on demand.
  struct Texts {
    CancelMessage cancel_message;
    std::optional<std::string> name;  // a task's
  };

  /// Leaves the pending state with the stored value, and schedules the callbacks.
  void finish_with_value() {
    state_ = State::value;
    if (callbacks_.empty()) return;
    if (loop_->flags_.any()) [[unlikely]] {
      schedule_all_attentively();
    } else {
      loop_->ready_.splice_back_last(callbacks_);
    }
  }
  /// The same without a value.
  void finish(State state, std::exception_ptr exception = nullptr) {
    List<Handle> callbacks;
    leave_pending(state, std::move(exception), callbacks);
    schedule_each(callbacks);
  }
  void set_cancel_message(const CancelMessage& message);
  [[nodiscard]] const std::unique_ptr<Texts>& texts() const noexcept { return texts_; }
  void set_texts(std::unique_ptr<Texts> texts) noexcept { texts_ = std::move(texts); }
  /// The optional data, for writing.
  /// @throws std::bad_alloc
  [[nodiscard]] Texts& make_texts() {
    if (texts_ == nullptr) texts_ = std::make_unique<Texts>();
    return *texts_;
  }
  void set_cancelled(std::exception_ptr original);
  /// Leaves the pending state because the loop is being destroyed, without running callbacks.
  void abandon() noexcept;
  [[nodiscard]] bool unretrieved() const noexcept { return log_exception_; }
  /// Reports an exception that was never retrieved to the exception handler, once.
  void report_unretrieved(const char* message) noexcept;
  /// @throws unless there is a value
  void check_value() {
    if (state_ != State::value) [[unlikely]]
      throw_without_value();
  }
  void throw_without_value();
  void check_pending() const {
    if (done()) [[unlikely]]
      refuse_second_result();
  }
  [[noreturn]] static void refuse_second_result();

 private:
  void leave_pending(State state, std::exception_ptr exception, List<Handle>& callbacks) noexcept {
    callbacks.take(callbacks_);
    std::destroy_at(&callbacks_);
    std::construct_at(&ending_, std::move(exception));
    state_ = state;
  }
  [[gnu::noinline]] void schedule_all_attentively();
  void schedule_each(List<Handle>& callbacks);
  [[gnu::noinline]] void destroy_without_value() noexcept;
  static void drop_all(List<Handle>& callbacks) noexcept;

  EventLoop* loop_;
  /// How it ended, if without a value.
  struct Ending {
    explicit Ending(std::exception_ptr e) noexcept : exception(std::move(e)) {}
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;
    ~Ending() {
      if (life != nullptr) life->release();
    }
    std::exception_ptr exception;      // if cancelled: the CancelledError that was the cause
    detail::LoopLife* life = nullptr;  // its loop's, if the exception may have to be reported
  };

  union {
    List<Handle> callbacks_;  // while it is pending
    Ending ending_;           // without a value
  };
  std::unique_ptr<Texts> texts_;
  std::uint32_t references_ = 0;
  State state_ = State::pending;
  bool log_exception_ = false;     // an exception was set and not retrieved
  bool failed_cancelled_ = false;  // the exception is a CancelledError
};

}  // namespace aio
