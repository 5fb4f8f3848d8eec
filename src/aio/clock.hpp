/// Time as the event loop sees it. The loop reads the time and waits through a Clock alone,
/// so a program runs on real time, or on virtual time that jumps from timer to timer.
///
///     aio::VirtualClock clock;
///     aio::EventLoop loop(clock);
///     loop.call_later(3600, [] { std::puts("an hour later"); });
///     loop.run_once();   // returns at once, clock.time() == 3600
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>

namespace aio {

/// Where a loop gets the time from and how it waits. All times and durations are in seconds.
/// Source: `BaseEventLoop.time` and the `selector.select(timeout)` call of `_run_once`.
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  /// The current time. Starts anywhere, never goes back.
  [[nodiscard]] virtual double time() const = 0;

  /// Waits because nothing is ready: until `timeout` has passed (finite, but perhaps of many years; none:
  /// no timer is set for a time that comes) or wake() is called. May return early, or at once where waiting is somebody else's business (a
  /// browser's frame loop). `outside` is the number of operations in flight outside the loop.
  ///
  /// @returns false if nothing can ever end this wait: the program is deadlocked.
  virtual bool wait(std::optional<double> timeout, std::size_t outside) = 0;

  /// Ends a wait, now or the next one. The only function that another thread may call.
  virtual void wake() {}
};

namespace detail {

/// A wait that another thread can end; remembers a wake-up that came before the wait.
class Signal {
 public:
  void notify();
  void wait();
  void wait_for(double seconds);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool notified_ = false;
};

}  // namespace detail

/// Real time, from an arbitrary origin, never set back (CPython: `time.monotonic`).
class SteadyClock final : public Clock {
 public:
  /// What every such clock shows.
  [[nodiscard]] static double now();

  [[nodiscard]] double time() const override { return now(); }
  bool wait(std::optional<double> timeout, std::size_t outside) override;
  void wake() override;

 private:
  detail::Signal signal_;
};

/// Time that stands still while callbacks run and jumps to the next timer when nothing is ready.
/// While something outside the loop is in flight it stands still too and waits for that, so that
/// the order of events never depends on the speed of the machine.
class VirtualClock final : public Clock {
 public:
  /// @throws ValueError if `start` is NaN or infinite.
  explicit VirtualClock(double start = 0);

  [[nodiscard]] double time() const override { return now_; }
  bool wait(std::optional<double> timeout, std::size_t outside) override;
  void wake() override;

  /// Moves the time forward by hand, as a blocking call does.
  /// @throws ValueError if `seconds` is NaN, infinite or negative.
  void advance(double seconds);

 private:
  double now_;
  detail::Signal signal_;
};

/// The clock of a loop inside another one, such as a game's or a page's frame callback. Its waits
/// return at once, because the host calls `run_once()` again.
class PumpedClock final : public Clock {
 public:
  /// `time` gives the host's time in seconds, never going back. `wake` asks the host to pump the loop
  /// soon; any thread may call it.
  explicit PumpedClock(
      std::function<double()> time, std::function<void()> wake = [] {})
      : time_(std::move(time)), wake_(std::move(wake)) {}

  [[nodiscard]] double time() const override { return time_(); }
  bool wait(std::optional<double> /*timeout*/, std::size_t /*outside*/) override { return true; }
  void wake() override { wake_(); }

 private:
  std::function<double()> time_;
  std::function<void()> wake_;
};

}  // namespace aio
