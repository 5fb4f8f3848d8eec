// Writes numbers with the browser's function, which also finds the fewest digits that identify the number. That of
// libc++ has tables of 110 KB. Each program compiles this file, because a static library would lose it.
#include <emscripten/em_js.h>

#include <charconv>
#include <system_error>

EM_JS_DEPS(loopstep_encoding_numbers, "$stringToUTF8");

// clang-format off
// Writes "d.ddde+dd", and returns its length; a longer text than `size` - 1 is cut off.
EM_JS(int, js_write_number, (double value, char* made, int size), {
  return stringToUTF8(value.toExponential().replace(/[+-](?=.$)/, "$&0"), made, size);
});
// clang-format on

/// Replaces libc++'s function for finite numbers, whose longest text has 24 letters. It knows the scientific format
/// only.
std::to_chars_result std::to_chars(char* first, char* last, double value, chars_format /*format*/) {
  char text[32];
  const int length = js_write_number(value, text, sizeof text);
  if (last - first < length) return {last, std::errc::value_too_large};
  for (int i = 0; i < length; ++i) *first++ = text[i];
  return {first, std::errc()};
}
