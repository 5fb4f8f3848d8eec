/// A condition variable: a lock, and a way to wait for a state that it guards.
///
///     aio::Condition changed;
///     co_await aio::async_with(changed, [&]() -> aio::Coroutine<> {
///       co_await changed.wait_for([&] { return !items.empty(); });
///     });
///
/// A `wait` may return without a notification: check the state again.
/// Source: `Condition` in CPython's `Lib/asyncio/locks.py`.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/lock.hpp"
#include "aio/waiter.hpp"

namespace aio {

class Condition {
 public:
  /// Creates its own lock.
  Condition() : own_(std::make_unique<Lock>()), lock_(own_.get()) {}
  /// Uses a shared lock, which must outlive the condition.
  explicit Condition(Lock& lock) noexcept : lock_(&lock) {}

  [[nodiscard]] bool locked() const noexcept { return lock_->locked(); }
  Coroutine<bool> acquire() { return lock_->acquire(); }
  void release() { lock_->release(); }

  /// Releases the lock, waits for a notification, and acquires the lock again, also when cancelled.
  /// @returns true
  /// @throws RuntimeError if the lock is not locked
  Coroutine<bool> wait();

  /// Waits until `predicate()` is true, and returns its result.
  template <class Predicate>
  Coroutine<std::invoke_result_t<Predicate&>> wait_for(Predicate predicate) {
    auto result = predicate();
    while (!result) {
      co_await wait();
      result = predicate();
    }
    co_return result;
  }

  /// Wakes up to `count` tasks, which continue when they have acquired the lock.
  /// @throws RuntimeError if the lock is not locked
  void notify(std::size_t count = 1);
  void notify_all();

  /// `async with condition`: acquires its lock.
  Coroutine<> aenter() { return lock_->aenter(); }
  Coroutine<bool> aexit(std::exception_ptr exception) { return lock_->aexit(std::move(exception)); }

 private:
  void wake(std::size_t count);

  std::unique_ptr<Lock> own_;
  Lock* lock_;
  Waiters waiters_;
};

}  // namespace aio
