/// What stands out in a run: its longest steps, what went wrong unseen, and how each task ended.
///
///     const trace::Summary summary = trace::summarize(run);
///     summary.longest.front().seconds;   // the longest time that the loop could do nothing else
///
/// Steps count as in Trace::steps(). Strings are owned by the trace.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "trace/kinds.hpp"
#include "trace/trace.hpp"

namespace trace {

struct Summary {
  static constexpr std::size_t most_steps = 10;  ///< in `longest`

  /// A callback that ran.
  struct Step {
    std::size_t step = 0;
    std::uint32_t task = 0;  ///< 0 if none
    double seconds = 0;      ///< from its start to its end
    std::int32_t line = 0;   ///< the last line that it ran; 0 if none
  };
  /// A note of the recorder about something that nobody handled.
  struct Note {
    NoteKind kind = NoteKind::other;
    std::size_t step = 0;    ///< the step in which it was noticed
    std::uint32_t task = 0;  ///< that it is about; 0 if none
    std::string_view text;
  };
  struct Task {
    std::uint32_t id = 0;
    std::string_view name;
    std::uint32_t creator = 0;  ///< task id; 0 if none
    std::size_t created = 0;    ///< the step in which it was created; 0 is before the loop runs
    std::size_t ended = 0;      ///< the step in which it ended; 0 if it did not
    std::optional<Outcome> outcome;  ///< none if it did not end
    std::string_view error;          ///< if it failed
  };

  std::vector<Step> longest;  ///< longest first; only those that took time
  std::vector<Note> notes;    ///< in their order; without those of kind `other`
  std::vector<Task> tasks;    ///< the index is id - 1
  double seconds = 0;         ///< from the first event to the last
};

[[nodiscard]] Summary summarize(const Trace& trace);

}  // namespace trace
