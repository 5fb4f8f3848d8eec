#include "net/errors.hpp"

#include <algorithm>
#include <utility>

#include "net/response.hpp"
#include "net/text.hpp"
#include "net/url.hpp"

namespace net {

namespace {

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const std::string_view part : parts) text += part;
  return text;
}

std::string response_text(int status, std::string_view message, std::string_view url) {
  return joined({std::to_string(status), ", message=", quoted(message), ", url=", quoted(url)});
}

}  // namespace

InvalidURL::InvalidURL(std::string_view url, std::string_view why)
    : ClientError(joined({quoted(url), ": ", why})) {}

ClientConnectorError::ClientConnectorError(std::string_view url, ConnectFailure cause,
                                           std::string_view detail)
    : ClientConnectionError(
          joined({"Cannot connect to host ", host_and_port(url), " [", detail, "]"})),
      cause_(cause) {}

ClientPayloadError::ClientPayloadError(std::string_view detail)
    : ClientError(joined({"Response payload is not completed: ", detail})) {}

ClientResponseError::ClientResponseError(int status, std::string message, std::string url,
                                         Headers headers)
    : ClientError(response_text(status, message, url)),
      status_(status),
      message_(std::move(message)),
      url_(std::move(url)),
      headers_(std::move(headers)) {}

bool ClientResponseError::rate_limited() const { return net::rate_limited(status_, headers_); }

struct InvalidJson::Position {
  Position(std::string_view text, std::size_t at) : offset(std::min(at, text.size())) {
    const std::string_view before = text.substr(0, offset);
    line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const std::size_t line_end = before.rfind('\n');
    column = line_end == std::string_view::npos ? offset + 1 : offset - line_end;
  }

  std::size_t offset;
  std::size_t line;
  std::size_t column;
};

InvalidJson::InvalidJson(std::string_view why, std::string_view text, std::size_t offset,
                         std::string_view source)
    : InvalidJson(why, Position(text, offset), source) {}

InvalidJson::InvalidJson(std::string_view why, const Position& position, std::string_view source)
    : ValueError(joined({source, ": invalid JSON in line ", std::to_string(position.line),
                         ", column ", std::to_string(position.column), " (byte ",
                         std::to_string(position.offset), "): ", why})),
      line_(position.line),
      column_(position.column),
      offset_(position.offset) {}

}  // namespace net
