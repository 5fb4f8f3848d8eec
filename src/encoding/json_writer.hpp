/// Writes JSON text piece by piece, without building a document first. Nothing checks that the
/// pieces fit: every key needs a value and every begin an end.
///
///     encoding::JsonWriter json;
///     json.begin_object().member("id", "stage/step").key("rect").begin_array();
///     json.rounded(54.5F).rounded(8).end_array().end_object();
///     send(json.text());   // {"id":"stage/step","rect":[54.5,8]}
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace encoding {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('['); }
  JsonWriter& end_array() { return end(']'); }

  JsonWriter& key(std::string_view name);
  /// Control characters, quotes and backslashes are escaped. Bytes that are not UTF-8 become U+FFFD.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(bool yes);
  JsonWriter& value(std::nullptr_t null);
  template <std::integral T>
  JsonWriter& value(T number) {
    separate();
    char digits[std::numeric_limits<T>::digits10 + 2];
    out_.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
    return *this;
  }
  /// The fewest digits that read back as the same number: 3, 0.25, 1e-05, 1e+15. Infinity and NaN, which JSON lacks,
  /// become null.
  JsonWriter& value(double number) { return this->number(number, ""); }
  /// Like value(double), but never like an integer: 3.0.
  JsonWriter& real(double number) { return this->number(number, ".0"); }
  /// Rounded to hundredths: enough for places on a screen, and much less code than value(double).
  /// Infinity and NaN become 0.
  JsonWriter& rounded(double number);

  JsonWriter& member(std::string_view name, const auto& its_value) {
    return key(name).value(its_value);
  }

  /// Puts a line break before the next value, key or end.
  JsonWriter& new_line();

  [[nodiscard]] const std::string& text() const& noexcept { return out_; }
  [[nodiscard]] std::string text() && noexcept { return std::move(out_); }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  JsonWriter& number(double number, std::string_view end_of_whole);
  void separate();
  void break_line();
  void quote(std::string_view text);

  std::string out_;
  bool need_comma_ = false;
  bool need_new_line_ = false;
};

}  // namespace encoding
