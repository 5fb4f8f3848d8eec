/// A deadline for a block.
///
///     co_await aio::async_with(aio::timeout(5.0), [&](aio::Timeout&) -> aio::Coroutine<> {
///       co_await slow_operation();   // cancelled after 5 s; the block then throws TimeoutError
///     });
///
/// Only the timeout's own cancellation becomes a TimeoutError; others remain cancellations.
/// Source: CPython's `Lib/asyncio/timeouts.py`.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>

#include "aio/coroutine.hpp"
#include "aio/handle.hpp"

namespace aio {

class TaskBase;

class Timeout {
 public:
  /// Expires at `when`, in seconds on the loop's clock: at once if that is in the past or NaN; never if it is
  /// infinity or none.
  explicit Timeout(std::optional<double> when);
  Timeout(Timeout&&) noexcept;
  Timeout& operator=(Timeout&&) = delete;
  ~Timeout();

  [[nodiscard]] std::optional<double> when() const noexcept { return when_; }

  /// Moves the deadline to another time.
  /// @throws RuntimeError unless the block is running and the timeout has not expired
  void reschedule(std::optional<double> when);

  /// Whether the timeout expired while the block ran.
  [[nodiscard]] bool expired() const noexcept;

  /// The argument of a body that takes a `Timeout&`.
  struct Scope {
    Timeout* timeout;
    operator Timeout&() const noexcept { return *timeout; }  // NOLINT(google-explicit-constructor)
  };

  Coroutine<Scope> aenter();
  Coroutine<bool> aexit(std::exception_ptr exception);

 private:
  enum class State : std::uint8_t { created, entered, expiring, expired, exited };
  class Timer;

  std::optional<double> when_;
  State state_ = State::created;
  int cancelling_ = 0;
  std::unique_ptr<Timer> timer_;  // while entered
};

/// A timeout that expires in `delay` seconds: at once for 0, negative values and NaN; none: no deadline yet.
/// @throws RuntimeError if no loop is running
[[nodiscard]] Timeout timeout(std::optional<double> delay);
/// A timeout that expires at `when`, in seconds on the loop's clock: at once if that is in the past or NaN.
[[nodiscard]] Timeout timeout_at(std::optional<double> when);

}  // namespace aio
