/// Asking for something over the network, and awaiting the answer.
///
///     net::Response response = co_await net::fetch("https://api.example.com/users/1");
///     auto [first, second] = co_await aio::gather(
///         net::fetch("https://api.example.com/users/2"),
///         net::fetch({.url = "https://api.example.com/users/3", .timeout = 1.5}));
///
/// A request is on its way as soon as it is asked for, not when it is awaited. Cancelling the
/// future, or the task that awaits it, aborts the request; so does destroying the loop.
#pragma once

#include <memory>
#include <string>

#include "aio/future.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace net {

/// A way to get answers: the real network, or anything that stands in for it.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  /// Starts `request` on the running loop. Redirections are followed.
  ///
  /// The future fails with ClientConnectorError, ServerDisconnectedError, ClientPayloadError,
  /// TooManyRedirects or aio::TimeoutError. Any status is an answer: see `raise_for_status()`.
  /// @throws aio::RuntimeError if no loop is running; InvalidURL and aio::ValueError as
  /// `prepared()`.
  virtual aio::Future<Response> send(Request request) = 0;
};

/// The platform's network: the browser's, or libcurl with a thread of its own.
/// Requests in flight when it is destroyed fail with ClientConnectionError.
[[nodiscard]] std::unique_ptr<Transport> make_network_transport();

/// One for the whole program, made on first use.
[[nodiscard]] Transport& default_transport();

/// `send()` on the default transport.
inline aio::Future<Response> fetch(Request request) {
  return default_transport().send(std::move(request));
}
inline aio::Future<Response> fetch(std::string url) {
  return fetch(Request{.url = std::move(url)});
}

}  // namespace net
