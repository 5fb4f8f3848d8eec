/// The real network, on the stage: every request is a flight.
///
///     stage::LiveTransport transport(network, flights, [](std::string_view word) { notify(word); });
///
/// What the world outside says of a request that failed is passed on in its own words: a program
/// sees the status alone, where a server also says that too many requests came from here.
#pragma once

#include <functional>
#include <string_view>

#include "net/transport.hpp"
#include "stage/flights.hpp"

namespace stage {

class LiveTransport final : public net::Transport {
 public:
  using Note = std::function<void(std::string_view text)>;

  /// `network` and `flights` must outlive the requests. `note` gets a line on each failure.
  LiveTransport(net::Transport& network, Flights& flights, Note note);

  aio::Future<net::Response> send(net::Request request) override;

 private:
  net::Transport& network_;
  Flights& flights_;
  Note note_;
};

}  // namespace stage
