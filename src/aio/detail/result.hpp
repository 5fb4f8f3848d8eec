/// What a coroutine ended with: a value, an error or a cancellation. And `Unit`, the value
/// of a coroutine that returns nothing, where there must be one:
///
///     auto [n, nothing] = co_await aio::gather(count(), say_hello());   // int, aio::Unit
///
/// A result is an object that can be moved, void or an lvalue reference. It needs no default constructor and
/// no copy; one that can be copied is, for those who share it (`aio::copyable`).
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

/// `T`, or what stands for it where it cannot be stored: Unit for void, a wrapper for a reference.
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

/// Whether a result of type T is copied where several refer to it; else the first to ask moves it out.
/// Containers of the standard library are looked into. Specialize it as false for a class of your own that
/// has a copy constructor which does not compile, as one with a `std::vector` of move-only items has.
template <class T>
inline constexpr bool copyable = detail::CanBeCopied<T>::value;

namespace detail {

template <class... T>
using AllCopyable = std::bool_constant<(copyable<T> && ...)>;

template <class T>
struct CanBeCopied : std::is_copy_constructible<T> {};
/// The standard containers, whose copy constructors are there whatever they hold. A type that names itself
/// as what it holds, as one for JSON does, is none of them.
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
  static_assert(std::is_move_constructible_v<Stored<T>>,
                "a result is an object that can be moved, void or an lvalue reference");

 public:
  Result() noexcept {}
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  ~Result() { clear(); }

  /// Once, where there is nothing yet.
  template <class... Args>
  void set_value(Args&&... args) {
    std::construct_at(&value_, std::forward<Args>(args)...);
    kind_ = Kind::value;
  }
  /// The same with what `make()` returns, made where it is kept.
  template <class Make>
  void set_value_of(Make&& make) {
    ::new (static_cast<void*>(&value_)) Stored<T>(std::forward<Make>(make)());
    kind_ = Kind::value;
  }
  /// Also in the place of a value, where the end of what gave it threw.
  void set_current_exception() noexcept {
    clear();
    set_failure(Failure::current());
  }
  void set_failure(Failure failure) noexcept {
    std::construct_at(&exception_, std::move(failure.exception));
    kind_ = failure.cancelled ? Kind::cancelled : Kind::error;
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

  /// The value where it is, or the exception thrown.
  Stored<T>& value() {
    if (failed()) [[unlikely]]
      std::rethrow_exception(exception_);
    return value_;
  }
  /// The value moved out, or the exception thrown.
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
