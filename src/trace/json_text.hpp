/// Writes one flat JSON object.
///
///     trace::JsonText object(text);
///     object.add("task", 1);
///     object.add("name", "main");
///     object.end();   // {"task":1,"name":"main"}
#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

namespace trace {

class JsonText {
 public:
  explicit JsonText(std::string& text) : text_(text) { text_ += '{'; }

  void add(std::string_view name, std::integral auto value) { raw(name, std::to_string(value)); }
  void add(std::string_view name, bool value) { raw(name, value ? "true" : "false"); }
  void add(std::string_view name, double value) { raw(name, number(value)); }
  void add(std::string_view name, std::string_view value) { raw(name, quoted(value)); }
  void add(std::string_view name, const char* value) { add(name, std::string_view(value)); }
  template <std::integral T>
  void add(std::string_view name, std::span<const T> values) {
    std::string list = "[";
    for (const T value : values) (list += list.size() > 1 ? "," : "") += std::to_string(value);
    raw(name, list += ']');
  }
  /// `json` is JSON already.
  void raw(std::string_view name, std::string_view json) {
    if (text_.back() != '{') text_ += ',';
    ((text_ += quoted(name)) += ':') += json;
  }
  void end() { text_ += '}'; }

  /// The shortest text that reads back as the same number. JSON has no infinity, which is the
  /// deadline of a timer that never comes.
  static std::string number(double value) {
    if (!std::isfinite(value)) return "null";
    std::array<char, 32> digits{};
    char* const begin = digits.data();
    return {begin, std::to_chars(begin, begin + digits.size(), value).ptr};
  }

  static std::string quoted(std::string_view value) {
    std::string result = "\"";
    for (const char c : value) {
      if (c == '"' || c == '\\') {
        (result += '\\') += c;
      } else if (static_cast<unsigned char>(c) < 0x20) {
        std::array<char, 8> escape{};
        std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
        result += escape.data();
      } else {
        result += c;
      }
    }
    return result += '"';
  }

 private:
  std::string& text_;
};

}  // namespace trace
