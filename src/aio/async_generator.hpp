/// Asynchronous generators: functions that `co_yield` and may await in between.
///
///     aio::AsyncGenerator<int> ticks() { for (int i = 0;; ++i) { co_await aio::sleep(1); co_yield i; } }
///     auto generator = ticks();
///     while (auto tick = co_await generator.next()) use(*tick);
///
/// Leaving the loop early does not close the generator: `co_await generator.aclose()` does, and its
/// clean-up may then await. Destroying one that is not closed runs its destructors only.
/// Source: PEP 525.
#pragma once

#include <concepts>
#include <coroutine>
#include <optional>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/errors.hpp"
#include "aio/result.hpp"

namespace aio {

template <class T>
class [[nodiscard]] AsyncGenerator {
 public:
  struct promise_type;

  AsyncGenerator(AsyncGenerator&& other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  AsyncGenerator& operator=(AsyncGenerator&& other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~AsyncGenerator() {
    if (frame_) frame_.destroy();
  }

  /// Runs inline to the next `co_yield` or the end.
  class Step {
   public:
    explicit Step(AsyncGenerator& generator, bool closing) noexcept
        : generator_(&generator), closing_(closing) {}

    [[nodiscard]] bool await_ready() const {
      promise_type& promise = generator_->promise();
      if (promise.running) {
        throw RuntimeError(closing_ ? "aclose(): asynchronous generator is already running"
                                    : "anext(): asynchronous generator is already running");
      }
      if (closing_ && !promise.started) promise.finished = true;  // nothing to clean up
      return promise.finished;
    }

    template <std::derived_from<detail::PromiseBase> P>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<P> awaiting) noexcept {
      promise_type& promise = generator_->promise();
      promise.continuation = awaiting;
      promise.awaiter = &awaiting.promise();
      promise.owner = &generator_->frame_;
      promise.closing = closing_;
      promise.started = promise.running = true;
      return generator_->frame_;
    }

    /// The next item; nothing once the generator has ended. Throws what it threw.
    std::optional<T> await_resume() {
      promise_type& promise = generator_->promise();
      promise.running = false;
      if (promise.item) return std::exchange(promise.item, std::nullopt);
      if (promise.error) std::rethrow_exception(std::exchange(promise.error, nullptr));
      return std::nullopt;
    }

   private:
    AsyncGenerator* generator_;
    bool closing_;
  };

  [[nodiscard]] Step next() noexcept { return Step(*this, false); }

  /// Throws GeneratorExit at the `co_yield` where it is suspended and runs it to its end.
  /// @throws RuntimeError if the generator yields instead of ending.
  Coroutine<> aclose() {
    const std::optional<T> item = co_await Step(*this, true);
    if (item) throw RuntimeError("async generator ignored GeneratorExit");
  }

 private:
  explicit AsyncGenerator(std::coroutine_handle<> frame) noexcept : frame_(frame) {}

  promise_type& promise() const noexcept {
    return std::coroutine_handle<promise_type>::from_address(frame_.address()).promise();
  }

  std::coroutine_handle<> frame_;
};

template <class T>
struct AsyncGenerator<T>::promise_type : detail::PromiseBase {
  std::optional<T> item;
  std::exception_ptr error;
  bool started = false;
  bool running = false;
  bool finished = false;
  bool closing = false;

  AsyncGenerator get_return_object() noexcept {
    return AsyncGenerator(std::coroutine_handle<promise_type>::from_promise(*this));
  }
  void return_void() noexcept { finished = true; }
  void unhandled_exception() noexcept {
    finished = true;
    const std::type_info* type = abi::__cxa_current_exception_type();
    const bool closed = closing && type != nullptr && *type == typeid(GeneratorExit);
    if (!closed) error = std::current_exception();
  }

  struct Yield {
    promise_type& promise;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept {
      return promise.continuation;
    }
    void await_resume() const {
      if (promise.closing) throw GeneratorExit();
    }
  };
  template <class U>
  Yield yield_value(U&& value) {
    item.emplace(std::forward<U>(value));
    return {*this};
  }
};

}  // namespace aio
