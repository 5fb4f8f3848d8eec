// The clock of a loop that a frame callback pumps: real time, and a wait that does not wait,
// because the browser calls again.
//   app::FrameClock clock;
//   aio::EventLoop loop(clock);
//   while (loop.has_ready()) loop.run_once();   // in every frame
#pragma once

#include <cstddef>
#include <optional>

#include "aio/clock.hpp"

namespace app {

class FrameClock final : public aio::Clock {
 public:
  double time() const override { return steady_.time(); }
  bool wait(std::optional<double>, std::size_t) override { return true; }

 private:
  aio::SteadyClock steady_;
};

}  // namespace app
