/// The clock of a demo's loop. It stands still while the learner thinks and jumps to the next timer
/// when nothing is ready, but not past something that is in flight outside the loop.
///
///     stage::StageClock clock([] { return seconds_since_start(); });
///     aio::EventLoop loop(clock);
///
/// Two kinds of things can be in flight. A recorded response is on its way from the site: the clock
/// stands still until it is here, and its recorded delay then passes on the clock, so that a run is the
/// same on every machine. A live request or a worker takes the time it takes: meanwhile the
/// clock follows real time.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "aio/clock.hpp"

namespace stage {

class StageClock final : public aio::Clock {
 public:
  /// `real_time` gives real seconds from any origin, never going back.
  explicit StageClock(std::function<double()> real_time) : real_time_(std::move(real_time)) {}

  [[nodiscard]] double time() const override { return now_; }

  /// Never blocks. With nothing in flight it jumps by `timeout`; otherwise see above.
  bool wait(std::optional<double> timeout, std::size_t outside) override;

  /// Moves the clock by hand: a blocking call. `seconds` must not be negative.
  void advance(double seconds) { now_ += seconds; }

  /// Something that takes real time begins or ends.
  void begin_real_time() noexcept { ++real_; }
  void end_real_time() noexcept { --real_; }

  /// Real time no longer counts until the next wait: the learner paused.
  void hold() noexcept { followed_.reset(); }

 private:
  std::function<double()> real_time_;
  std::optional<double> followed_;  // the real time up to which the clock has followed
  double now_ = 0;
  std::size_t real_ = 0;
};

}  // namespace stage
