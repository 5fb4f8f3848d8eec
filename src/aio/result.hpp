/// What a coroutine ended with: a value, an error or a cancellation. And `Unit`, the value
/// of a coroutine that returns nothing, where there must be one:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
#pragma once

#include <cxxabi.h>

#include <cstdint>
#include <exception>
#include <optional>
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

/// No std::variant: in WebAssembly that would spend an indirect call on each change of state.
template <class T>
class Result {
 public:
  template <class... Args>
  void set_value(Args&&... args) {
    value_.emplace(std::forward<Args>(args)...);
  }
  void set_current_exception() noexcept { failure_ = Failure::current(); }

  [[nodiscard]] bool failed() const noexcept { return failure_.exception != nullptr; }
  /// What it failed with; null if it did not.
  [[nodiscard]] const std::exception_ptr& exception() const noexcept { return failure_.exception; }
  /// The failure moved out, if it failed.
  [[nodiscard]] Failure take_failure() noexcept { return std::move(failure_); }

  /// The value moved out, or the exception thrown.
  Stored<T> take() {
    if (failed()) [[unlikely]]
      std::rethrow_exception(failure_.exception);
    return std::move(*value_);
  }

 private:
  Failure failure_;
  std::optional<Stored<T>> value_;
};

}  // namespace detail
}  // namespace aio
