/// A recorded run of a program, with what its recorder says of it: what python/loopstep/recorder.py writes.
///
///     trace::Recording recording = trace::recording_from_json(text, "run.json");
///     recording.trace.steps();
///     recording.truncated;   // "more than 200,000 events", or empty
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "trace/json.hpp"
#include "trace/trace.hpp"

namespace trace {

/// The program that was recorded. Its members are empty if the recorder does not tell them.
struct RecordedProgram {
  std::string name;        ///< of its file, without a folder
  std::string text;        ///< its source; the lines of the trace count from its first one
  std::string python;      ///< the version that ran it, such as "3.13.1"; empty if it is JavaScript
  std::string javascript;  ///< the edition of the language, such as "ES2025"; empty if it is Python
};

/// What the times of a recorded run are.
enum class RecordedClock : std::uint8_t {
  virtual_time,  ///< computing takes no time, and each run has the same times
  real,          ///< as long as it took
};

struct Recording {
  Trace trace;
  RecordedProgram program;
  RecordedClock clock = RecordedClock::virtual_time;
  std::string truncated;  ///< why the recording ended before the program did; empty if it did not
  std::map<std::uint32_t, std::string>
      error_types;  ///< of tasks that failed, by id, as far as known
};

/// What a task failed with, as a traceback ends: "ValueError: no such user". Either part may be unknown.
/// @param error the text of the task's end
[[nodiscard]] std::string error_words(const Recording& recording, std::uint32_t task,
                                      std::string_view error);

/// Reads a trace with the members that a recorder adds, as from_json() reads the trace alone.
/// @throws FormatError if the text is broken or exceeds a limit
[[nodiscard]] Recording recording_from_json(std::string_view json, std::string_view file,
                                            const JsonLimits& limits = {});

}  // namespace trace
