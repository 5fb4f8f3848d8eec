/// `async with` for a number of managers that is only known at run time.
///
///     co_await aio::async_with(aio::AsyncExitStack(), [&](aio::AsyncExitStack& stack) -> aio::Coroutine<> {
///       for (const auto& url : urls) co_await stack.enter_async_context(open(url));
///       stack.push_async_callback([] { return say_goodbye(); });
///     });
///
/// Managers are exited in reverse order, each with the exception that the previous one left.
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

  /// Enters a manager, which the stack keeps and exits at its end. Returns the result of `aenter`.
  template <class Manager>
  Coroutine<detail::EnteredBy<Manager>> enter_async_context(Manager manager) {
    using Entered = detail::EnteredBy<Manager>;
    auto exit = std::make_unique<ManagerExit<Manager>>(std::move(manager));
    Manager& kept = exit->manager;
    std::list<std::unique_ptr<Exit>>
        entry;  // so that nothing can fail after the manager was entered
    entry.push_back(std::move(exit));
    detail::Attempt<Entered> entering(kept.aenter());
    co_await entering;
    if (entering.returned()) exits_.splice(exits_.end(), entry);
    co_return static_cast<Entered>(entering.take());
  }

  /// Registers `exit(exception)`, a coroutine of bool, to be awaited at the end; true suppresses the
  /// exception.
  template <class Exit>
  void push_async_exit(Exit exit) {
    exits_.push_back(std::make_unique<FunctionExit<Exit>>(std::move(exit)));
  }

  /// Registers `callback()`, a coroutine, to be awaited at the end.
  template <class Callback>
  void push_async_callback(Callback callback) {
    push_async_exit(
        [callback = std::move(callback)](std::exception_ptr) mutable -> Coroutine<bool> {
          co_await callback();
          co_return false;
        });
  }

  /// Registers `callback()` to be called at the end.
  template <class Callback>
  void callback(Callback callback) {
    push_async_exit(
        [callback = std::move(callback)](std::exception_ptr) mutable -> Coroutine<bool> {
          callback();
          co_return false;
        });
  }

  /// Moves everything to a new stack, so that this one does nothing at its end.
  [[nodiscard]] AsyncExitStack pop_all() noexcept { return std::exchange(*this, AsyncExitStack()); }

  /// Exits everything now, in reverse order.
  Coroutine<> aclose();

  /// The argument of a body that takes an `AsyncExitStack&`.
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
