// Reads decimal numbers with the browser's parser. That of libc calculates with 128 bits, which WebAssembly does not have:
// with the functions that emulate these it would take 6 KB of a first visit. Both round correctly.
#include <emscripten/em_js.h>

#include <cstdlib>

EM_JS_DEPS(loopstep_numbers, "$UTF8ToString");

// clang-format off
// Stores the number at the start of `text` in `made`, and returns its length.
EM_JS(int, js_number, (const char* text, double* made), {
  const found = /^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?/i.exec(UTF8ToString(text));
  HEAPF64[made >> 3] = found ? +found[0] : 0;
  return found ? found[0].length : 0;
});
// clang-format on

/// Replaces libc's function, for nlohmann_json and for us. It does not skip spaces, and reads neither hexadecimal
/// numbers nor infinity and NaN.
extern "C" double strtod(const char* text, char** end) {
  double made = 0;
  const int length = js_number(text, &made);
  if (end != nullptr) *end = const_cast<char*>(text) + length;
  return made;
}

// libc has these in the same file, so they must be replaced too.
extern "C" float strtof(const char* text, char** end) {
  return static_cast<float>(strtod(text, end));
}

extern "C" long double strtold(const char* text, char** end) { return strtod(text, end); }
