/// A result that arrives later, and the callbacks that wait for it.
///
///     aio::Future<int> answer = loop.create_future<int>();
///     loop.call_later(1.0, [answer]() mutable { answer.set_result(42); });
///     int n = co_await answer;
///
/// A Future is a counted reference to shared state; copies refer to the same result. It must be used on its
/// loop's thread only and, after the loop was destroyed, only to get its result.
/// Source: CPython's `Lib/asyncio/futures.py`.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/detail/future_base.hpp"
#include "aio/detail/result.hpp"
#include "aio/event_loop.hpp"
#include "aio/handle.hpp"
#include "aio/observer.hpp"
#include "aio/task_base.hpp"

namespace aio {

namespace detail {

/// Adds the result to a state: a future's or a task's.
template <class T, class Base>
class WithResult : public Base {
  static_assert(std::is_move_constructible_v<Stored<T>>,
                "a result is an object that can be moved, void or an lvalue reference");

 public:
  using value_type = T;

  template <class... Args>
  explicit WithResult(EventLoop& loop, Args&&... args) noexcept
      : Base(loop, std::forward<Args>(args)...) {}
  WithResult(const WithResult&) = delete;
  WithResult& operator=(const WithResult&) = delete;
  ~WithResult() override {
    if constexpr (!std::is_trivially_destructible_v<Stored<T>>) {
      if (this->has_value()) std::destroy_at(&value_);
    }
  }

  /// @throws the future's exception, CancelledError, or InvalidStateError if it is not done
  const Stored<T>& result() {
    this->check_value();
    return value_;
  }
  /// Like result(), but moves it out, for the last reference or a type that cannot be copied.
  Stored<T> take() {
    this->check_value();
    return std::move(value_);
  }
  [[nodiscard]] void* value_address() final {
    this->check_value();
    return &value_;
  }
  template <class... Args>
  void set_result(Args&&... args) {
    this->check_pending();
    finish_with(std::forward<Args>(args)...);
  }
  /// Ends with what `make()` returns, or fails with what it throws.
  template <class Make>
  void set_result_of(Make&& make) {
    this->check_pending();
    try {
      ::new (static_cast<void*>(&value_)) Stored<T>(std::forward<Make>(make)());
    } catch (...) {
      this->set_failure(Failure::current());
      return;
    }
    this->finish_with_value();
  }

 protected:
  /// `set_result` for a future that is known to be pending.
  template <class... Args>
  void finish_with(Args&&... args) {
    std::construct_at(&value_, std::forward<Args>(args)...);
    this->finish_with_value();
  }

 private:
  union {
    Stored<T> value_;  // valid if `has_value`
  };
};

template <class T>
using FutureState = WithResult<T, FutureBase>;

/// A counted reference to a FutureBase or a class derived from it.
template <class State>
class Ref {
 public:
  Ref() noexcept = default;
  explicit Ref(State* state) noexcept : state_(state) {
    if (state_ != nullptr) state_->retain();
  }
  Ref(const Ref& other) noexcept : Ref(other.state_) {}
  template <class Derived>
    requires std::is_convertible_v<Derived*, State*>
  Ref(const Ref<Derived>& other) noexcept  // NOLINT(google-explicit-constructor): as a pointer
      : Ref(other.get()) {}
  Ref(Ref&& other) noexcept : state_(std::exchange(other.state_, nullptr)) {}
  template <class Derived>
    requires std::is_convertible_v<Derived*, State*>
  Ref(Ref<Derived>&& other) noexcept  // NOLINT(google-explicit-constructor): as a pointer
      : state_(other.leave()) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(state_, other.state_);
    return *this;
  }
  ~Ref() {
    if (state_ != nullptr) state_->release();
  }
  [[nodiscard]] State* get() const noexcept { return state_; }
  State* operator->() const noexcept { return state_; }
  State& operator*() const noexcept { return *state_; }
  explicit operator bool() const noexcept { return state_ != nullptr; }
  /// Transfers its reference count to the caller.
  [[nodiscard]] State* leave() noexcept { return std::exchange(state_, nullptr); }
  friend bool operator==(const Ref& a, const Ref& b) noexcept { return a.state_ == b.state_; }

 private:
  State* state_ = nullptr;
};

/// The result for the caller: a copy, if the type allows, because the caller still has the future.
template <class State>
typename State::value_type result_for_caller(State& state) {
  using Value = typename State::value_type;
  if constexpr (copyable<Stored<Value>>) {
    return static_cast<Value>(state.result());
  } else {
    return static_cast<Value>(state.take());
  }
}

/// Suspends the running task until a state is done. Does not suspend if it is done already.
template <class State>
class FutureAwaiter {
 public:
  explicit FutureAwaiter(Ref<State> state) noexcept : state_(std::move(state)) {}

  [[nodiscard]] bool await_ready() const noexcept { return state_->done(); }

  template <std::derived_from<PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = &awaiting_task();
    if (!task_->can_await(*state_))
        [[unlikely]] {  // reported in the next step, as in `Task.__step`
      refused_ = true;
      task_->yield(frame);
      return;
    }
    state_->add_callback_to_pending(static_cast<Handle&>(*task_));  // checked by `await_ready`
    task_->suspend(frame, *state_);
  }

