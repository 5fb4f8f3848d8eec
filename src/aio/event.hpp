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
  /// Sets the flag and wakes all waiting tasks. Later waits do not suspend.
  void set();
  void clear() noexcept { set_ = false; }

  /// Waits until the flag is set, also if it is cleared again before the task continues.
  /// @returns true
  Coroutine<bool> wait();

 private:
  Waiters waiters_;
  bool set_ = false;
};

}  // namespace aio
