/// The real network, on the stage: every request is a live operation.
///
///     stage::LiveTransport transport(network, operations, [](std::string_view text) { notify(text); });
///
/// A server's own explanation of a failed request is passed on, because the demo only sees the
/// status: a "403", for example, while the server also explains that there were too many requests.
#pragma once

#include <functional>
#include <string_view>

#include "net/transport.hpp"
#include "stage/live_operations.hpp"

namespace stage {

class LiveTransport final : public net::Transport {
 public:
  using Note = std::function<void(std::string_view text)>;

  /// `network` and `operations` must outlive the requests. `note` gets a line about each failure.
  LiveTransport(net::Transport& network, LiveOperations& operations, Note note);

  aio::Future<net::Response> send(net::Request request) override;

 private:
  net::Transport& network_;
  LiveOperations& operations_;
  Note note_;
};

}  // namespace stage
