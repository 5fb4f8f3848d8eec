// Writes numbers with the browser's function, which also makes the shortest text that identifies a number. That of libc++
// has tables of 110 KB.
#include <emscripten/em_js.h>

#include <charconv>
#include <system_error>

EM_JS_DEPS(loopstep_reader_numbers, "$stringToUTF8");

// clang-format off
// Returns the length of the text; a longer one than `size` - 1 is cut off.
EM_JS(int, js_write_number, (double value, char* made, int size), {
  return stringToUTF8(String(value), made, size);
});
// clang-format on

/// Replaces libc++'s function for finite numbers, whose longest text has 24 letters.
std::to_chars_result std::to_chars(char* first, char* last, double value) {
  char text[32];
  const int length = js_write_number(value, text, sizeof text);
  if (last - first < length) return {last, std::errc::value_too_large};
  for (int i = 0; i < length; ++i) *first++ = text[i];
  return {first, std::errc()};
}
