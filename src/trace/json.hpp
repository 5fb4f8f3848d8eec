/// A trace as text for other programs. Both formats are described in docs/trace-format.md.
///
///     std::string own = trace::to_json(run);               // every event, to compare or to show
///     std::string chrome = trace::to_chrome_trace(run);    // for chrome://tracing and Perfetto
#pragma once

#include <string>

#include "trace/trace.hpp"

namespace trace {

/// {"format":1,"events":[{"event":"task_created","time":0,"task":1,"name":"main"},…]}. The same
/// trace always gives the same text.
[[nodiscard]] std::string to_json(const Trace& trace);

/// The Trace Event Format: a row a task, with a slice for each step and each wait. Times are
/// microseconds.
[[nodiscard]] std::string to_chrome_trace(const Trace& trace);

}  // namespace trace
