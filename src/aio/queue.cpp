#include "aio/queue.hpp"

#include <algorithm>

namespace aio::detail {

void QueueCore::task_done() {
  if (unfinished_ == 0) throw ValueError("task_done() called too many times");
  if (--unfinished_ == 0) finished_.set();
}

Coroutine<> QueueCore::join() {
  if (unfinished_ > 0) co_await finished_.wait();
}

void QueueCore::item_added() {
  ++unfinished_;
  finished_.clear();
  wake_next(getters_);
}

void QueueCore::items_dropped(std::size_t count) noexcept {
  unfinished_ -= std::min(count, unfinished_);
}

void QueueCore::begin_shutdown(bool immediate) {
  shutdown_ = true;
  if (immediate && unfinished_ == 0) finished_.set();
  for (Waiters* waiters : {&getters_, &putters_}) {
    while (!waiters->empty()) waiters->pop_front().wake();
  }
}

void QueueCore::wake_next(Waiters& waiters) {
  while (!waiters.empty()) {
    Waiter& waiter = waiters.pop_front();
    if (waiter.done()) continue;
    waiter.wake();
    return;
  }
}

}  // namespace aio::detail
