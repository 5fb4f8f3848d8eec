/// What a coroutine ended with: a value, an error or a cancellation. And `Unit`, the value
/// of a coroutine that returns nothing, where there must be one:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
#pragma once

#include <cxxabi.h>

#include <cstdint>
#include <exception>
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

template <class T>
class Result {
 public:
  template <class... Args>
  void set_value(Args&&... args) {
    state_.template emplace<1>(std::forward<Args>(args)...);
  }
  void set_current_exception() noexcept { state_.template emplace<2>(Failure::current()); }

  [[nodiscard]] Failure* failure() noexcept { return std::get_if<2>(&state_); }
  [[nodiscard]] const Failure* failure() const noexcept { return std::get_if<2>(&state_); }

  /// The value moved out, or the exception thrown.
  Stored<T> take() {
    if (Failure* failed = failure()) std::rethrow_exception(std::move(failed->exception));
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  struct Nothing {};
  std::variant<Nothing, Stored<T>, Failure> state_;
};

}  // namespace detail
}  // namespace aio
