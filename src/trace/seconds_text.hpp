/// Seconds of a run as text, for everything that shows or explains one.
///
///     trace::seconds_text(1.25);   // "1.25"
#pragma once

#include <string>

namespace trace {

/// "0.5", "2", "1.25": at most three decimals.
[[nodiscard]] std::string seconds_text(double seconds);

}  // namespace trace
