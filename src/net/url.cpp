#include "net/url.hpp"

#include <charconv>

#include "net/errors.hpp"
#include "net/text.hpp"

namespace net {

namespace {

constexpr std::string_view path_marks = "-._~!$&'()*+,;=:@/";
constexpr std::string_view query_marks = "-._~!$&'()*+,;=:@/?";
constexpr std::string_view param_marks =
    "-._~!$'()*,:@/?";  // in a name or value & = + ; must be encoded

bool is_hex(char c) noexcept { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

void append_encoded(std::string& to, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  to += '%';
  to += digits[byte >> 4U];
  to += digits[byte & 15U];
}

bool stands_for_itself(char c, std::string_view marks) noexcept {
  return is_letter(c) || is_digit(c) || marks.contains(c);
}

void append_param_text(std::string& to, std::string_view text) {
  for (const char c : text) {
    if (c == ' ') {
      to += '+';
    } else if (stands_for_itself(c, param_marks)) {
      to += c;
    } else {
      append_encoded(to, c);
    }
  }
}

/// Encodes characters that are not allowed, without encoding anything twice.
void append_requoted(std::string& to, std::string_view text, std::string_view marks) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    if (escape || stands_for_itself(text[i], marks)) {
      to += text[i];
    } else {
      append_encoded(to, text[i]);
    }
  }
}

bool is_scheme(std::string_view text) noexcept {
  if (text.empty() || !is_letter(text.front())) return false;
  for (const char c : text) {
    if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

/// RFC 3986, section 5.2.4.
std::string remove_dot_segments(std::string_view path) {
  std::string result;
  const auto drop_last = [&result] {
    result.erase(result.find_last_of('/') == std::string::npos ? 0 : result.rfind('/'));
  };
  while (!path.empty()) {
    if (path.starts_with("../")) {
      path.remove_prefix(3);
    } else if (path.starts_with("./") || path.starts_with("/./")) {
      path.remove_prefix(2);
    } else if (path == "/." || path == "/..") {
      if (path == "/..") drop_last();
      path = "/";
    } else if (path.starts_with("/../")) {
      path.remove_prefix(3);
      drop_last();
    } else if (path == "." || path == "..") {
      path = {};
    } else {
      const std::size_t next = path.find('/', 1);
      result += path.substr(0, next);
      path.remove_prefix(next == std::string_view::npos ? path.size() : next);
    }
  }
  return result;
}

/// RFC 3986, section 5.2.3.
std::string merged(const UrlParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return "/" + std::string(path);
  return std::string(base.path.substr(0, base.path.rfind('/') + 1)) + std::string(path);
}

std::string assembled(const UrlParts& parts, std::string_view path) {
  std::string url;
  if (parts.scheme) (url += *parts.scheme) += ':';
  if (parts.authority) (url += "//") += *parts.authority;
  url += path;
  if (parts.query) (url += '?') += *parts.query;
  if (parts.fragment) (url += '#') += *parts.fragment;
  return url;
}

struct HostPort {
  std::string_view host;
  std::optional<std::string_view> port;
};

HostPort split_authority(std::string_view authority) noexcept {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  const std::size_t address_end =
      authority.rfind(']');  // of an IPv6 address, which has colons of its own
  const std::size_t colon = authority.rfind(':');
  if (colon == std::string_view::npos ||
      (address_end != std::string_view::npos && colon < address_end)) {
    return {authority, std::nullopt};
  }
  return {authority.substr(0, colon), authority.substr(colon + 1)};
}

bool is_port(std::string_view text) noexcept {
  if (text.empty()) return true;  // "http://host:/" is the scheme's own port
  constexpr unsigned highest = 65535;
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number <= highest;
}

void check_authority(std::string_view url, std::string_view authority) {
  constexpr std::string_view never = " <>\"\\^`{|}%";
  const auto [host, port] = split_authority(authority);
  if (host.empty()) throw InvalidURL(url, "the URL has no host");
  for (const char c : authority) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || never.contains(c))
      throw InvalidURL(url, "the host name is invalid");
  }
  if (port && !is_port(*port)) throw InvalidURL(url, "the port must be a number from 0 to 65535");
}

}  // namespace

UrlParts split_url(std::string_view url) noexcept {
  UrlParts parts;
  if (const std::size_t hash = url.find('#'); hash != std::string_view::npos) {
    parts.fragment = url.substr(hash + 1);
    url = url.substr(0, hash);
  }
  if (const std::size_t mark = url.find('?'); mark != std::string_view::npos) {
    parts.query = url.substr(mark + 1);
    url = url.substr(0, mark);
  }
  if (const std::size_t colon = url.find(':');
      colon != std::string_view::npos && is_scheme(url.substr(0, colon))) {
    parts.scheme = url.substr(0, colon);
    url.remove_prefix(colon + 1);
  }
  if (url.starts_with("//")) {
    const std::size_t end = url.find('/', 2);
    parts.authority = url.substr(2, end == std::string_view::npos ? end : end - 2);
    url = end == std::string_view::npos ? std::string_view() : url.substr(end);
  }
  parts.path = url;
  return parts;
}

std::string encode_query(const Params& params) {
  std::string query;
  for (const Param& param : params) {
    if (!query.empty()) query += '&';
    append_param_text(query, param.name);
    query += '=';
    append_param_text(query, param.value);
  }
  return query;
}

std::string with_query(std::string_view url, const Params& params) {
  if (params.empty()) return std::string(url);
  UrlParts parts = split_url(url);
  std::string query(parts.query.value_or(""));
  if (!query.empty()) query += '&';
  query += encode_query(params);
  parts.query = query;
  return assembled(parts, parts.path);
}

std::string join_url(std::string_view base, std::string_view reference) {
  const UrlParts to = split_url(reference);
  const UrlParts from = split_url(base);
  if (base.empty() || to.scheme) return std::string(reference);
  UrlParts target = to;
  target.scheme = from.scheme;
  if (to.authority) return assembled(target, remove_dot_segments(to.path));
  target.authority = from.authority;
  if (to.path.empty()) {
    if (!to.query) target.query = from.query;
    return assembled(target, from.path);
  }
  if (to.path.starts_with('/')) return assembled(target, remove_dot_segments(to.path));
  return assembled(target, remove_dot_segments(merged(from, to.path)));
}

std::string requestable(std::string_view url) {
  const UrlParts parts = split_url(url);
  std::string result;
  if (parts.scheme) {
    const std::string scheme = lowered(std::string(*parts.scheme));
    if (scheme != "http" && scheme != "https")
      throw InvalidURL(url, "only http:// and https:// can be fetched");
    if (!parts.authority) throw InvalidURL(url, "the URL has no host");
    result += scheme + ':';
  }
  if (parts.authority) {
    check_authority(url, *parts.authority);
    (result += "//") += *parts.authority;
    if (parts.path.empty()) result += '/';
  }
  append_requoted(result, parts.path, path_marks);
  if (parts.query) append_requoted(result += '?', *parts.query, query_marks);
  return result;
}

bool is_absolute(std::string_view url) noexcept { return split_url(url).scheme.has_value(); }

std::string host_and_port(std::string_view url) {
  const UrlParts parts = split_url(url);
  if (!parts.authority) return "of this page";
  const auto [host, port] = split_authority(*parts.authority);
  const std::string_view usual =
      parts.scheme && equal_ignoring_case(*parts.scheme, "http") ? "80" : "443";
  return std::string(host) + ':' + std::string(port && !port->empty() ? *port : usual);
}

}  // namespace net
