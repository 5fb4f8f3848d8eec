/// The result of a coroutine: a value, an error or a cancellation. Also `Unit`, which represents the result
/// of a coroutine that returns nothing:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
///
/// A result is a movable object, void or an lvalue reference. It needs neither a default constructor nor a
/// copy constructor. Copyable results are copied if they are shared (`aio::copyable`).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <expected>
#include <functional>
#include <memory>
#include <new>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "aio/errors.hpp"

namespace aio {

/// The value of a coroutine that returns nothing.
using Unit = std::monostate;

/// `T`, or its replacement if it cannot be stored: Unit for void, a wrapper for a reference.
template <class T>
struct StoredType {
  static_assert(std::is_object_v<T> && !std::is_const_v<T> && !std::is_array_v<T>,
                "a result is an object that can be moved, void or an lvalue reference");
  using type = T;
};
template <class T>
struct StoredType<T&> {
  using type = std::reference_wrapper<T>;
};
template <>
struct StoredType<void> {
  using type = Unit;
};
template <class T>
using Stored = typename StoredType<T>::type;

namespace detail {
template <class T>
struct CanBeCopied;
}

/// Whether a result of type T is copied if several references share it; otherwise the first caller moves it
/// out. Standard containers are copyable if their items are. Specialize it as false for a class whose copy
/// constructor does not compile, such as one with a `std::vector` of move-only items.
template <class T>
inline constexpr bool copyable = detail::CanBeCopied<T>::value;

namespace detail {

template <class... T>
using AllCopyable = std::bool_constant<(copyable<T> && ...)>;

template <class T>
struct CanBeCopied : std::is_copy_constructible<T> {};
/// Standard containers have a copy constructor whatever they contain. A type that contains itself, such as
/// one for JSON, is not treated as one.
template <class T>
  requires requires {
    typename T::value_type;
    typename T::allocator_type;
    requires !std::is_same_v<typename T::value_type, T>;
  }
struct CanBeCopied<T> : AllCopyable<typename T::value_type> {};
template <class T>
  requires requires { typename T::container_type; }
struct CanBeCopied<T> : AllCopyable<typename T::container_type> {};
template <class T, std::size_t N>
struct CanBeCopied<std::array<T, N>> : AllCopyable<T> {};
template <class A, class B>
struct CanBeCopied<std::pair<A, B>> : AllCopyable<A, B> {};
template <class... T>
struct CanBeCopied<std::tuple<T...>> : AllCopyable<T...> {};
template <class... T>
struct CanBeCopied<std::variant<T...>> : AllCopyable<T...> {};
template <class T>
struct CanBeCopied<std::optional<T>> : AllCopyable<T> {};
template <class T, class E>
struct CanBeCopied<std::expected<T, E>> : AllCopyable<T, E> {};
template <class E>
struct CanBeCopied<std::expected<void, E>> : AllCopyable<E> {};

}  // namespace detail

namespace detail {

/// Whether the exception being handled is a CancelledError or derived from it.
[[nodiscard]] bool handling_cancelled_error() noexcept;
/// Whether the exception being handled is a GeneratorExit or derived from it.
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

/// Not a std::variant, which in WebAssembly needs an indirect call for each change of state.
template <class T>
class Result {
  static_assert(std::is_move_constructible_v<Stored<T>>,
                "a result is an object that can be moved, void or an lvalue reference");

 public:
  Result() noexcept {}
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { clear(); }

  /// Sets the value. To be called at most once.
  template <class... Args>
  void set_value(Args&&... args) {
    std::construct_at(&value_, std::forward<Args>(args)...);
    kind_ = Kind::value;
  }
  /// Sets the value to the result of `make()`, constructed in place.
  template <class Make>
  void set_value_of(Make&& make) {
    ::new (static_cast<void*>(&value_)) Stored<T>(std::forward<Make>(make)());
    kind_ = Kind::value;
  }
  /// Sets the exception being handled. May replace a value, if a destructor threw after it was set.
  void set_current_exception() noexcept {
    clear();
    set_failure(Failure::current());
  }
  void set_failure(Failure failure) noexcept {
    std::construct_at(&exception_, std::move(failure.exception));
    kind_ = failure.cancelled ? Kind::cancelled : Kind::error;
  }

  [[nodiscard]] bool failed() const noexcept { return kind_ >= Kind::error; }
  /// The exception it failed with; null if it did not fail.
  [[nodiscard]] std::exception_ptr exception() const noexcept {
    return failed() ? exception_ : nullptr;
  }
  /// Moves the failure out, if it failed.
  [[nodiscard]] Failure take_failure() noexcept {
    if (!failed()) return {};
    return {std::move(exception_), kind_ == Kind::cancelled};
  }

  /// Returns a reference to the value, or throws the exception.
  Stored<T>& value() {
    if (failed()) [[unlikely]]
      std::rethrow_exception(exception_);
    return value_;
  }
  /// Moves the value out, or throws the exception.
  Stored<T> take() { return std::move(value()); }

 private:
  enum class Kind : std::uint8_t { nothing, value, error, cancelled };

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
