#include "aio/semaphore.hpp"

#include "aio/errors.hpp"

namespace aio {

Semaphore::Semaphore(int value, int bound) : value_(value), bound_(bound) {
  if (value < 0) throw ValueError("Semaphore initial value must be >= 0");
}

bool Semaphore::locked() const noexcept {
  if (value_ == 0) return true;
  bool somebody_waits = false;
  waiters_.for_each([&](const Waiter& w) { somebody_waits = somebody_waits || !w.cancelled(); });
  return somebody_waits;
}

Coroutine<bool> Semaphore::acquire() {
  if (!locked()) {
    --value_;
    co_return true;
  }
  Waiter waiter("Semaphore");
  waiters_.push_back(waiter);
  const std::exception_ptr cancelled = co_await waiter.settled();
  waiter.unlink();
  if (cancelled != nullptr && !waiter.cancelled())
    ++value_;  // gives back what was counted down for this task
  // Tasks that arrived while others were being woken had to wait: wakes as many as possible.
  while (value_ > 0 && wake_next()) {
  }
  if (cancelled != nullptr) std::rethrow_exception(cancelled);
  co_return true;
}

void Semaphore::release() {
  if (value_ >= bound_) throw ValueError("BoundedSemaphore released too many times");
  ++value_;
  wake_next();
}

/// `_wake_up_next`: counts down for the first waiter that was not woken yet.
bool Semaphore::wake_next() {
  Waiter* next = nullptr;
  waiters_.for_each([&next](Waiter& waiter) {
    if (next == nullptr && !waiter.done()) next = &waiter;
  });
  if (next == nullptr) return false;
  --value_;
  next->wake();
  return true;
}

Coroutine<> Semaphore::aenter() { co_await acquire(); }

Coroutine<bool> Semaphore::aexit(std::exception_ptr /*exception*/) {
  release();
  co_return false;
}

}  // namespace aio
