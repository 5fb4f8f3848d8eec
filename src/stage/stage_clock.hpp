/// The clock of a demo's loop. It stands still while the learner thinks; when nothing is ready it
/// jumps to what comes next: a timer, or an arrival from outside the loop whose moment is known.
///
///     stage::StageClock clock([] { return seconds_since_start(); });
///     aio::EventLoop loop(clock);
///     clock.arrive_at(0.4, [&] { reply.post(answer); });   // a recorded response
///
/// A live request or a worker takes the time it takes: while one is on its way the clock follows
/// real time, and jumps only over what has passed for all that are on their way.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "aio/clock.hpp"

namespace stage {

class StageClock final : public aio::Clock {
 public:
  /// Names an arrival that is on its way.
  using Arrival = std::uint64_t;

  /// `real_time` gives real seconds from any origin, never going back.
  explicit StageClock(std::function<double()> real_time) : real_time_(std::move(real_time)) {}

  [[nodiscard]] double time() const override { return now_; }

  /// Never blocks: jumps to what comes first, or follows real time up to there.
  bool wait(std::optional<double> timeout, std::size_t outside) override;

  /// Calls `arrive` once this clock shows `when`, in seconds; of two at one moment, the one asked
  /// for first. It stands for the world outside, so it reaches the loop through the loop's mailbox.
  Arrival arrive_at(double when, std::function<void()> arrive);
  /// Without effect once it has arrived.
  void cancel(Arrival arrival);
  /// Lets arrive what is due. A loop looks for arrivals at the start of each iteration.
  void deliver();

  /// Moves the clock by hand: a blocking call. `seconds` must not be negative.
  void advance(double seconds) { now_ += seconds; }

  /// Something that takes real time: when it began, on both clocks.
  struct Departure {
    std::uint64_t id;
    double time;
    double real_time;
  };
  /// It begins, or ends.
  Departure begin_real_time();
  void end_real_time(const Departure& departure);

  /// Real time no longer counts until the next wait: the learner paused.
  void hold() noexcept { followed_.reset(); }

 private:
  struct Due {
    double when;
    Arrival arrival;
    std::function<void()> arrive;
  };

  [[nodiscard]] double real_time_passed(double now);
  [[nodiscard]] double earliest_end(double now) const;

  std::function<double()> real_time_;
  std::optional<double> followed_;  // the real time up to which the clock has followed
  std::vector<Due> arrivals_;       // the next one first
  Arrival last_arrival_ = 0;
  double now_ = 0;
  std::vector<Departure> under_way_;
  std::uint64_t last_departure_ = 0;
};

}  // namespace stage
