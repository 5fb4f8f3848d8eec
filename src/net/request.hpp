/// An HTTP request.
///
///     net::Request request{.method = "POST", .url = "https://example.com/users", .body = "Ada"};
///     request.timeout = 1.5;   // seconds
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "net/headers.hpp"

namespace net {

struct Request {
  std::string method = "GET";
  /// Absolute, http or https. In a browser it may be relative to the page.
  std::string url = {};
  Headers headers = {};
  /// Sent as it is; set its Content-Type in `headers`. GET and HEAD have no body.
  std::string body = {};
  /// Seconds on the loop's clock from `send()` to the complete response; none: no limit.
  std::optional<double> timeout = std::nullopt;
  /// Released when the request has been answered, has failed or was cancelled. Its destructor can
  /// report that.
  std::shared_ptr<const void> while_in_flight = nullptr;
  /// Called when the response has come in, on any thread. Calling `deliver`, once, hands the response
  /// to the loop. This allows to note when a response came and to delay it. Without this function the
  /// response is delivered at once.
  std::function<void(std::function<void()> deliver)> on_answer = nullptr;

  /// The request's label in a trace: "GET /users/1?x=2".
  [[nodiscard]] std::string label() const;
};

/// The request as every transport sends it: method in upper case, URL as `requestable()` returns it.
/// @throws InvalidURL
/// @throws aio::ValueError if the method, a header, the body or the timeout is invalid
[[nodiscard]] Request prepared(Request request);

}  // namespace net
