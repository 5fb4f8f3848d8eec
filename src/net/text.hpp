/// ASCII text as HTTP compares and prints it, independent of the locale.
///
///     net::equal_ignoring_case("Content-Type", "content-type");   // true
///     net::trimmed(" a \r\n");                                    // "a"
///     net::quoted("it's");                                        // "\"it's\"", as Python's repr()
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace net {

constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char to_upper(char c) noexcept {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) noexcept { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

inline std::string lowered(std::string text) {
  std::ranges::transform(text, text.begin(), to_lower);
  return text;
}

/// The text without leading and trailing white space.
constexpr std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view space = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// The text in quotes: in single ones unless the text contains some, as Python's repr().
inline std::string quoted(std::string_view text) {
  const char quote = text.contains('\'') && !text.contains('"') ? '"' : '\'';
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote || c == '\\') result += '\\';
    result += c;
  }
  return result += quote;
}

}  // namespace net
