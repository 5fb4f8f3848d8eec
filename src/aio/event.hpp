/// A flag that tasks wait for.
///
///     aio::Event ready;
///     co_await ready.wait();   // in any number of tasks
///     ready.set();             // wakes them all
///
/// Source: `Event` in CPython's `Lib/asyncio/locks.py`.
#pragma once

#include "aio/coroutine.hpp"
#include "aio/waiter.hpp"

namespace aio {

class Event {
 public:
  Event() = default;

  [[nodiscard]] bool is_set() const noexcept { return set_; }
  /// Wakes every task that waits; those that wait later do not suspend.
  void set();
  void clear() noexcept { set_ = false; }

  /// Waits until the flag is set; true. A flag cleared before the task runs has woken it all the same.
  Coroutine<bool> wait();

 private:
  Waiters waiters_;
  bool set_ = false;
};

}  // namespace aio
