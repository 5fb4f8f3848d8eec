/// The clock of an asyncio loop that has a time and a selector of its own: CPython's test loop
/// with its made-up time, or a bare BaseEventLoop with a mock for a selector.
///
///     HostClock clock(weak_reference_to_the_loop);
///     clock.time();      // loop.time()
///     clock.poll(0);     // loop._poll(0): select, then _process_events
#pragma once

#include "polling_clock.hpp"
#include "python.hpp"

namespace cpython {

class HostClock final : public PollingClock {
 public:
  /// `host` is a weak reference to the asyncio loop.
  explicit HostClock(PyRef host) noexcept : host_(std::move(host)) {}

  [[nodiscard]] double time() const override;
  void poll(std::optional<double> timeout) override;
  // wake() does nothing: such a loop is woken by its own `_write_to_self`, which the host calls.

 private:
  PyRef host_;
};

}  // namespace cpython
