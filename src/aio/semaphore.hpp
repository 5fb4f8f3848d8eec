/// A semaphore: limits how many tasks do something at once.
///
///     aio::Semaphore connections(4);
///     co_await aio::async_with(connections, [&]() -> aio::Coroutine<> { co_await fetch(url); });
///
/// Source: `Semaphore` and `BoundedSemaphore` in CPython's `Lib/asyncio/locks.py`.
#pragma once

#include <exception>
#include <limits>

#include "aio/coroutine.hpp"
#include "aio/waiter.hpp"

namespace aio {

class Semaphore {
 public:
  /// @throws ValueError if `value` is negative
  explicit Semaphore(int value = 1) : Semaphore(value, std::numeric_limits<int>::max()) {}

  /// Whether `acquire` would have to wait, because the counter is 0 or other tasks wait.
  [[nodiscard]] bool locked() const noexcept;

  /// Waits until the counter is above 0, and decrements it.
  /// @returns true
  Coroutine<bool> acquire();

  /// Increments the counter and wakes the task that has waited longest.
  /// @throws ValueError if that exceeds the bound of a BoundedSemaphore
  void release();

  /// `async with semaphore`.
  Coroutine<> aenter();
  Coroutine<bool> aexit(std::exception_ptr exception);

 protected:
  Semaphore(int value, int bound);

 private:
  bool wake_next();

  Waiters waiters_;
  int value_;
  int bound_;
};

/// A semaphore that must not be released more often than it was acquired.
class BoundedSemaphore : public Semaphore {
 public:
  explicit BoundedSemaphore(int value = 1) : Semaphore(value, value) {}
};

}  // namespace aio
