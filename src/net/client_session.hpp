/// Requests relative to a base URL, as with aiohttp's `ClientSession`.
///
///     net::ClientSession api(transport, "https://api.example.com");
///     co_await aio::async_with(api, [](net::ClientSession& session) -> aio::Coroutine<> {
///       net::Response user = co_await session.get("/users/1", {.timeout = 1.0});
///       auto page = session.get("/users", {.params = {{"page", 2}}});
///       co_await aio::async_with(page, [](net::Response& response) -> aio::Coroutine<> {
///         show(response.json());
///         co_return;
///       });
///     });
///
/// A ClientSession is a reference: its copies share one session.
/// Source: `ClientSession` in `aiohttp/client.py`.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "aio/coroutine.hpp"
#include "net/headers.hpp"
#include "net/request.hpp"
#include "net/transport.hpp"
#include "net/url.hpp"

namespace net {

namespace detail {
struct SessionState;
}

/// The parts of a request besides its method and URL; see `Request`.
struct RequestOptions {
  Params params = {};  ///< appended to the URL's query
  Headers headers = {};
  std::string body = {};
  std::optional<double> timeout = std::nullopt;  ///< seconds
};

/// A request that has not been sent yet. It is sent, and its errors are thrown, when it is awaited or
/// entered by `aio::async_with`.
class [[nodiscard("a request that is never awaited is never sent")]] PendingRequest {
 public:
  /// Sends the request and awaits the response.
  /// @throws whatever `Transport::send` throws, and aio::RuntimeError if the session is closed
  auto operator co_await() && { return send().operator co_await(); }

  /// The same for `aio::async_with`. A timeout cancels the task that waits, as in aiohttp.
  aio::Coroutine<Response> aenter();
  /// There is nothing to release, because a response is complete. Suppresses no exception.
  aio::Coroutine<bool> aexit(std::exception_ptr /*exception*/) { co_return false; }

  /// Sends the request now, for instance for `aio::gather`.
  aio::Future<Response> send();

 private:
  friend class ClientSession;
  PendingRequest(std::shared_ptr<detail::SessionState> session, Request request)
      : session_(std::move(session)), request_(std::move(request)) {}

  std::shared_ptr<detail::SessionState> session_;
  Request request_;
};

class ClientSession {
 public:
  /// `transport` must outlive the session. Relative URLs are resolved against `base_url`.
  explicit ClientSession(Transport& transport, std::string base_url = {});
  /// Uses the default transport.
  explicit ClientSession(std::string base_url = {});

  PendingRequest get(std::string_view url, RequestOptions options = {}) const {
    return request("GET", url, std::move(options));
  }
  PendingRequest post(std::string_view url, RequestOptions options = {}) const {
    return request("POST", url, std::move(options));
  }
  PendingRequest put(std::string_view url, RequestOptions options = {}) const {
    return request("PUT", url, std::move(options));
  }
  PendingRequest patch(std::string_view url, RequestOptions options = {}) const {
    return request("PATCH", url, std::move(options));
  }
  PendingRequest del(std::string_view url, RequestOptions options = {}) const {
    return request("DELETE", url, std::move(options));
  }
  /// A relative `url` is resolved against the base URL; `options.params` are appended to its query.
  PendingRequest request(std::string method, std::string_view url,
                         RequestOptions options = {}) const;

  void close() const noexcept;
  [[nodiscard]] bool closed() const noexcept;

  aio::Coroutine<ClientSession> aenter() const { co_return *this; }
  /// Closes the session. Suppresses no exception.
  aio::Coroutine<bool> aexit(std::exception_ptr exception) const;

 private:
  std::shared_ptr<detail::SessionState> state_;
};

}  // namespace net
