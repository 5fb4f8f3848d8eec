/// `async with`: clean-up that awaits, on every way out of a block.
///
///     co_await aio::async_with(open_session(), [&](Session& session) -> aio::Coroutine<> {
///       co_await session.get("/users/1");
///     });
///
/// A C++ destructor cannot await, so the block is a coroutine function. A manager has
/// `aenter()`, a coroutine whose value the block is called with (nothing, if it is void), and
/// `aexit(std::exception_ptr)`, a coroutine of bool: true swallows the block's exception.
/// Source: PEP 492, "Asynchronous Context Managers and `async with`".
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/result.hpp"

namespace aio {

namespace detail {

template <class T>
struct CoroutineValue;
template <class T>
struct CoroutineValue<Coroutine<T>> {
  using type = T;
};

/// What a manager's aenter() gives.
template <class Manager>
using EnteredBy = typename CoroutineValue<decltype(std::declval<Manager&>().aenter())>::type;

template <class Body, class Entered>
struct BodyCall {
  using type = std::invoke_result_t<Body&, Entered&>;
};
template <class Body>
struct BodyCall<Body, void> {
  using type = std::invoke_result_t<Body&>;
};

/// What the block gives.
template <class Manager, class Body>
using BodyValue = typename CoroutineValue<typename BodyCall<Body, EnteredBy<Manager>>::type>::type;

/// Awaits `coroutine` and keeps what it ended with, be it a value or an exception.
template <class T>
Coroutine<Result<T>> settle(Coroutine<T> coroutine) {
  Result<T> result;
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(coroutine);
      result.set_value();
    } else {
      result.set_value(co_await std::move(coroutine));
    }
  } catch (...) {
    result.set_current_exception();
  }
  co_return std::move(result);
}

/// The same for the coroutine that `function()` gives: a call that throws has ended with that.
template <class Function>
auto settle_call(Function function)
    -> Coroutine<Result<typename CoroutineValue<std::invoke_result_t<Function&>>::type>> {
  using Called = std::invoke_result_t<Function&>;
  Result<typename CoroutineValue<Called>::type> result;
  std::optional<Called> called;
  try {
    called.emplace(function());
  } catch (...) {
    result.set_current_exception();
  }
  if (called) result = co_await settle(std::move(*called));
  co_return std::move(result);
}

/// `Manager` is a reference where the caller keeps the manager.
template <class Manager, class Body>
Coroutine<BodyValue<Manager, Body>> enter_and_leave(Manager manager, Body body) {
  using Value = BodyValue<Manager, Body>;
  Result<Value> result;
  if constexpr (std::is_void_v<EnteredBy<Manager>>) {
    co_await manager.aenter();
    result = co_await settle_call([&] { return body(); });
  } else {
    auto entered = co_await manager.aenter();
    result = co_await settle_call([&] { return body(entered); });
  }
  const bool swallowed = co_await manager.aexit(result.exception());
  if (result.failed() && swallowed) co_return static_cast<Value>(Stored<Value>());
  co_return static_cast<Value>(result.take());
}

}  // namespace detail

/// Enters `manager`, awaits `body` and leaves `manager`, also when the body throws or is cancelled.
/// Where `aexit` swallows an exception, a body with a result gives a value-initialized one.
/// A manager given by name is used where it is and must outlive the block; a temporary is kept.
template <class Manager, class Body>
auto async_with(Manager&& manager, Body body) {
  return detail::enter_and_leave<Manager, Body>(std::forward<Manager>(manager), std::move(body));
}

}  // namespace aio
