/// A lazy coroutine: calling it runs nothing, awaiting it runs it inline.
///
///     aio::Coroutine<int> answer() { co_return 42; }
///     aio::Coroutine<> main() { int n = co_await answer(); }
///     loop.run_until_complete(main());
///
/// An await transfers control to the child and back without involving the event loop (symmetric
/// transfer), so a chain of awaits can be millions deep. To run a coroutine concurrently, make it a task.
/// Source: PEP 492. A coroutine object can be awaited at most once.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <source_location>
#include <utility>

#include "aio/detail/frame_pool.hpp"
#include "aio/detail/result.hpp"

namespace aio {

namespace detail {

/// The common part of all coroutine frames of this library: who awaits it, and who owns it.
struct PromiseBase : Recycled {
  PromiseBase() = default;
  // Not copyable: otherwise a coroutine with a promise as its argument would start with a copy of that.
  PromiseBase(const PromiseBase&) = delete;
  PromiseBase& operator=(const PromiseBase&) = delete;

  PromiseBase* awaiter = nullptr;            // resumed when this frame ends or yields
  std::coroutine_handle<>* owner = nullptr;  // where the frame's owner keeps its handle
  std::source_location where;                // of the coroutine; the line is that of the last await

  /// This coroutine. Every promise is at the same offset in its frame; see `frame_of`.
  [[nodiscard]] std::coroutine_handle<> frame() noexcept {
    return std::coroutine_handle<PromiseBase>::from_promise(*this);
  }

  std::suspend_always initial_suspend() noexcept { return {}; }

  struct FinalAwaiter {
    bool await_ready() noexcept { return false; }
    template <std::derived_from<PromiseBase> P>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<P> frame) noexcept {
      PromiseBase* next = frame.promise().awaiter;
      return next != nullptr ? next->frame() : std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  FinalAwaiter final_suspend() noexcept { return {}; }

  /// Every await passes through here, so that a suspended frame knows its line.
  template <class Awaitable>
  Awaitable&& await_transform(Awaitable&& awaitable, std::source_location location =
                                                         std::source_location::current()) noexcept {
    where = location;
    return static_cast<Awaitable&&>(awaitable);
  }
};

/// The handle of a frame, from its complete promise. A frame begins with two pointers, followed by its
/// promise, unless the promise has a stricter alignment: then `PromiseBase::frame` could not find the frame.
template <std::derived_from<PromiseBase> P>
[[nodiscard]] std::coroutine_handle<P> frame_of(P& promise) noexcept {
  static_assert(alignof(P) <= 2 * sizeof(void*),
                "keep a result of this alignment behind a pointer");
  return std::coroutine_handle<P>::from_promise(promise);
}

/// Destroys a suspended chain of frames, innermost first and without recursion, however deep.
void destroy_chain(PromiseBase* leaf) noexcept;

[[noreturn]] void refuse_reuse();

/// Warns about a coroutine that was never awaited, if the running loop is in debug mode.
void never_awaited(const PromiseBase& promise) noexcept;

template <class T>
struct CoroutinePromise;
template <class T>
class Attempt;

/// For `co_return made_by(function)`: constructs the result in place.
template <class Make>
struct MadeBy {
  Make make;
};
template <class Make>
[[nodiscard]] MadeBy<Make> made_by(Make make) {
  return {std::move(make)};
}

}  // namespace detail

template <class T = void>
class [[nodiscard("a coroutine that is never awaited never runs")]] Coroutine {
 public:
  using promise_type = detail::CoroutinePromise<T>;

  Coroutine(Coroutine&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  Coroutine& operator=(Coroutine&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~Coroutine() {
    if (!frame_) return;
    if (promise().awaiter == nullptr) [[unlikely]]
      detail::never_awaited(promise());
    frame_.destroy();
  }

  struct Awaiter {
    Coroutine& coroutine;

    bool await_ready() const {
      coroutine.check_unused();
      return false;
    }

    template <std::derived_from<detail::PromiseBase> P>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<P> awaiting) noexcept {
      promise_type& promise = coroutine.promise();
      promise.awaiter = &awaiting.promise();
      promise.owner = &coroutine.frame_;
      return coroutine.frame_;
    }

    T await_resume() { return static_cast<T>(coroutine.promise().result.take()); }
  };

  /// Runs the coroutine; returns its result or throws its exception.
  /// @throws RuntimeError if it was already awaited or made a task
  Awaiter operator co_await() && noexcept { return {*this}; }

  /// @throws RuntimeError if it was already awaited or made a task
  void check_unused() const {
    if (!frame_ || promise().awaiter != nullptr) [[unlikely]]
      detail::refuse_reuse();
  }

  /// Hands the frame over to a task, which then owns it.
  /// @throws RuntimeError if it was already awaited or made a task
  [[nodiscard]] promise_type& release() {
    check_unused();
    promise_type& released = promise();
    frame_ = {};
    return released;
  }

 private:
  friend promise_type;
  friend class detail::Attempt<T>;
  explicit Coroutine(std::coroutine_handle<> frame) noexcept : frame_(frame) {}

  promise_type& promise() const noexcept {
    return std::coroutine_handle<promise_type>::from_address(frame_.address()).promise();
  }

  std::coroutine_handle<> frame_;
};

namespace detail {

template <class T>
struct CoroutinePromise : PromiseBase {
  Result<T> result;

  Coroutine<T> get_return_object(
      std::source_location location = std::source_location::current()) noexcept {
    where = location;
    return Coroutine<T>(frame_of(*this));
  }
  void unhandled_exception() noexcept { result.set_current_exception(); }
  template <class U = T>
    requires std::constructible_from<T, U>
  void return_value(U&& value) {
    result.set_value(std::forward<U>(value));
  }
  template <class Make>
  void return_value(MadeBy<Make> maker) {
    result.set_value_of(maker.make);
  }
};

template <>
struct CoroutinePromise<void> : PromiseBase {
  Result<void> result;

  Coroutine<void> get_return_object(
      std::source_location location = std::source_location::current()) noexcept {
    where = location;
    return Coroutine<void>(frame_of(*this));
  }
  void unhandled_exception() noexcept { result.set_current_exception(); }
  void return_void() { result.set_value(); }
};

}  // namespace detail
}  // namespace aio
