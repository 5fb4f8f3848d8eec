/// What a coroutine ended with: a value, an error or a cancellation. And `Unit`, the value
/// of a coroutine that returns nothing, where there must be one:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <type_traits>
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

/// Whether the exception being handled is a CancelledError or of a class derived from it.
[[nodiscard]] bool handling_cancelled_error() noexcept;
/// Whether it is a GeneratorExit, in the same way.
[[nodiscard]] bool handling_generator_exit() noexcept;

/// An exception and whether it is a CancelledError, which decides a task's final state.
struct Failure {
  std::exception_ptr exception;
  bool cancelled = false;

  /// The exception being handled.
  static Failure current() noexcept {
    return {std::current_exception(), handling_cancelled_error()};
  }
};

[[nodiscard]] bool is_cancelled_error(const std::exception_ptr& exception) noexcept;

/// No std::variant: in WebAssembly that would spend an indirect call on each change of state.
template <class T>
class Result {
 public:
  Result() noexcept {}
  Result(Result&& other) noexcept { take_from(other); }
  Result& operator=(Result&& other) noexcept {
    if (this != &other) {
      clear();
      take_from(other);
    }
    return *this;
  }
  ~Result() { clear(); }

  /// Once, where there is nothing yet.
  template <class... Args>
  void set_value(Args&&... args) {
    std::construct_at(&value_, std::forward<Args>(args)...);
    kind_ = Kind::value;
  }
  /// Also in the place of a value, where the end of what gave it threw.
  void set_current_exception() noexcept {
    clear();
    set_failure(Failure::current());
  }

  [[nodiscard]] bool failed() const noexcept { return kind_ >= Kind::error; }
  /// What it failed with; null if it did not.
  [[nodiscard]] std::exception_ptr exception() const noexcept {
    return failed() ? exception_ : nullptr;
  }
  /// The failure moved out, if it failed.
  [[nodiscard]] Failure take_failure() noexcept {
    if (!failed()) return {};
    return {std::move(exception_), kind_ == Kind::cancelled};
  }

  /// The value moved out, or the exception thrown.
  Stored<T> take() {
    if (failed()) [[unlikely]]
      std::rethrow_exception(exception_);
    return std::move(value_);
  }

 private:
  enum class Kind : std::uint8_t { nothing, value, error, cancelled };

  void set_failure(Failure failure) noexcept {
    std::construct_at(&exception_, std::move(failure.exception));
    kind_ = failure.cancelled ? Kind::cancelled : Kind::error;
  }
  void take_from(Result& other) noexcept {
    if (other.failed()) {
      set_failure(other.take_failure());
    } else if (other.kind_ == Kind::value) {
      set_value(std::move(other.value_));
    }
  }
  void clear() noexcept {
    if (failed()) [[unlikely]] {
      std::destroy_at(&exception_);
    } else if constexpr (!std::is_trivially_destructible_v<Stored<T>>) {
      if (kind_ == Kind::value) std::destroy_at(&value_);
    }
    kind_ = Kind::nothing;
  }

  union {
    Stored<T> value_;
    std::exception_ptr exception_;
  };
  Kind kind_ = Kind::nothing;
};

}  // namespace detail
}  // namespace aio
