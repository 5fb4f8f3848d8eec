/// A recorded run in Chrome's Trace Event Format, which Perfetto and chrome://tracing open.
///
///     std::string text = trace::to_chrome_trace(recording);   // worker_pool.trace.json
///
/// docs/trace-format.md says what is in it.
#pragma once

#include <string>

#include "trace/recording.hpp"

namespace trace {

[[nodiscard]] std::string to_chrome_trace(const Recording& recording);

}  // namespace trace
