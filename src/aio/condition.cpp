#include "aio/condition.hpp"

#include <cstdint>

#include "aio/errors.hpp"

namespace aio {

Coroutine<bool> Condition::wait() {
  if (!locked()) throw RuntimeError("cannot wait on un-acquired lock");
  std::exception_ptr error;
  release();
  {
    Waiter waiter("Condition");
    waiters_.push_back(waiter);
    try {
      co_await waiter;
    } catch (...) {
      error = std::current_exception();
    }
  }
  try {
    co_await acquire_whatever_comes();
  } catch (...) {
    error = std::current_exception();
  }
  if (error != nullptr) {
    wake(1);  // this task may have been notified: another one gets it
    std::rethrow_exception(error);
  }
  co_return true;
}

/// Takes the lock, however often the task is cancelled meanwhile; then throws the last cancellation.
Coroutine<> Condition::acquire_whatever_comes() {
  std::exception_ptr cancelled;
  for (bool acquired = false; !acquired;) {
    try {
      acquired = co_await lock_->acquire();
    } catch (const CancelledError&) {
      cancelled = std::current_exception();
    }
  }
  if (cancelled != nullptr) std::rethrow_exception(cancelled);
}

void Condition::notify(std::size_t count) {
  if (!locked()) throw RuntimeError("cannot notify on un-acquired lock");
  wake(count);
}

void Condition::notify_all() { notify(SIZE_MAX); }

void Condition::wake(std::size_t count) {
  waiters_.for_each([&count](Waiter& waiter) {
    if (count == 0 || waiter.done()) return;
    --count;
    waiter.wake();
  });
}

}  // namespace aio
