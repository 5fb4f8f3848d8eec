/// What the stage needs from its host: responses, workers and real time.
///
///     stage::Services services{.recordings = &recordings, .live = &network, .workers = &workers,
///                              .real_time = seconds_since_start};
#pragma once

#include <functional>

namespace net {
class Transport;
}

namespace stage {

class Recordings;
class Workers;

/// Everything must outlive the players that use it. A demo that needs a missing service fails.
struct Services {
  Recordings* recordings = nullptr;  ///< the lesson's recorded responses
  net::Transport* live = nullptr;    ///< the real network
  Workers* workers = nullptr;
  std::function<double()>
      real_time;  ///< real seconds from any origin, never going back; called on any thread
};

}  // namespace stage
