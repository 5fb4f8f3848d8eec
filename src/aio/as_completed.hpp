/// Iterates over tasks in the order in which they complete.
///
///     auto completed = aio::as_completed(tasks, 5.0);
///     while (auto task = co_await completed.next()) use(task->result());
///
/// Source: `as_completed` in CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/detail/future_callbacks.hpp"
#include "aio/errors.hpp"
#include "aio/future.hpp"
#include "aio/queue.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// `_AsCompletedIterator` without the futures' type.
class Completed final : public FutureCallbacks {
 public:
  static Ref<Completed> begin(EventLoop& loop, const std::vector<FutureRef>& futures,
                              std::optional<double> timeout);

  /// The number of futures that were not returned yet.
  [[nodiscard]] std::size_t left() const noexcept { return left_; }
  /// The next future that completes.
  /// @throws TimeoutError for each one that did not complete in time
  Coroutine<FutureRef> next();

 private:
  using FutureCallbacks::FutureCallbacks;
  void future_done(FutureBase& future) override;
  void time_out();

  Queue<FutureRef> done_;  // null: timed out
  std::vector<FutureBase*> todo_;
  std::size_t left_ = 0;
  HandleRef timer_;
};

}  // namespace detail

template <class F>
class AsCompleted {
 public:
  AsCompleted(std::vector<F> futures, std::optional<double> timeout)
      : futures_(detail::without_repeats(std::move(futures))) {
    std::vector<FutureRef> refs;
    for (const F& future : futures_) refs.push_back(future_ref(future));
    completed_ = detail::Completed::begin(get_running_loop(), refs, timeout);
  }

  /// The next task or future that completes, from which the result can be taken; nothing after the last.
  /// @throws TimeoutError if the timeout expires first
  Coroutine<std::optional<F>> next() {
    if (completed_->left() == 0) co_return std::nullopt;
    const FutureRef done = co_await completed_->next();
    co_return *std::ranges::find_if(
        futures_, [&done](const F& future) { return future_ref(future).get() == done.get(); });
  }

 private:
  std::vector<F> futures_;
  detail::Ref<detail::Completed> completed_;
};

/// Iterates over tasks or futures of one type, or `FutureRef`s, as they complete. All must complete within
/// `timeout` seconds: 0, negative values and NaN mean one iteration, none or infinity means no limit.
template <class F>
[[nodiscard]] AsCompleted<F> as_completed(std::vector<F> futures,
                                          std::optional<double> timeout = std::nullopt) {
  return AsCompleted<F>(std::move(futures), timeout);
}

}  // namespace aio
