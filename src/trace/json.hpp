/// Traces as text: written for other programs, and read from them. Both formats are described in
/// docs/trace-format.md.
///
///     std::string own = trace::to_json(run);                    // every event
///     trace::Trace again = trace::from_json(own, "run.json");   // equal to `run`
///     std::string chrome = trace::to_chrome_trace(run);   // for chrome://tracing and Perfetto
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include "trace/trace.hpp"

namespace trace {

/// {"format":1,"events":[{"event":"task_created","time":0,"task":1,"name":"main"},…]}. The same
/// trace always gives the same text.
[[nodiscard]] std::string to_json(const Trace& trace);

/// A text that is not a trace. what() names the file, the place and the remedy.
class FormatError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The most that from_json() accepts.
struct JsonLimits {
  std::size_t bytes = std::size_t{64} << 20U;  ///< of the whole text
  std::size_t events = 1'000'000;
  std::size_t nesting = 16;       ///< arrays and objects within one another
  std::uint32_t tasks = 100'000;  ///< the highest id of a task
  std::size_t values = 100'000;   ///< in one event, those in its lists included
};

/// The trace that to_json() wrote. Members that it does not know are skipped; those that it knows
/// must have the right type and fit what came before (see `Checker`), so that whatever it returns can
/// be shown. `file` names the text in messages.
/// @throws FormatError if the text is broken or exceeds a limit
[[nodiscard]] Trace from_json(std::string_view json, std::string_view file,
                              const JsonLimits& limits = {});

/// The Trace Event Format: a row a task, with a slice for each step and each wait. Times are
/// microseconds.
[[nodiscard]] std::string to_chrome_trace(const Trace& trace);

}  // namespace trace
