/// The complete response to a request.
///
///     net::Response response = co_await net::fetch("https://api.example.com/users/1");
///     response.raise_for_status();
///     std::string name = response.json().at("name");
///
/// Source: `ClientResponse` in `aiohttp/client_reqrep.py`.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "net/headers.hpp"

namespace net {

struct Response {
  int status = 0;
  std::string reason = {};  ///< "Not Found"; the standard phrase if the server sent none
  Headers headers = {};
  std::string url = {};  ///< the URL of the response, after redirects
  std::string body = {};

  /// Whether the status is below 400.
  [[nodiscard]] bool ok() const noexcept { return status < 400; }

  /// The body as text, which is assumed to be UTF-8.
  [[nodiscard]] const std::string& text() const noexcept { return body; }

  /// The body as JSON; null if it is empty.
  /// @param content_type the expected Content-Type: "application/json" also accepts
  ///     "application/…+json". None accepts any.
  /// @throws ContentTypeError, InvalidJson
  [[nodiscard]] nlohmann::json json(
      std::optional<std::string_view> content_type = "application/json") const;

  /// @throws ClientResponseError unless ok()
  void raise_for_status() const;

  /// Whether the server refused because of too many requests.
  [[nodiscard]] bool rate_limited() const;
};

/// Whether a status and its headers mean "too many requests": 429, or, as GitHub does it, 403 with no
/// requests left.
[[nodiscard]] bool rate_limited(int status, const Headers& headers);

/// The standard reason phrase of a status, such as "Not Found"; empty if there is none.
/// Source: RFC 9110, section 15.
[[nodiscard]] std::string_view standard_reason(int status) noexcept;

/// Parses JSON. `source` names the text in errors: a URL or a file.
/// @throws InvalidJson
[[nodiscard]] nlohmann::json parse_json(std::string_view text, std::string_view source);

}  // namespace net
