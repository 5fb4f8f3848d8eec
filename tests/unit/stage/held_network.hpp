/// A network whose responses the test sends by hand.
///
///     stage_test::HeldNetwork network;
///     services.live = &network;
///     network.answer(0, 200, "{}");   // the first request that was sent
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "aio/event_loop.hpp"
#include "net/exchange.hpp"
#include "net/transport.hpp"

namespace stage_test {

class HeldNetwork final : public net::Transport {
 public:
  aio::Future<net::Response> send(net::Request request) override {
    auto* exchange = new net::Exchange(aio::get_running_loop(), net::prepared(std::move(request)));
    replies.push_back(exchange->reply());
    return exchange->future();
  }
  void answer(std::size_t index, int status, std::string body) {
    replies.at(index).post([status, body = std::move(body)](net::Exchange& exchange) {
      exchange.succeed({.status = status, .url = exchange.request().url, .body = body});
    });
  }

  std::vector<net::Exchange::Reply> replies;
};

}  // namespace stage_test
