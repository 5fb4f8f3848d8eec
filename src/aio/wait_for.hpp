/// Awaits something with a time limit.
///
///     std::string text = co_await aio::wait_for(fetch(url), 2.0);   // seconds; throws TimeoutError
///
/// When the timeout expires, the awaitable is cancelled; `shield` it to keep it running.
/// Source: `wait_for` in CPython's `Lib/asyncio/tasks.py`: in the same task, under `timeout`.
#pragma once

#include <optional>
#include <utility>

#include "aio/async_with.hpp"
#include "aio/coroutine.hpp"
#include "aio/errors.hpp"
#include "aio/future.hpp"
#include "aio/gather.hpp"
#include "aio/task.hpp"
#include "aio/timeout.hpp"
#include "aio/wait.hpp"

namespace aio {

namespace detail {

template <class T>
Coroutine<T> as_coroutine(Coroutine<T> coroutine) {
  return coroutine;
}
template <class State>
Coroutine<typename State::value_type> as_coroutine(FutureHandle<State> future) {
  co_return co_await std::move(future);
}

template <class T>
struct AwaitableValue;
template <class T>
struct AwaitableValue<Coroutine<T>> {
  using type = T;
};
template <class T>
struct AwaitableValue<Task<T>> {
  using type = T;
};
template <class T>
struct AwaitableValue<Future<T>> {
  using type = T;
};

}  // namespace detail

/// The result of a coroutine, task or future that completes within `timeout` seconds (none or infinity: no
/// limit). With a timeout of 0 or less, or NaN, it must already be done.
/// @throws TimeoutError if it does not complete in time; whatever the awaitable throws
template <class Awaitable>
Coroutine<typename detail::AwaitableValue<Awaitable>::type> wait_for(
    Awaitable awaitable, std::optional<double> timeout) {
  using Value = typename detail::AwaitableValue<Awaitable>::type;
  if (timeout && *timeout <= 0) {
    const auto future = detail::ref_of(std::move(awaitable));
    if (!future->done()) {
      co_await detail::cancel_and_wait(FutureRef(future));
      if (future->cancelled()) throw TimeoutError();
    }
    co_return static_cast<Value>(detail::value_of(*future));
  }
  co_return co_await async_with(aio::timeout(timeout), [&awaitable](Timeout&) {
    return detail::as_coroutine(std::move(awaitable));
  });
}

}  // namespace aio
