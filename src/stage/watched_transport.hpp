/// A network whose requests are recorded: when each was sent, when and how it ended.
///
///     stage::WatchedTransport transport(recorded, recorder);
///     net::ClientSession session(transport, "https://api.example.com");
#pragma once

#include <memory>
#include <utility>

#include "net/transport.hpp"
#include "stage/aio_recorder.hpp"

namespace stage {

class WatchedTransport final : public net::Transport {
 public:
  /// `network` must outlive this object and its requests.
  WatchedTransport(net::Transport& network, std::weak_ptr<AioRecorder> recorder)
      : network_(network), recorder_(std::move(recorder)) {}

  aio::Future<net::Response> send(net::Request request) override;

 private:
  net::Transport& network_;
  std::weak_ptr<AioRecorder> recorder_;
};

}  // namespace stage
