/// The clock of a demo's loop. It stops between two steps. When nothing is ready it jumps to
/// whatever comes next: a timer, or an arrival from outside the loop whose time is known.
///
///     stage::StageClock clock([] { return seconds_since_start(); });
///     aio::EventLoop loop(clock);
///     clock.arrive_at(0.4, [&] { reply.post(answer); });   // a recorded response
///
/// Nobody knows beforehand how long a live request or a worker takes. While one is running, the clock
/// follows real time, and never jumps beyond the real time that has passed for all of them.
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
  /// Identifies a pending arrival.
  using Arrival = std::uint64_t;

  /// `real_time` returns real seconds from any origin, never going back.
  explicit StageClock(std::function<double()> real_time) : real_time_(std::move(real_time)) {}

  [[nodiscard]] double time() const override { return now_; }

  /// Never blocks: jumps to whatever comes first, or follows real time up to there.
  bool wait(std::optional<double> timeout, std::size_t outside) override;

  /// Calls `arrive` when this clock reaches `when`, in seconds. Arrivals of the same time come in the
  /// order of these calls. `arrive` acts from outside the loop, so it should use the loop's mailbox.
  Arrival arrive_at(double when, std::function<void()> arrive);
  /// Has no effect after the arrival.
  void cancel(Arrival arrival);
  /// Delivers the arrivals that are due. To be called at the start of each iteration.
  void deliver();

  /// Moves the clock by hand, for a blocking call. `seconds` must not be negative.
  void advance(double seconds) { now_ += seconds; }

  /// Something that takes real time: when it began, on both clocks.
  struct LiveSpan {
    std::uint64_t id;
    double time;
    double real_time;
  };
  /// Until every span has ended, the clock follows real time.
  LiveSpan begin_live_span();
  void end_live_span(const LiveSpan& span);

  /// Stops following real time until the next wait, because the learner paused.
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
  std::vector<LiveSpan> live_spans_;
  std::uint64_t last_span_ = 0;
};

}  // namespace stage
