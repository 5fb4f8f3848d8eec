/// A clock whose waits look for input and output: what `selector.select(timeout)` is to asyncio.
///
///     clock.poll(0.5);   // callbacks for what has come are in the ready queue now
///
/// asyncio polls in every iteration, the scheduler only where nothing is ready; so the Scheduler
/// polls before an iteration that would not wait.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>

#include "aio/clock.hpp"

namespace cpython {

class PollingClock : public aio::Clock {
 public:
  /// Waits for events, `timeout` seconds at most (none: for ever), and schedules their callbacks.
  /// @throws PythonError
  virtual void poll(std::optional<double> timeout) = 0;

  /// Whether a wait may take time: not after `loop.stop()`.
  void allow_waiting(bool allowed) noexcept { may_wait_ = allowed; }

  bool wait(std::optional<double> timeout, std::size_t /*outside*/) final {
    constexpr double longest =
        86400;  // MAXIMUM_SELECT_TIMEOUT: a system call takes no more of them
    if (timeout) timeout = std::min(*timeout, longest);
    poll(may_wait_ ? timeout : 0.0);
    return true;
  }

 private:
  bool may_wait_ = true;
};

}  // namespace cpython
