#include "net/request.hpp"

#include <algorithm>

#include "net/errors.hpp"
#include "net/text.hpp"
#include "net/url.hpp"

namespace net {

namespace {

/// RFC 9110, section 5.6.2.
bool is_token(std::string_view text) {
  static constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter(c) || is_digit(c) || marks.contains(c);
  });
}

void check_method(std::string_view method) {
  constexpr std::size_t longest = 31;  // what Emscripten's Fetch API has room for
  if (!is_token(method) || method.size() > longest) {
    throw aio::ValueError("no HTTP method: " + quoted(method));
  }
  for (const std::string_view forbidden : {"CONNECT", "TRACE", "TRACK"}) {  // browsers forbid these
    if (method == forbidden)
      throw aio::ValueError("method " + std::string(method) + " cannot be requested");
  }
}

void check_headers(const Headers& headers) {
  constexpr std::string_view never("\r\n\0", 3);  // one of these would begin another header
  for (const auto& [name, value] : headers) {
    if (!is_token(name)) throw aio::ValueError("not a valid header name: " + quoted(name));
    if (value.find_first_of(never) != std::string::npos) {
      throw aio::ValueError("header " + name + ": a value must be a single line of text");
    }
  }
}

}  // namespace

std::string Request::label() const {
  const UrlParts parts = split_url(url);
  std::string label = method + ' ';
  label += parts.path.empty() ? "/" : parts.path;
  if (parts.query) (label += '?') += *parts.query;
  return label;
}

Request prepared(Request request) {
  std::ranges::transform(request.method, request.method.begin(), to_upper);
  check_method(request.method);
  check_headers(request.headers);
  if (!request.body.empty() && (request.method == "GET" || request.method == "HEAD")) {
    throw aio::ValueError("a " + request.method + " request cannot have a body");
  }
  if (request.timeout && !(*request.timeout >= 0)) {
    throw aio::ValueError("a timeout must be a finite number of seconds, 0 or more");
  }
  request.url = requestable(request.url);
  return request;
}

}  // namespace net
