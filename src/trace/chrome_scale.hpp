/// The time axis of a Chrome trace.
///
///     std::int64_t at = trace::microseconds(0.5);               // 500000
///     std::int64_t wide = trace::least_step_width(recording);   // 20000
#pragma once

#include <cstdint>

#include "trace/recording.hpp"

namespace trace {

/// Seconds as whole microseconds, from 0 to what a number in JSON holds exactly.
[[nodiscard]] std::int64_t microseconds(double seconds);

/// How many microseconds wide a step is drawn at least. On a virtual clock most steps take no time. All of them together
/// are drawn a tenth as wide as the run, so that none is drawn later than by that. Without any time it is 1 ms a step.
[[nodiscard]] std::int64_t least_step_width(const Recording& recording);

}  // namespace trace
