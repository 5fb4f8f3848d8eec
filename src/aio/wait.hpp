/// Waits for some or all of several tasks, without taking their results.
///
///     auto [done, pending] = co_await aio::wait(tasks, {.timeout = 1.0});
///     auto [first, others] = co_await aio::wait(tasks, {.return_when = aio::FIRST_COMPLETED});
///
/// A timeout neither cancels nor throws anything: what is not done is in `pending`.
/// Source: `wait` in CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/future.hpp"
#include "aio/task.hpp"

namespace aio {

enum class ReturnWhen : std::uint8_t { first_completed, first_exception, all_completed };
// NOLINTBEGIN(readability-identifier-naming): asyncio's names
inline constexpr ReturnWhen FIRST_COMPLETED = ReturnWhen::first_completed;
inline constexpr ReturnWhen FIRST_EXCEPTION = ReturnWhen::first_exception;
inline constexpr ReturnWhen ALL_COMPLETED = ReturnWhen::all_completed;
// NOLINTEND(readability-identifier-naming)

struct WaitOptions {
  /// Seconds. 0, negative values and NaN: one iteration; none or infinity: no limit.
  std::optional<double> timeout = std::nullopt;
  ReturnWhen return_when = ALL_COMPLETED;
};

/// Both in the order of the arguments.
template <class F>
struct WaitResult {
  std::vector<F> done;
  std::vector<F> pending;
};

namespace detail {

/// `_wait`: returns when the condition in `options` is met.
/// @throws ValueError if there are no futures
Coroutine<> wait_until(std::vector<Ref<FutureBase>> futures, WaitOptions options);

/// `_cancel_and_wait`: cancels the future and waits until it is done, however long that takes.
Coroutine<> cancel_and_wait(Ref<FutureBase> future);

}  // namespace detail

/// Waits for `futures`: tasks or futures of one type, or `FutureRef`s to any type. Duplicates count once.
/// @throws ValueError if there are none
template <class F>
Coroutine<WaitResult<F>> wait(std::vector<F> futures, WaitOptions options = {}) {
  futures = detail::without_repeats(std::move(futures));
  std::vector<FutureRef> refs;
  refs.reserve(futures.size());
  for (const F& future : futures) refs.push_back(future_ref(future));
  co_await detail::wait_until(std::move(refs), options);
  WaitResult<F> result;
  for (F& future : futures) {
    auto& half = future_ref(future)->done() ? result.done : result.pending;
    half.push_back(std::move(future));
  }
  co_return result;
}

}  // namespace aio
