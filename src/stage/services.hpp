/// What the stage needs from its host: the way to responses, workers and the real time.
#pragma once

#include <functional>

namespace net {
class Transport;
}

namespace stage {

class Workers;

/// Everything must outlive the players that use it.
struct Services {
  net::Transport* recorded = nullptr;  ///< answers from the lesson's recordings
  net::Transport* live = nullptr;      ///< answers from the real network
  Workers* workers = nullptr;
  std::function<double()> real_time;   ///< real seconds from any origin, never going back
};

}  // namespace stage
