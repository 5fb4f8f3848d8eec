/// Splits, joins and encodes URLs.
///
///     net::join_url("https://api.example.com/v1/", "users?page=2");
///     // "https://api.example.com/v1/users?page=2"
///     net::with_query("/search", {{"q", "a b&c"}, {"page", 2}});
///     // "/search?q=a+b%26c&page=2"
///
/// Source: RFC 3986. Queries are encoded as by `yarl`, aiohttp's URL library.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace net {

/// The components of a URL reference (RFC 3986, appendix B), as written, without their delimiters.
struct UrlParts {
  std::optional<std::string_view> scheme;
  std::optional<std::string_view> authority;
  std::string_view path;
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};

/// Splits any text; the parts are views into it.
[[nodiscard]] UrlParts split_url(std::string_view url) noexcept;

/// One name and value of a query.
struct Param {
  Param(std::string n, std::string v) : name(std::move(n)), value(std::move(v)) {}
  template <std::integral T>
    requires(!std::same_as<T, bool> && !std::same_as<T, char>)
  Param(std::string n, T v) : name(std::move(n)), value(std::to_string(v)) {}

  std::string name;
  std::string value;
};
using Params = std::vector<Param>;

/// "name=value&…", percent-encoded as UTF-8, with spaces as "+".
[[nodiscard]] std::string encode_query(const Params& params);

/// `url` with `params` appended to its query, before a fragment.
[[nodiscard]] std::string with_query(std::string_view url, const Params& params);

/// Resolves `reference` against `base` (RFC 3986, section 5.2). An empty base leaves it unchanged.
[[nodiscard]] std::string join_url(std::string_view base, std::string_view reference);

/// The URL as it is requested: scheme in lower case, no fragment, invalid characters
/// percent-encoded. Existing percent-encoding is kept. A relative reference is accepted; whether it
/// can be requested depends on the transport.
/// @throws InvalidURL for an absolute URL that is not http or https, or has an invalid host or port
[[nodiscard]] std::string requestable(std::string_view url);

[[nodiscard]] bool is_absolute(std::string_view url) noexcept;

/// "example.com:443", for messages; with the scheme's default port if the URL has none.
[[nodiscard]] std::string host_and_port(std::string_view url);

}  // namespace net
