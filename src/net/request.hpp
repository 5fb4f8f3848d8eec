/// A request: what is asked of whom, and for how long.
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
  /// Sent as it is. Its Content-Type is for `headers` to say. GET and HEAD have none.
  std::string body = {};
  /// Seconds on the loop's clock from `send()` to the whole answer; none waits as long as it takes.
  std::optional<double> timeout = std::nullopt;
  /// Kept until the answer is there, the request has failed or is cancelled: a way to know.
  std::shared_ptr<const void> while_in_flight = nullptr;
  /// Called with the answer's way into the loop when the answer is there, on any thread; calling
  /// that, once, lets it in. So the moment of an answer may be known, and put off. None lets it in at once.
  std::function<void(std::function<void()> let_in)> on_answer = nullptr;

  /// "GET /users/1?x=2": what a picture of the loop calls the request.
  [[nodiscard]] std::string label() const;
};

/// The request as every transport sends it: method in upper case, URL as `requestable()` gives it.
/// @throws InvalidURL, or aio::ValueError for a method, header, body or timeout that cannot be.
[[nodiscard]] Request prepared(Request request);

}  // namespace net
