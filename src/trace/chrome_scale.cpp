#include "trace/chrome_scale.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace trace {

namespace {

/// 1, 2 or 5 times a power of ten; at most `number`, at least 1.
std::int64_t rounded_down(std::int64_t number) {
  std::int64_t power = 1;
  while (power <= number / 10) power *= 10;
  for (const int times : {5, 2})
    if (times * power <= number) return times * power;
  return power;
}

}  // namespace

std::int64_t microseconds(double seconds) {
  constexpr double most = 9e15;
  return std::llround(std::clamp(seconds * 1e6, 0.0, most));
}

std::int64_t least_step_width(const Recording& recording) {
  if (recording.clock == RecordedClock::real) return 1;
  const auto& events = recording.trace.events();
  const std::int64_t all = events.empty() ? 0 : microseconds(events.back().time);
  if (all == 0) return 1000;
  const auto steps = static_cast<std::int64_t>(std::max<std::size_t>(recording.trace.steps(), 1));
  return rounded_down(all / 10 / steps);
}

}  // namespace trace
