/// A task or a future with a result of type T, for lists that contain both.
///
///     std::vector<aio::AnyFuture<int>> some{task, future, aio::ensure_future(coroutine())};
///     std::vector<int> results = co_await aio::gather(some);
///
/// Source: `ensure_future` in CPython's `Lib/asyncio/tasks.py`; there, a task is a future.
#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// The result of a child that is done; moved out if nothing else refers to the child.
template <class State>
Stored<typename State::value_type> value_of(State& state) {
  if constexpr (copyable<Stored<typename State::value_type>>) {
    if (!state.unique()) return state.result();
  }
  return state.take();
}

/// A counted reference to the state of a future or task with a result of type T.
template <class T>
class AnyRef : public FutureRef {
 public:
  template <class State>
    requires std::is_same_v<typename State::value_type, T>
  explicit AnyRef(Ref<State> state) noexcept : FutureRef(std::move(state)) {}
};

template <class T>
Stored<T> value_of_any(FutureBase& state) {
  auto& value = *static_cast<Stored<T>*>(state.value_address());
  if constexpr (copyable<Stored<T>>) {
    if (!state.unique()) return value;
  }
  return std::move(value);
}

}  // namespace detail

template <class T>
class AnyFuture {
 public:
  using value_type = T;

  AnyFuture(const Task<T>& task) noexcept
      : ref_(task.state()) {}  // NOLINT(google-explicit-constructor)
  AnyFuture(const Future<T>& future) noexcept
      : ref_(future.state()) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool done() const noexcept { return ref_->done(); }
  [[nodiscard]] bool cancelled() const noexcept { return ref_->cancelled(); }
  [[nodiscard]] std::exception_ptr exception() const { return ref_->exception(); }
  /// A copy of the result, or the result itself if this is the only reference.
  /// @throws the exception it failed with
  [[nodiscard]] Stored<T> result() const { return detail::value_of_any<T>(*ref_); }
  bool cancel(const CancelMessage& message = std::nullopt) const { return ref_->cancel(message); }

  [[nodiscard]] const detail::AnyRef<T>& ref() const noexcept { return ref_; }
  friend bool operator==(const AnyFuture& a, const AnyFuture& b) noexcept {
    return a.ref_.get() == b.ref_.get();
  }

 private:
  detail::AnyRef<T> ref_;
};

template <class T>
[[nodiscard]] FutureRef future_ref(const AnyFuture<T>& future) noexcept {
  return future.ref();
}

/// Wraps a coroutine in a new task; returns a task or future unchanged.
template <class T>
AnyFuture<T> ensure_future(Coroutine<T> coroutine) {
  return create_task(std::move(coroutine));
}
template <class T>
AnyFuture<T> ensure_future(const Task<T>& task) {
  return task;
}
template <class T>
AnyFuture<T> ensure_future(const Future<T>& future) {
  return future;
}

}  // namespace aio
