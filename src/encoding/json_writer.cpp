#include "encoding/json_writer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace encoding {

namespace {

constexpr std::string_view replacement = "\uFFFD";

/// The bytes of the character with which `text` begins; 0 if that is not UTF-8.
std::size_t character_length(std::string_view text) {
  const auto byte = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC0 || text.size() < length) return 0;
  std::uint32_t code = lead & (0xFFU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  constexpr std::array<std::uint32_t, 3> least = {0x80, 0x800, 0x10000};
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code >= least[length - 2] && code <= 0x10FFFF && !surrogate ? length : 0;
}

}  // namespace

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

JsonWriter& JsonWriter::value(std::nullptr_t /*null*/) {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::number(double number, std::string_view end_of_whole) {
  if (!std::isfinite(number)) return value(nullptr);
  separate();
  if (std::signbit(number)) out_ += '-';
  std::array<char, 32> made{};
  const char* const end = std::to_chars(made.data(), made.data() + made.size(), std::fabs(number),
                                        std::chars_format::scientific)
                              .ptr;
  const std::string_view text(made.data(), end);  // "1.25e-03"
  const std::size_t e = text.find('e');
  int exponent = 0;
  for (const char digit : text.substr(e + 2)) exponent = exponent * 10 + (digit - '0');
  if (text[e + 1] == '-') exponent = -exponent;
  constexpr int least = -4;
  constexpr int most = 14;
  if (exponent < least || exponent > most) {
    out_ += text;
    return *this;
  }
  std::string digits(1, text[0]);
  if (e > 1) digits += text.substr(2, e - 2);
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  const auto whole = static_cast<std::size_t>(std::max(exponent, 0)) + 1;
  if (digits.size() > whole) {
    out_ += digits.insert(whole, 1, '.');
  } else {
    digits.resize(whole, '0');
    out_ += digits;
    out_ += end_of_whole;
  }
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
  constexpr std::string_view letters("btn\0fr", 6);  // of the escapes from \b on
  out_ += '"';
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const char c = text.front();
    const auto letter = static_cast<std::size_t>(c - '\b');
    if (length == 0) {
      out_ += replacement;
    } else if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (letter < letters.size() && letters[letter] != 0) {
      out_ += '\\';
      out_ += letters[letter];
    } else if (length == 1 && c < 0x20) {
      out_ += "\\u00";
      out_ += hex[c >> 4];
      out_ += hex[c & 0xF];
    } else {
      out_ += text.substr(0, length);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out_ += '"';
}

}  // namespace encoding
