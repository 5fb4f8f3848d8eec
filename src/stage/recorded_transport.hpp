/// The network of a recorded run: every request is answered by its recording, after the time that
/// the answer took when it was recorded, on the stage's clock. So a run is the same on every
/// machine.
///
///     stage::RecordedTransport transport(recordings, clock);
///     net::ClientSession session(transport, "https://api.example.com");
///     if (!transport.settle()) return;   // before each iteration: is a recording under way?
///
/// Where a recording is still on its way from the site, time stands still: what is left of the
/// iteration may run, and no other may begin.
#pragma once

#include <vector>

#include "net/transport.hpp"
#include "stage/recordings.hpp"
#include "stage/stage_clock.hpp"

namespace stage {

class RecordedTransport final : public net::Transport {
 public:
  /// Both must outlive this, and this the loop that requests are sent on.
  RecordedTransport(Recordings& recordings, StageClock& clock)
      : recordings_(recordings), clock_(clock) {}

  /// A request without a recording fails with net::ClientConnectionError, which names it.
  aio::Future<net::Response> send(net::Request request) override;

  /// Goes on loading the recordings of requests in flight. @returns whether all are here.
  bool settle();

 private:
  class Flight;

  Recordings& recordings_;
  StageClock& clock_;
  std::vector<Flight*> unsettled_;  // in the order in which they were sent
};

}  // namespace stage
