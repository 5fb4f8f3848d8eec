// The clock of a loop that a frame callback pumps: real time, and a wait that does not wait,
// because the browser calls again.
//   app::FrameClock clock(app::host::wake);
//   aio::EventLoop loop(clock);
//   while (loop.run_once()) {}   // in every frame
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

#include "aio/clock.hpp"

namespace app {

class FrameClock final : public aio::Clock {
 public:
  // `wake` asks the browser for a frame; it is called when something from outside came in.
  explicit FrameClock(std::function<void()> wake) : wake_(std::move(wake)) {}

  double time() const override { return steady_.time(); }
  bool wait(std::optional<double> /*timeout*/, std::size_t /*outside*/) override { return true; }
  void wake() override { wake_(); }

 private:
  aio::SteadyClock steady_;
  std::function<void()> wake_;
};

}  // namespace app
