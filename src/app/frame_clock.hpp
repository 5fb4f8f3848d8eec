/// The clock of a loop that a frame callback pumps: real time, and a wait that does not wait, because
/// the browser calls again.
///
///     app::FrameClock clock(seconds, ask_for_a_frame);
///     aio::EventLoop loop(clock);
///     while (loop.run_once()) {}   // in every frame
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

#include "aio/clock.hpp"

namespace app {

class FrameClock final : public aio::Clock {
 public:
  /// `real_time` gives real seconds. `wake` asks the browser for a frame; it is called when something
  /// from outside came in.
  FrameClock(std::function<double()> real_time, std::function<void()> wake)
      : real_time_(std::move(real_time)), wake_(std::move(wake)) {}

  [[nodiscard]] double time() const override { return real_time_(); }
  bool wait(std::optional<double> /*timeout*/, std::size_t /*outside*/) override { return true; }
  void wake() override { wake_(); }

 private:
  std::function<double()> real_time_;
  std::function<void()> wake_;
};

}  // namespace app
