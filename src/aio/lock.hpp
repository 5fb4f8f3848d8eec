/// Mutual exclusion between tasks, first come first served.
///
///     aio::Lock lock;
///     co_await aio::async_with(lock, [&]() -> aio::Coroutine<> { co_await use_it_alone(); });
///
/// or, since releasing does not await: `co_await lock.acquire(); ... lock.release();`
/// Source: `Lock` in CPython's `Lib/asyncio/locks.py`.
#pragma once

#include <exception>

#include "aio/coroutine.hpp"
#include "aio/waiter.hpp"

namespace aio {

class Lock {
 public:
  Lock() = default;

  [[nodiscard]] bool locked() const noexcept { return locked_; }

  /// Waits until the lock is free and acquires it.
  /// @returns true
  /// @throws CancelledError without acquiring it
  Coroutine<bool> acquire();

  /// Releases the lock and wakes the task that has waited longest.
  /// @throws RuntimeError if it is not locked
  void release();

  /// `async with lock`.
  Coroutine<> aenter();
  Coroutine<bool> aexit(std::exception_ptr exception);

 private:
  [[nodiscard]] bool all_cancelled() const noexcept;
  void wake_first();

  Waiters waiters_;
  bool locked_ = false;
};

}  // namespace aio
