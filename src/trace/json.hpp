/// Writes traces as JSON for other programs, and reads them. docs/trace-format.md describes the format.
///
///     std::string own = trace::to_json(run);                    // every event
///     trace::Trace again = trace::from_json(own, "run.json");   // equal to `run`
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace trace {

/// {"format":1,"events":[{"event":"task_created","time":0,"task":1,"name":"main"},…]}. The same
/// trace always results in the same text.
[[nodiscard]] std::string to_json(const Trace& trace);

/// The text is not a valid trace. what() names the file, the position and the remedy.
class FormatError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Limits of what from_json() accepts. python/loopstep/recorder.py ends its recordings before they exceed one.
struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20U;  ///< of the whole text
  std::size_t events = 1'000'000;
  std::size_t nesting = 16;        ///< depth of nested arrays and objects
  std::uint32_t tasks = 100'000;   ///< the highest id of a task
  std::size_t values = 1'000'000;  ///< in one event, including those in its lists
};

/// Reads a trace in the format of to_json(). Unknown members are skipped. Known ones must have the
/// right type and be consistent with earlier events (see `Checker`), so that every trace it returns can
/// be shown. `file` names the text in error messages.
/// @throws FormatError if the text is broken or exceeds a limit
[[nodiscard]] Trace from_json(std::string_view json, std::string_view file,
                              const JsonLimits& limits = {});

}  // namespace trace
