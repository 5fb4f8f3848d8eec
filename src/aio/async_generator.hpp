/// Asynchronous generators: functions that `co_yield` and may await in between.
///
///     aio::AsyncGenerator<int> ticks() { for (int i = 0;; ++i) { co_await aio::sleep(1); co_yield i; } }
///     auto generator = ticks();
///     while (auto tick = co_await generator.next()) use(*tick);
///
/// Leaving the loop early does not close the generator. `co_await generator.aclose()` does, and its
/// clean-up may then await. A generator that is destroyed before its end is closed later by a task of its
/// loop. If its loop no longer runs, only its destructors run.
/// In a generator that is being closed `co_yield` throws GeneratorExit. `co_yield aio::closable(item)`
/// returns true instead, because a C++ exception handler cannot await:
///
///     aio::AsyncGenerator<int> rows(Connection& connection) {
///       if (co_yield aio::closable(1)) { co_await connection.close(); co_return; }
///     }
///
/// Source: PEP 525; `BaseEventLoop._asyncgen_finalizer_hook`.
#pragma once

#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <source_location>
#include <type_traits>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/detail/intrusive_list.hpp"

namespace aio {

class EventLoop;

/// An item whose `co_yield` returns whether the generator is being closed, instead of throwing.
template <class T>
struct Closable {
  T item;
};
template <class T>
[[nodiscard]] Closable<T> closable(T item) {
  return {std::move(item)};
}

namespace detail {

class GeneratorHold;

/// The part of a generator's frame that does not depend on its items.
struct GeneratorPromise : PromiseBase, ListLink {
  GeneratorPromise() = default;
  GeneratorPromise(const GeneratorPromise&) = delete;
  GeneratorPromise& operator=(const GeneratorPromise&) = delete;
  ~GeneratorPromise();

  std::exception_ptr error;
  EventLoop* loop = nullptr;      // on which it was started
  GeneratorHold* hold = nullptr;  // while its loop shuts it down
  bool running = false;
  bool finished = false;
  bool closing = false;
  bool has_item = false;

  void return_void() noexcept { finished = true; }
  void unhandled_exception() noexcept;

  struct Yield {
    GeneratorPromise& promise;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
      return promise.awaiter->frame();
    }
    void await_resume() const;
  };
  struct ClosableYield : Yield {
    [[nodiscard]] bool await_resume() const noexcept { return promise.closing; }
  };
};

/// Keeps a generator alive while its loop shuts it down, even if its owner is destroyed meanwhile: the
/// owner may be another generator that is shut down as well.
class GeneratorHold {
 public:
  explicit GeneratorHold(GeneratorPromise& promise) noexcept : promise_(&promise) {
    promise.hold = this;
  }
  GeneratorHold(GeneratorHold&& other) noexcept : promise_(std::exchange(other.promise_, nullptr)) {
    if (promise_ != nullptr) promise_->hold = this;
  }
  GeneratorHold& operator=(GeneratorHold&&) = delete;
  ~GeneratorHold() {
    if (promise_ == nullptr) return;
    promise_->hold = nullptr;
    if (promise_->owner == nullptr) promise_->frame().destroy();
  }

  [[nodiscard]] GeneratorPromise& promise() const noexcept { return *promise_; }

 private:
  friend struct GeneratorPromise;

  GeneratorPromise* promise_;  // null: moved from, or destroyed with its loop
};

inline GeneratorPromise::~GeneratorPromise() {
  if (hold != nullptr) hold->promise_ = nullptr;
}

/// Owns a generator's frame; the promise knows this owner.
class GeneratorFrame {
 public:
  GeneratorFrame(std::coroutine_handle<> frame, GeneratorPromise& promise) noexcept
      : frame_(frame), promise_(&promise) {
    tell_promise();
  }
  GeneratorFrame(GeneratorFrame&& other) noexcept
      : GeneratorFrame(std::exchange(other.frame_, {}), *other.promise_) {}
  GeneratorFrame& operator=(GeneratorFrame&& other) noexcept {
    std::swap(frame_, other.frame_);
    std::swap(promise_, other.promise_);
    tell_promise();
    other.tell_promise();
    return *this;
  }
  /// A generator that a task still waits for is left to that task, which is destroyed with the loop.
  ~GeneratorFrame() {
    if (!frame_) return;
    if (promise_->running || promise_->hold != nullptr) {
      promise_->owner = nullptr;
    } else {
      frame_.destroy();
    }
  }

