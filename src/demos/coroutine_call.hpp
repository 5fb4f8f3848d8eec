/// Tells a demo's environment about the coroutines that its listing calls, without a word in the demo.
///
///     aio::Coroutine<> say_hello(demos::Environment& env, std::string name);   // one of the listing
///     aio::Coroutine<> coroutine = say_hello(env, "Alice");   // env.coroutine_created(…, "say_hello(\"Alice\")")
///
/// A function that returns a coroutine or a generator and takes the environment first is one of the listing's;
/// its name is the listing's, and so are its other arguments. `dunder_aenter` stands for `__aenter__`.
/// Coroutines that are necessary only in C++ take the environment otherwise, such as in a capture.
#pragma once

#include <coroutine>
#include <cstdint>
#include <source_location>
#include <string>
#include <string_view>
#include <utility>

#include "aio/async_generator.hpp"
#include "aio/coroutine.hpp"
#include "demos/environment.hpp"

namespace net {
class ClientSession;
}

namespace demos::detail {

/// An argument as in the listing. A session is named after the variable that holds it.
[[nodiscard]] std::string argument_text(std::string_view value);
[[nodiscard]] std::string argument_text(double value);
[[nodiscard]] std::string argument_text(const net::ClientSession& session);

/// The part of a promise that reports its coroutine.
class CoroutineCall {
 public:
  template <class... Arguments>
  explicit CoroutineCall(Environment& env, const Arguments&... arguments) : env_(env) {
    (add(argument_text(arguments)), ...);
  }
  CoroutineCall(const CoroutineCall&) = delete;
  CoroutineCall& operator=(const CoroutineCall&) = delete;
  ~CoroutineCall() {
    if (!entered_) env_.coroutine_dropped(promise_);
  }

  /// `promise` identifies the coroutine to the loop.
  void create(const void* promise, const std::source_location& function);
  void enter() {
    entered_ = true;
    env_.coroutine_entered(promise_);
  }
  void leave() { env_.coroutine_left(promise_); }

 private:
  void add(std::string argument);

  Environment& env_;
  std::string arguments_;
  const void* promise_ = nullptr;
  bool entered_ = false;
};

/// Reports that the coroutine begins.
struct InitialAwaiter : std::suspend_always {
  CoroutineCall& call;
  void await_resume() const { call.enter(); }
};

/// Reports that the coroutine has ended.
template <class Awaiter>
struct FinalAwaiter : Awaiter {
  CoroutineCall& call;
  template <class Frame>
  std::coroutine_handle<> await_suspend(Frame frame) noexcept {
    call.leave();
    return Awaiter::await_suspend(frame);
  }
};

/// The promise of a coroutine or a generator of the listing.
template <class Base>
class ListedPromise : public Base {
 public:
  template <class... Arguments>
  explicit ListedPromise(Environment& env, const Arguments&... arguments)
      : call_(env, arguments...) {}

  auto get_return_object(
      std::source_location function = std::source_location::current()) {
    call_.create(static_cast<const Base*>(this), function);
    return Base::get_return_object(function);
  }
  InitialAwaiter initial_suspend() noexcept { return {{}, call_}; }
  auto final_suspend() noexcept {
    return FinalAwaiter<decltype(Base::final_suspend())>{Base::final_suspend(), call_};
  }

 protected:
  [[nodiscard]] CoroutineCall& call() noexcept { return call_; }

 private:
  CoroutineCall call_;
};

/// A generator is inside its caller's task only from a request for an item to the item.
template <class Base>
class ListedGeneratorPromise : public ListedPromise<Base> {
 public:
  using ListedPromise<Base>::ListedPromise;

  template <class Item>
  auto yield_value(Item&& item) {
    using Yield = decltype(Base::yield_value(std::forward<Item>(item)));
    struct Reported : FinalAwaiter<Yield> {
      auto await_resume() const {
        this->call.enter();
        return Yield::await_resume();
      }
    };
    return Reported{{Base::yield_value(std::forward<Item>(item)), this->call()}};
  }
};

}  // namespace demos::detail

template <class T, class... Arguments>
struct std::coroutine_traits<aio::Coroutine<T>, demos::Environment&, Arguments...> {
  using promise_type =
      demos::detail::ListedPromise<typename aio::Coroutine<T>::promise_type>;
};

template <class T, class... Arguments>
struct std::coroutine_traits<aio::AsyncGenerator<T>, demos::Environment&, Arguments...> {
  using promise_type = demos::detail::ListedGeneratorPromise<
      typename aio::AsyncGenerator<T>::promise_type>;
};
