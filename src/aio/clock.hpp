/// The event loop's source of time. The loop reads the time and waits only through a Clock, so a program can
/// run on real time, or on virtual time that jumps from timer to timer.
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

/// How a loop reads the time and waits. All times and durations are in seconds.
/// Source: `BaseEventLoop.time` and the `selector.select(timeout)` call of `_run_once`.
class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  /// The current time. It may start anywhere and never goes back.
  [[nodiscard]] virtual double time() const = 0;

  /// Waits because nothing is ready, until `timeout` has passed or wake() is called. `timeout` is finite,
  /// but may be many years; none means that no timer will ever be due. `outside` is the number of
  /// operations in flight outside the loop. May return early, or at once if a host does the waiting, such
  /// as a browser's frame loop.
  /// @returns false if nothing can ever end this wait: the program is deadlocked
  virtual bool wait(std::optional<double> timeout, std::size_t outside) = 0;

  /// Ends the current or the next wait. The only function that may be called on another thread.
  virtual void wake() {}
};

namespace detail {

/// A wait that another thread can end. Remembers a wake-up that comes before the wait.
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

/// Real time from an arbitrary origin that never goes back (CPython: `time.monotonic`).
class SteadyClock final : public Clock {
 public:
  /// The time that every such clock shows.
  [[nodiscard]] static double now();

  [[nodiscard]] double time() const override { return now(); }
  bool wait(std::optional<double> timeout, std::size_t outside) override;
  void wake() override;

 private:
  detail::Signal signal_;
};

/// Virtual time. It stands still while callbacks run, and jumps to the next timer when nothing is ready.
/// While something outside the loop is in flight it also stands still and waits for that, so that the
/// order of events never depends on the machine's speed.
class VirtualClock final : public Clock {
 public:
  /// @throws ValueError if `start` is NaN or infinite
  explicit VirtualClock(double start = 0);

  [[nodiscard]] double time() const override { return now_; }
  bool wait(std::optional<double> timeout, std::size_t outside) override;
  void wake() override;

  /// Moves the time forward by hand, as a blocking call does.
  /// @throws ValueError if `seconds` is NaN, infinite or negative
  void advance(double seconds);

 private:
  double now_;
  detail::Signal signal_;
};

/// The clock of a loop that a host pumps, such as a game or a page in its frame callback. Waits return at
/// once, because the host calls `run_once()` again.
class PumpedClock final : public Clock {
 public:
  /// `time` returns the host's time in seconds, which must not go back. `wake` asks the host to pump the
  /// loop soon, and is called on any thread.
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
