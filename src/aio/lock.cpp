#include "aio/lock.hpp"

#include "aio/errors.hpp"

namespace aio {

Coroutine<bool> Lock::acquire() {
  if (!locked_ && all_cancelled()) {
    locked_ = true;
    co_return true;
  }
  Waiter waiter("Lock");
  waiters_.push_back(waiter);
  const std::exception_ptr cancelled = co_await waiter.settled();
  waiter.unlink();
  if (cancelled != nullptr) {
    if (!locked_) wake_first();  // the lock was meant for this task: pass it on to the next
    std::rethrow_exception(cancelled);
  }
  locked_ = true;
  co_return true;
}

void Lock::release() {
  if (!locked_) throw RuntimeError("Lock is not acquired.");
  locked_ = false;
  wake_first();
}

Coroutine<> Lock::aenter() { co_await acquire(); }

Coroutine<bool> Lock::aexit(std::exception_ptr /*exception*/) {
  release();
  co_return false;
}

bool Lock::all_cancelled() const noexcept {
  bool all = true;
  waiters_.for_each([&all](const Waiter& waiter) { all = all && waiter.cancelled(); });
  return all;
}

/// `_wake_up_first`: wakes only the first waiter, which may have been woken already.
void Lock::wake_first() {
  if (!waiters_.empty()) waiters_.front().wake();
}

}  // namespace aio
