/// Sends requests over the network.
///
///     net::Response response = co_await net::fetch("https://api.example.com/users/1");
///     auto [first, second] = co_await aio::gather(
///         net::fetch("https://api.example.com/users/2"),
///         net::fetch({.url = "https://api.example.com/users/3", .timeout = 1.5}));
///
/// A request is sent at once, not when it is awaited. Cancelling the future, or the task that awaits
/// it, aborts the request; so does destroying the loop.
#pragma once

#include <memory>
#include <string>

#include "aio/future.hpp"
#include "net/request.hpp"
#include "net/response.hpp"

namespace net {

/// Answers requests: the real network, or a replacement for it.
class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport() = default;

  /// Sends `request` on the running loop. Redirects are followed.
  ///
  /// The future fails with ClientConnectorError, ServerDisconnectedError, ClientPayloadError,
  /// TooManyRedirects or aio::TimeoutError. Any status counts as success: see `raise_for_status()`.
  /// @throws aio::RuntimeError if no loop is running
  /// @throws InvalidURL, aio::ValueError as `prepared()`
  virtual aio::Future<Response> send(Request request) = 0;
};

/// The platform's network: the browser's, or libcurl on its own thread. Requests that are in flight
/// when the transport is destroyed fail with ClientConnectionError.
[[nodiscard]] std::unique_ptr<Transport> make_network_transport();

/// The program's shared transport, created on first use.
[[nodiscard]] Transport& default_transport();

/// `send()` on the default transport.
inline aio::Future<Response> fetch(Request request) {
  return default_transport().send(std::move(request));
}
inline aio::Future<Response> fetch(std::string url) {
  return fetch(Request{.url = std::move(url)});
}

}  // namespace net
