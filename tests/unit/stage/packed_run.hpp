/// A recorded run as the site has it: what tools/runs.mjs makes of the recorder's JSON.
///
///     site.files["runs/greeting.txt"] = stage_test::packed(trace);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "trace/bytes.hpp"

namespace stage_test {

inline std::string packed(const trace::Trace& trace) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string bytes = trace::to_bytes(trace);
  std::string text;
  for (std::size_t bit = 0; bit < bytes.size() * 8; bit += 6) {
    unsigned value = 0;
    for (std::size_t at = bit; at < bit + 6; ++at) {
      const unsigned byte = at / 8 < bytes.size() ? static_cast<unsigned char>(bytes[at / 8]) : 0;
      value = value << 1U | (byte >> (7 - at % 8) & 1U);
    }
    text += alphabet[value];
  }
  return text;
}

}  // namespace stage_test
