#include "aio/condition.hpp"

#include <cstdint>

#include "aio/attempt.hpp"
#include "aio/errors.hpp"

namespace aio {

Coroutine<bool> Condition::wait() {
  if (!locked()) throw RuntimeError("cannot wait on un-acquired lock");
  release();
  Waiter waiter("Condition");
  waiters_.push_back(waiter);
  std::exception_ptr cancelled = co_await waiter.settled();
  waiter.unlink();
  // Acquires the lock, however often the task is cancelled meanwhile; the last cancellation counts.
  for (bool acquired = false; !acquired;) {
    detail::Attempt<bool> attempt(lock_->acquire());
    co_await attempt;
    acquired = !attempt.failed();
    if (!acquired) cancelled = attempt.exception();
  }
  if (cancelled != nullptr) {
    wake(1);  // passes on a notification that this task may have got
    std::rethrow_exception(cancelled);
  }
  co_return true;
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