  typename State::value_type await_resume() {
    if (task_ != nullptr) {
      // `Task.__wakeup` gets the result even if a cancellation then replaces it.
      if (task_->cancellation_due()) [[unlikely]]
        state_->mark_retrieved();
      task_->check_cancelled();
      if (refused_) [[unlikely]]
        task_->refuse(*state_);
    }
    using Value = typename State::value_type;
    if constexpr (std::is_void_v<Value>) {
      static_cast<void>(state_->result());
    } else if constexpr (copyable<Stored<Value>>) {
      if (state_->unique()) return state_->take();
      return state_->result();
    } else {
      return state_->take();
    }
  }

 private:
  Ref<State> state_;
  TaskBase* task_ = nullptr;
  bool refused_ = false;  // the future can never wake this task
};

}  // namespace detail

/// What Future and Task have in common.
template <class StateT>
class FutureHandle {
 public:
  using State = StateT;
  using value_type = typename State::value_type;

  [[nodiscard]] bool done() const noexcept { return state_->done(); }
  [[nodiscard]] bool cancelled() const noexcept { return state_->cancelled(); }
  /// @throws its exception, CancelledError, or InvalidStateError if it is not done
  const Stored<value_type>& result() const { return state_->result(); }
  /// The exception; null if it has a result.
  /// @throws CancelledError, or InvalidStateError if it is not done
  [[nodiscard]] std::exception_ptr exception() const { return state_->exception(); }

  /// Cancels a future; requests a CancelledError at a task's suspension point.
  /// @returns false if it is already done
  bool cancel(const CancelMessage& message = std::nullopt) const { return state_->cancel(message); }

  /// Schedules `function()` when this is done.
  template <class F>
  HandleRef add_done_callback(F function, std::string_view label = {}) const {
    return state_->add_done_callback(std::move(function), label);
  }

  detail::FutureAwaiter<State> operator co_await() const& noexcept {
    return detail::FutureAwaiter<State>(state_);
  }
  detail::FutureAwaiter<State> operator co_await() && noexcept {
    return detail::FutureAwaiter<State>(std::move(state_));
  }

  [[nodiscard]] const detail::Ref<State>& state() const& noexcept { return state_; }
  [[nodiscard]] detail::Ref<State> state() && noexcept { return std::move(state_); }
  friend bool operator==(const FutureHandle& a, const FutureHandle& b) noexcept {
    return a.state_.get() == b.state_.get();
  }

 protected:
  explicit FutureHandle(detail::Ref<State> state) noexcept : state_(std::move(state)) {}

 private:
  detail::Ref<State> state_;
};

/// A reference to a future or task of any type: for `wait` and `as_completed` over several types.
using FutureRef = detail::Ref<FutureBase>;

template <class State>
[[nodiscard]] FutureRef future_ref(const FutureHandle<State>& future) noexcept {
  return future.state();
}
[[nodiscard]] inline FutureRef future_ref(const FutureRef& future) noexcept { return future; }

namespace detail {

/// Each future once, in order of first occurrence (`set(fs)`).
template <class F>
std::vector<F> without_repeats(std::vector<F> futures) {
  std::unordered_set<const FutureBase*> seen;
  std::erase_if(futures,
                [&seen](const F& future) { return !seen.insert(future_ref(future).get()).second; });
  return futures;
}

}  // namespace detail

template <class T = void>
class Future : public FutureHandle<detail::FutureState<T>> {
 public:
  using State = detail::FutureState<T>;
  explicit Future(detail::Ref<State> state) noexcept : FutureHandle<State>(std::move(state)) {}

  /// @throws InvalidStateError if it is already done
  template <class... Args>
  void set_result(Args&&... args) const {
    this->state()->set_result(std::forward<Args>(args)...);
  }
  /// @throws InvalidStateError if it is already done, ValueError if `exception` is null
  void set_exception(std::exception_ptr exception) const {
    this->state()->set_exception(std::move(exception));
  }
  template <class E>
    requires(!std::is_same_v<std::decay_t<E>, std::exception_ptr>)
  void set_exception(E&& exception) const {
    set_exception(std::make_exception_ptr(std::forward<E>(exception)));
  }
};

namespace detail {

template <class T>
class LabelledFuture : public FutureState<T> {
 public:
  LabelledFuture(EventLoop& loop, AwaitKind kind, std::string label)
      : FutureState<T>(loop), kind_(kind), label_(std::move(label)) {}

  [[nodiscard]] AwaitInfo describe() const override {
    AwaitInfo info(kind_);
    info.label = label_;
    return info;
  }

 private:
  AwaitKind kind_;
  std::string label_;
};

}  // namespace detail

template <class T>
Future<T> EventLoop::create_future(AwaitKind kind, std::string label) {
  return Future<T>(detail::Ref<detail::FutureState<T>>(
      new detail::LabelledFuture<T>(*this, kind, std::move(label))));
}

template <class T>
Future<T> EventLoop::create_future() {
  return Future<T>(detail::Ref(new detail::FutureState<T>(*this)));
}

template <class T>
T EventLoop::run_until_complete(const Future<T>& future) {
  wait_until_done(*future.state());
  return detail::result_for_caller(*future.state());
}

}  // namespace aio
