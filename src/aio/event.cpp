#include "aio/event.hpp"

namespace aio {

void Event::set() {
  if (set_) return;
  set_ = true;
  waiters_.for_each([](Waiter& waiter) { waiter.wake(); });
}

Coroutine<bool> Event::wait() {
  if (set_) co_return true;
  Waiter waiter("Event");
  waiters_.push_back(waiter);
  co_await waiter;
  waiter.unlink();
  co_return true;
}

}  // namespace aio
