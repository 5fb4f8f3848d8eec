#include "trace/json_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace trace {

JsonWriter& JsonWriter::begin(char bracket) {
  separate();
  out_ += bracket;
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  break_line();
  out_ += bracket;
  need_comma_ = true;
  return *this;
}

void JsonWriter::separate() {
  if (need_comma_) out_ += ',';
  need_comma_ = true;
  break_line();
}

void JsonWriter::break_line() {
  if (need_new_line_) out_ += '\n';
  need_new_line_ = false;
}

JsonWriter& JsonWriter::new_line() {
  need_new_line_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  quote(name);
  out_ += ':';
  need_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::value(bool yes) {
  separate();
  out_ += yes ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  separate();
  if (!std::isfinite(number)) {
    out_ += "null";
    return *this;
  }
  std::array<char, 32> digits{};
  char* const begin = digits.data();
  out_.append(begin, std::to_chars(begin, begin + digits.size(), number).ptr);
  return *this;
}

JsonWriter& JsonWriter::rounded(double number) {
  separate();
  if (!std::isfinite(number)) number = 0;
  // Prints hundredths as integers, because the library's floating-point printer is large.
  const auto hundredths = static_cast<long long>(std::llround(number * 100));
  const long long magnitude = hundredths < 0 ? -hundredths : hundredths;
  if (hundredths < 0) out_ += '-';
  char digits[24];
  const auto whole = std::to_chars(digits, digits + sizeof digits, magnitude / 100);
  out_.append(digits, whole.ptr);
  const auto rest = static_cast<char>(magnitude % 100);
  if (rest != 0) {
    out_ += '.';
    out_ += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) out_ += static_cast<char>('0' + rest % 10);
  }
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  constexpr char hex[] = "0123456789abcdef";
  out_ += '"';
  for (const char c : text) {
    switch (c) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\t': out_ += "\\t"; break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          out_ += "\\u00";
          out_ += hex[(c >> 4) & 0xF];
          out_ += hex[c & 0xF];
        } else {
          out_ += c;
        }
    }
  }
  out_ += '"';
}

}  // namespace trace
