/// A lock, and waiting for a state that it guards.
///
///     aio::Condition changed;
///     co_await aio::async_with(changed, [&]() -> aio::Coroutine<> {
///       co_await changed.wait_for([&] { return !items.empty(); });
///     });
///
/// A `wait` may return although nobody notified this task: check the state again.
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
  /// With a lock of its own.
  Condition() : own_(std::make_unique<Lock>()), lock_(own_.get()) {}
  /// With a lock that it shares and that outlives it.
  explicit Condition(Lock& lock) noexcept : lock_(&lock) {}

  [[nodiscard]] bool locked() const noexcept { return lock_->locked(); }
  Coroutine<bool> acquire() { return lock_->acquire(); }
  void release() { lock_->release(); }

  /// Frees the lock, waits to be notified, and takes the lock again, also when cancelled; true.
  /// @throws RuntimeError if the lock is free.
  Coroutine<bool> wait();

  /// Waits until `predicate()` is true; returns what it returned.
  template <class Predicate>
  Coroutine<std::invoke_result_t<Predicate&>> wait_for(Predicate predicate) {
    auto result = predicate();
    while (!result) {
      co_await wait();
      result = predicate();
    }
    co_return result;
  }

  /// Wakes up to `count` tasks, which run on once they get the lock.
  /// @throws RuntimeError if the lock is free.
  void notify(std::size_t count = 1);
  void notify_all();

  /// `async with condition`: its lock.
  Coroutine<> aenter() { return lock_->aenter(); }
  Coroutine<bool> aexit(std::exception_ptr exception) { return lock_->aexit(std::move(exception)); }

 private:
  void wake(std::size_t count);

  std::unique_ptr<Lock> own_;
  Lock* lock_;
  Waiters waiters_;
};

}  // namespace aio
