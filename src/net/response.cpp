#include "net/response.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "net/errors.hpp"
#include "net/text.hpp"

namespace net {

namespace {

bool has_expected_type(std::string_view actual, std::string_view expected) {
  if (expected != "application/json") return actual.contains(expected);
  const std::string_view type = trimmed(actual.substr(0, actual.find(';')));
  return type == expected || (type.starts_with("application/") && type.ends_with("+json"));
}

/// nlohmann_json's error message without its prefix and the position, which InvalidJson adds itself.
std::string_view reason_of(std::string_view what) {
  constexpr std::string_view place = ", column ";
  const std::size_t column = what.find(place);
  const std::size_t colon = what.find(": ", column == std::string_view::npos ? 0 : column);
  if (colon != std::string_view::npos) what.remove_prefix(colon + 2);
  constexpr std::string_view encoding = "ill-formed UTF-8 byte";
  return what.contains(encoding) ? encoding : what;  // the rest repeats the ill-formed byte
}

}  // namespace

nlohmann::json Response::json(std::optional<std::string_view> content_type) const {
  const std::string actual = lowered(headers.get("Content-Type"));
  if (content_type && !has_expected_type(actual, *content_type)) {
    throw ContentTypeError(status, "Attempt to decode JSON with unexpected mimetype: " + actual,
                           url, headers);
  }
  if (trimmed(body).empty()) return nullptr;
  return parse_json(body, url);
}

void Response::raise_for_status() const {
  if (!ok()) throw ClientResponseError(status, reason, url, headers);
}

bool Response::rate_limited() const { return net::rate_limited(status, headers); }

bool rate_limited(int status, const Headers& headers) {
  constexpr int forbidden = 403;
  constexpr int too_many_requests = 429;
  if (status == too_many_requests) return true;
  return status == forbidden &&
         (headers.get("X-RateLimit-Remaining") == "0" || headers.contains("Retry-After"));
}

std::string_view standard_reason(int status) noexcept {
  using Entry = std::pair<int, std::string_view>;
  static constexpr std::array entries{
      Entry{200, "OK"},
      Entry{201, "Created"},
      Entry{202, "Accepted"},
      Entry{203, "Non-Authoritative Information"},
      Entry{204, "No Content"},
      Entry{205, "Reset Content"},
      Entry{206, "Partial Content"},
      Entry{300, "Multiple Choices"},
      Entry{301, "Moved Permanently"},
      Entry{302, "Found"},
      Entry{303, "See Other"},
      Entry{304, "Not Modified"},
      Entry{307, "Temporary Redirect"},
      Entry{308, "Permanent Redirect"},
      Entry{400, "Bad Request"},
      Entry{401, "Unauthorized"},
      Entry{402, "Payment Required"},
      Entry{403, "Forbidden"},
      Entry{404, "Not Found"},
      Entry{405, "Method Not Allowed"},
      Entry{406, "Not Acceptable"},
      Entry{407, "Proxy Authentication Required"},
      Entry{408, "Request Timeout"},
      Entry{409, "Conflict"},
      Entry{410, "Gone"},
      Entry{411, "Length Required"},
      Entry{412, "Precondition Failed"},
      Entry{413, "Content Too Large"},
      Entry{414, "URI Too Long"},
      Entry{415, "Unsupported Media Type"},
      Entry{416, "Range Not Satisfiable"},
      Entry{417, "Expectation Failed"},
      Entry{421, "Misdirected Request"},
      Entry{422, "Unprocessable Content"},
      Entry{426, "Upgrade Required"},
      Entry{429, "Too Many Requests"},              // RFC 6585
      Entry{451, "Unavailable For Legal Reasons"},  // RFC 7725
      Entry{500, "Internal Server Error"},
      Entry{501, "Not Implemented"},
      Entry{502, "Bad Gateway"},
      Entry{503, "Service Unavailable"},
      Entry{504, "Gateway Timeout"},
      Entry{505, "HTTP Version Not Supported"},
  };
  for (const auto& [code, reason] : entries) {
    if (code == status) return reason;
  }
  return {};
}

nlohmann::json parse_json(std::string_view text, std::string_view source) {
  try {
    // What json::parse() does without a filter. With one it is another parser, which would be linked too.
    nlohmann::json document;
    nlohmann::detail::json_sax_dom_parser<nlohmann::json> builder(document);
    nlohmann::json::sax_parse(text, &builder);
    return document;
  } catch (const nlohmann::json::parse_error& error) {
    throw InvalidJson(reason_of(error.what()), text, error.byte > 0 ? error.byte - 1 : 0, source);
  } catch (const nlohmann::json::out_of_range&) {
    throw InvalidJson("a number is too large", text, 0, source);
  }
}

}  // namespace net
