// Formats text in place of libc's printf, which would take 3 KB of a first visit: the conversions that Dear ImGui and we
// use. Numbers with a fraction are the browser's.
#include <emscripten/em_js.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <string_view>

EM_JS_DEPS(loopstep_format, "$stringToUTF8");

// clang-format off
// With `digits` after the point or, if that is negative, with as few as identify the number. toFixed() rounds up what is
// half way between two numbers, printf to the even one; with three digits only odd sixteenths are half way.
EM_JS(void, js_fraction, (double value, int digits, char* made, int size), {
  let text = digits < 0 ? String(value) : value.toFixed(digits);
  if (digits == 3 && Math.abs(value) * 16 % 2 == 1 && text.at(-1) % 2) text = (value - Math.sign(value) / 2000).toFixed(3);
  stringToUTF8(text, made, size);
});
// clang-format on

namespace {

/// The text that is made, as much of it as there is room for.
class Output {
 public:
  Output(char* text, std::size_t size) : text_(text), size_(size) {}
  ~Output() {
    if (size_ > 0) text_[std::min(length_, size_ - 1)] = 0;
  }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  void add(char letter) {
    if (length_ + 1 < size_) text_[length_] = letter;
    ++length_;
  }
  void add(std::string_view words) {
    for (const char letter : words) add(letter);
  }
  [[nodiscard]] int length() const { return static_cast<int>(length_); }

 private:
  char* text_;
  std::size_t size_;
  std::size_t length_ = 0;
};

int number(const char*& format) {
  int value = 0;
  for (; *format >= '0' && *format <= '9'; ++format) value = value * 10 + (*format - '0');
  return value;
}

void add_integer(Output& out, std::size_t width, long long value, int base) {
  std::array<char, 24> digits{};
  const char* end = std::to_chars(digits.begin(), digits.end(), value, base).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  for (std::size_t i = length; i < width; ++i) out.add('0');
  for (std::size_t i = 0; i < length; ++i)
    out.add(digits[i] >= 'a' ? static_cast<char>(digits[i] - 'a' + 'A') : digits[i]);
}

void add_fraction(Output& out, double value, int digits) {
  std::array<char, 40> text{};
  js_fraction(value, digits, text.data(), text.size());
  out.add(text.data());
}

}  // namespace

/// Knows %s, %d, %u, %X, %f, %g and %%; a width is that of a number with zeros before it. %g ignores its precision.
extern "C" int vsnprintf(char* text, std::size_t size, const char* format, va_list values) {
  Output out(text, size);
  while (*format != 0) {
    if (*format != '%') {
      out.add(*format++);
      continue;
    }
    const auto width = static_cast<std::size_t>(number(++format));
    int precision = -1;
    if (*format == '.') precision = number(++format);
    const char letter = *format++;
    switch (letter) {
      case 's': out.add(va_arg(values, const char*)); break;
      case 'd': add_integer(out, width, va_arg(values, int), 10); break;
      case 'u':
      case 'X': add_integer(out, width, va_arg(values, unsigned), letter == 'X' ? 16 : 10); break;
      case 'f':
      case 'g': add_fraction(out, va_arg(values, double), letter == 'f' ? precision : -1); break;
      default: out.add(letter);
    }
  }
  return out.length();
}

extern "C" int snprintf(char* text, std::size_t size, const char* format, ...) {
  va_list values;
  va_start(values, format);
  const int length = vsnprintf(text, size, format, values);
  va_end(values);
  return length;
}