  [[nodiscard]] GeneratorPromise& promise() const noexcept { return *promise_; }

  /// Hands a generator that was started and has not ended over to its loop, which closes it.
  void finalize() noexcept;

 private:
  void tell_promise() noexcept {
    if (frame_) promise_->owner = &frame_;
  }

  std::coroutine_handle<> frame_;  // null: moved from, or destroyed with the loop
  GeneratorPromise* promise_;
};

/// Runs a generator inline to its next `co_yield` or its end.
class GeneratorStep {
 public:
  GeneratorStep(GeneratorPromise& promise, bool closing) noexcept
      : promise_(&promise), closing_(closing) {}

  [[nodiscard]] bool await_ready() const;

  template <std::derived_from<PromiseBase> P>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<P> awaiting) {
    promise_->awaiter = &awaiting.promise();
    begin();
    return promise_->frame();
  }

  /// Whether it has yielded an item.
  /// @throws what the generator threw
  bool await_resume();

 private:
  void begin();

  GeneratorPromise* promise_;
  bool closing_;
};

/// `aclose`: throws GeneratorExit at the `co_yield` and runs the generator to its end.
Coroutine<> close_generator(GeneratorPromise& generator);

}  // namespace detail

template <class T>
class [[nodiscard]] AsyncGenerator {
 public:
  struct promise_type;

  AsyncGenerator(AsyncGenerator&&) noexcept = default;
  AsyncGenerator& operator=(AsyncGenerator&&) noexcept = default;
  ~AsyncGenerator() { frame_.finalize(); }

  /// The awaitable of `next`.
  class Next : public detail::GeneratorStep {
   public:
    explicit Next(AsyncGenerator& generator) noexcept
        : GeneratorStep(generator.frame_.promise(), false), generator_(&generator) {}

    std::optional<T> await_resume() {
      if (!GeneratorStep::await_resume()) return std::nullopt;
      return std::exchange(generator_->promise().item, std::nullopt);
    }

   private:
    AsyncGenerator* generator_;
  };

  /// Runs inline to the next `co_yield` or to the end.
  /// @returns the item, or nothing if the generator has ended
  /// @throws what the generator throws; RuntimeError while another `next` runs
  [[nodiscard]] Next next() noexcept { return Next(*this); }

  /// Throws GeneratorExit at the `co_yield` where it is suspended, and runs it to its end.
  /// @throws RuntimeError if the generator yields instead of ending, or is already running
  Coroutine<> aclose() { return detail::close_generator(frame_.promise()); }

 private:
  explicit AsyncGenerator(std::coroutine_handle<promise_type> frame) noexcept
      : frame_(frame, frame.promise()) {}

  promise_type& promise() const noexcept { return static_cast<promise_type&>(frame_.promise()); }

  detail::GeneratorFrame frame_;
};

template <class T>
struct AsyncGenerator<T>::promise_type : detail::GeneratorPromise {
  static_assert(std::is_object_v<T> && std::is_move_constructible_v<T>,
                "an item of a generator is an object that can be moved");

  std::optional<T> item;

  AsyncGenerator get_return_object(
      std::source_location location = std::source_location::current()) noexcept {
    where = location;
    return AsyncGenerator(detail::frame_of(*this));
  }
  template <class U>
  Yield yield_value(U&& value) {
    item.emplace(std::forward<U>(value));
    has_item = true;
    return {*this};
  }
  template <class U>
  ClosableYield yield_value(Closable<U>&& value) {
    item.emplace(std::move(value.item));
    has_item = true;
    return {{*this}};
  }
};

}  // namespace aio
