/// Awaits a coroutine and defers its exception, so that clean-up can await first.
///
///     aio::detail::Attempt<int> attempt(load());   // or with a function that returns the coroutine
///     co_await attempt;
///     co_await connection.close();
///     const int number = attempt.take();           // returns its value or throws its exception
///
/// A `try` block would do the same, but an exception handler cannot await.
#pragma once

#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/detail/result.hpp"

namespace aio::detail {

template <class T>
struct CoroutineValue;
template <class T>
struct CoroutineValue<Coroutine<T>> {
  using type = T;
};

/// The result of the coroutine that Function returns.
template <class Function, class... Args>
using CalledValue = typename CoroutineValue<std::invoke_result_t<Function&, Args...>>::type;

template <class T>
class Attempt {
 public:
  /// @throws RuntimeError if it was already awaited or made a task
  explicit Attempt(Coroutine<T> coroutine) : coroutine_(std::move(coroutine)) {
    coroutine_->check_unused();
  }
  /// Awaits the coroutine that `function()` returns. If the call throws, that is the result.
  template <class Function>
    requires std::is_same_v<std::invoke_result_t<Function&>, Coroutine<T>>
  explicit Attempt(Function&& function) noexcept {
    try {
      coroutine_.emplace(function());
      coroutine_->check_unused();
    } catch (...) {
      coroutine_.reset();
      result_.set_current_exception();
    }
  }
  Attempt(const Attempt&) = delete;
  Attempt& operator=(const Attempt&) = delete;
  ~Attempt() = default;

  [[nodiscard]] bool await_ready() const noexcept { return !coroutine_; }
  template <std::derived_from<PromiseBase> P>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<P> awaiting) noexcept {
    return typename Coroutine<T>::Awaiter{*coroutine_}.await_suspend(awaiting);
  }
  void await_resume() noexcept {
    if (!coroutine_) return;
    Result<T>& ended = coroutine_->promise().result;
    returned_ = !ended.failed();
    if (returned_) {
      keep(ended);
    } else {
      result_.set_failure(ended.take_failure());
    }
    coroutine_.reset();
  }

  /// Whether the coroutine returned. Moving its value out may still have failed.
  [[nodiscard]] bool returned() const noexcept { return returned_; }
  [[nodiscard]] bool failed() const noexcept { return result_.failed(); }
  /// The exception it failed with; null if it did not fail.
  [[nodiscard]] std::exception_ptr exception() const noexcept { return result_.exception(); }
  /// Returns a reference to its value, or throws its exception.
  Stored<T>& value() { return result_.value(); }
  Stored<T> take() { return result_.take(); }

 private:
  void keep(Result<T>& ended) noexcept {
    try {
      result_.set_value(ended.take());
    } catch (...) {
      result_.set_current_exception();
    }
  }

  std::optional<Coroutine<T>> coroutine_;
  Result<T> result_;
  bool returned_ = false;
};

template <class Function>
explicit Attempt(Function) -> Attempt<CalledValue<Function>>;
template <class T>
explicit Attempt(Coroutine<T>) -> Attempt<T>;

}  // namespace aio::detail
