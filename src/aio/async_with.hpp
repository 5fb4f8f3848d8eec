/// `async with`: clean-up that can await, however a block ends.
///
///     co_await aio::async_with(open_session(), [&](Session& session) -> aio::Coroutine<> {
///       co_await session.get("/users/1");
///     });
///
/// A C++ destructor cannot await, so the block is a coroutine function. A manager has
/// `aenter()`, a coroutine whose value is passed to the block (nothing if it is void), and
/// `aexit(std::exception_ptr)`, a coroutine of bool: true suppresses the block's exception.
/// Source: PEP 492, "Asynchronous Context Managers and `async with`".
#pragma once

#include <concepts>
#include <exception>
#include <type_traits>
#include <utility>

#include "aio/attempt.hpp"
#include "aio/coroutine.hpp"
#include "aio/detail/result.hpp"

namespace aio {

namespace detail {

/// The result of a manager's aenter().
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

/// The result of the block.
template <class Manager, class Body>
using BodyValue = typename CoroutineValue<typename BodyCall<Body, EnteredBy<Manager>>::type>::type;

/// Reports that a block's exception was suppressed although its result has no default value.
[[noreturn]] void refuse_to_swallow(std::exception_ptr exception);

/// `Manager` is a reference if the caller keeps the manager.
template <class Manager, class Body>
Coroutine<BodyValue<Manager, Body>> enter_and_leave(Manager manager, Body body) {
  using Value = BodyValue<Manager, Body>;
  using Entered = EnteredBy<Manager>;
  Attempt<Entered> entering(manager.aenter());
  co_await entering;
  if (!entering.returned()) std::rethrow_exception(entering.exception());
  // From here on aexit() is called, whatever throws.
  Attempt<Value> block([&] {
    if constexpr (std::is_void_v<Entered>) {
      return body();
    } else {
      return body(static_cast<Entered&>(entering.value()));
    }
  });
  co_await block;
  const bool swallowed = co_await manager.aexit(block.exception());
  if (block.failed() && swallowed) {
    if constexpr (std::default_initializable<Stored<Value>>) {
      co_return static_cast<Value>(Stored<Value>());
    } else {
      refuse_to_swallow(block.exception());
    }
  }
  co_return static_cast<Value>(block.take());
}

}  // namespace detail

/// Enters `manager`, awaits `body` and exits `manager`, also if the body throws or is cancelled.
/// If `aexit` suppresses an exception, the result is value-initialized; for a type that cannot be, a
/// RuntimeError is thrown in which the exception is nested.
/// An lvalue manager is used in place and must outlive the block; a temporary is kept.
template <class Manager, class Body>
auto async_with(Manager&& manager, Body body) {
  return detail::enter_and_leave<Manager, Body>(std::forward<Manager>(manager), std::move(body));
}

}  // namespace aio
