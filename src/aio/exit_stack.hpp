/// `async with` for a number of managers that only the program's run decides.
///
///     co_await aio::async_with(aio::AsyncExitStack(), [&](aio::AsyncExitStack& stack) -> aio::Coroutine<> {
///       for (const auto& url : urls) co_await stack.enter_async_context(open(url));
///       stack.push_async_callback([] { return say_goodbye(); });
///     });
///
/// What was entered last is left first, each with the exception that the one before left behind.
/// Source: `AsyncExitStack` in CPython's `Lib/contextlib.py`.
#pragma once

#include <exception>
#include <list>
#include <memory>
#include <type_traits>
#include <utility>

#include "aio/async_with.hpp"
#include "aio/attempt.hpp"
#include "aio/coroutine.hpp"

namespace aio {

class AsyncExitStack {
 public:
  AsyncExitStack() = default;
  AsyncExitStack(AsyncExitStack&&) noexcept = default;
  AsyncExitStack& operator=(AsyncExitStack&&) noexcept = default;

  /// Enters a manager, which the stack then keeps and leaves at its end; gives what `aenter` gives.
  template <class Manager>
  Coroutine<detail::EnteredBy<Manager>> enter_async_context(Manager manager) {
    using Entered = detail::EnteredBy<Manager>;
    auto exit = std::make_unique<ManagerExit<Manager>>(std::move(manager));
    Manager& kept = exit->manager;
    std::list<std::unique_ptr<Exit>> entry;  // so that nothing fails once the manager is entered
    entry.push_back(std::move(exit));
    detail::Attempt<Entered> entering(kept.aenter());
    co_await entering;
    if (entering.returned()) exits_.splice(exits_.end(), entry);
    co_return static_cast<Entered>(entering.take());
  }

  /// Has `exit(exception)`, a coroutine of bool, awaited at the end: true swallows the exception.
  template <class Exit>
  void push_async_exit(Exit exit) {
    exits_.push_back(std::make_unique<FunctionExit<Exit>>(std::move(exit)));
  }

  /// Has `callback()`, a coroutine, awaited at the end.
  template <class Callback>
  void push_async_callback(Callback callback) {
    push_async_exit(
        [callback = std::move(callback)](std::exception_ptr) mutable -> Coroutine<bool> {
          co_await callback();
          co_return false;
        });
  }

  /// Has `callback()` called at the end.
  template <class Callback>
  void callback(Callback callback) {
    push_async_exit(
        [callback = std::move(callback)](std::exception_ptr) mutable -> Coroutine<bool> {
          callback();
          co_return false;
        });
  }

  /// Moves everything to a new stack: this one leaves nothing at its end.
  [[nodiscard]] AsyncExitStack pop_all() noexcept { return std::exchange(*this, AsyncExitStack()); }

  /// Leaves everything now, last in first out.
  Coroutine<> aclose();

  /// What a body that takes an `AsyncExitStack&` is called with.
  struct Scope {
    AsyncExitStack* stack;
    operator AsyncExitStack&() const noexcept {  // NOLINT(google-explicit-constructor)
      return *stack;
    }
  };

  Coroutine<Scope> aenter() { co_return Scope{this}; }
  Coroutine<bool> aexit(std::exception_ptr exception);

 private:
  struct Exit {
    Exit() = default;
    Exit(const Exit&) = delete;
    Exit& operator=(const Exit&) = delete;
    virtual ~Exit() = default;
    virtual Coroutine<bool> leave(std::exception_ptr exception) = 0;
  };
  template <class Manager>
  struct ManagerExit final : Exit {
    explicit ManagerExit(Manager m) : manager(std::move(m)) {}
    Coroutine<bool> leave(std::exception_ptr exception) override {
      return manager.aexit(std::move(exception));
    }
    Manager manager;
  };
  template <class Function>
  struct FunctionExit final : Exit {
    explicit FunctionExit(Function f) : function(std::move(f)) {}
    Coroutine<bool> leave(std::exception_ptr exception) override {
      return function(std::move(exception));
    }
    Function function;
  };

  std::list<std::unique_ptr<Exit>> exits_;
};

}  // namespace aio
