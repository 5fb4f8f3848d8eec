/// The network of a recorded run: every request is answered by its recording, after the recorded delay on
/// the stage's clock, so a run is the same on every machine.
///
///     stage::RecordedTransport transport(recordings, clock);
///     net::ClientSession session(transport, "https://api.example.com");
///     if (!transport.settle()) return;   // before each iteration: is a recording still loading?
///
/// While a recording is still being loaded from the site, the clock stops: the rest of the
/// iteration may run, but no other iteration may begin.
#pragma once

#include <vector>

#include "net/transport.hpp"
#include "stage/recordings.hpp"
#include "stage/stage_clock.hpp"

namespace stage {

class RecordedTransport final : public net::Transport {
 public:
  /// Both must outlive this object, and this object the loop that requests are sent on.
  RecordedTransport(Recordings& recordings, StageClock& clock)
      : recordings_(recordings), clock_(clock) {}

  /// A request without a recording fails with a net::ClientConnectionError that names it.
  aio::Future<net::Response> send(net::Request request) override;

  /// Continues to load the recordings of requests in flight.
  /// @returns whether all are loaded
  bool settle();

 private:
  class Exchange;

  Recordings& recordings_;
  StageClock& clock_;
  std::vector<Exchange*> unsettled_;  // in the order in which they were sent
};

}  // namespace stage
