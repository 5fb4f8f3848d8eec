/// What a coroutine ended with: a value, an error or a cancellation. And `Unit`, the value
/// of a coroutine that returns nothing, where there must be one:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
#pragma once

#include <cxxabi.h>

#include <cstdint>
#include <exception>
#include <new>
#include <typeinfo>
#include <utility>
#include <variant>

#include "aio/errors.hpp"

namespace aio {

/// The value of a coroutine that returns nothing.
using Unit = std::monostate;

/// `T`, or Unit where T is void: a type that can be stored.
template <class T>
struct StoredType {
  using type = T;
};
template <>
struct StoredType<void> {
  using type = Unit;
};
template <class T>
using Stored = typename StoredType<T>::type;

namespace detail {

/// An exception and whether it is a CancelledError, which decides a task's final state.
struct Failure {
  std::exception_ptr exception;
  bool cancelled = false;

  /// The exception being handled. Told apart by its type, without a second throw.
  static Failure current() noexcept {
    const std::type_info* type = abi::__cxa_current_exception_type();
    return {std::current_exception(), type != nullptr && *type == typeid(CancelledError)};
  }
};

[[nodiscard]] bool is_cancelled_error(const std::exception_ptr& exception) noexcept;

/// A variant by hand: in WebAssembly, std::variant would spend an indirect call on each change of state.
template <class T>
class Result {
 public:
  Result() noexcept {}
  Result(Result&& other) noexcept { take_over(other); }
  Result& operator=(Result&& other) noexcept {
    clear();
    take_over(other);
    return *this;
  }
  ~Result() { clear(); }

  template <class... Args>
  void set_value(Args&&... args) {
    clear();
    ::new (&value_) Stored<T>(std::forward<Args>(args)...);
    holds_ = Holds::value;
  }
  void set_current_exception() noexcept {
    clear();
    Failure failure = Failure::current();
    ::new (&exception_) std::exception_ptr(std::move(failure.exception));
    holds_ = failure.cancelled ? Holds::cancellation : Holds::error;
  }

  [[nodiscard]] bool failed() const noexcept { return holds_ >= Holds::error; }
  /// What it failed with; null if it did not.
  [[nodiscard]] std::exception_ptr exception() const noexcept {
    return failed() ? exception_ : nullptr;
  }
  /// The failure moved out, if it failed.
  [[nodiscard]] Failure take_failure() noexcept {
    return {std::move(exception_), holds_ == Holds::cancellation};
  }

  /// The value moved out, or the exception thrown.
  Stored<T> take() {
    if (failed()) [[unlikely]]
      std::rethrow_exception(exception_);
    return std::move(value_);
  }

 private:
  enum class Holds : std::uint8_t { nothing, value, error, cancellation };

  void clear() noexcept {
    if (holds_ == Holds::value) value_.~Stored<T>();
    if (failed()) exception_.~exception_ptr();
    holds_ = Holds::nothing;
  }
  void take_over(Result& other) noexcept {
    if (other.holds_ == Holds::value) ::new (&value_) Stored<T>(std::move(other.value_));
    if (other.failed()) ::new (&exception_) std::exception_ptr(std::move(other.exception_));
    holds_ = other.holds_;
  }

  union {
    Stored<T> value_;
    std::exception_ptr exception_;
  };
  Holds holds_ = Holds::nothing;
};

}  // namespace detail
}  // namespace aio
