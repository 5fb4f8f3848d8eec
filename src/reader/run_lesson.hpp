/// A recorded run as the bundle of a lesson (docs/content-format.md): what stands out in it, with a link to each step,
/// and the run as its only demo, whose listing is still without lines.
///
///     const trace::Summary summary = trace::summarize(recording.trace);
///     std::string bundle = reader::run_lesson(recording, summary, "run.json", "https://example.org/run.json");
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "reader/checks/judge.hpp"
#include "trace/recording.hpp"
#include "trace/summary.hpp"

namespace reader {

/// A run that was made for an exercise.
struct Judged {
  Exercise exercise;
  /// Of this run; none for the run of the program that the exercise begins with.
  std::optional<Judgement> judgement{};
};

struct RunStatus {
  /// The exercise and its result, which then stand above the run; null if it was made for none.
  const Judged* judged = nullptr;
  /// Whether the program has not ended: then nothing is said of its end.
  bool running = false;
};

/// @param summary of the recording's trace
/// @param file the name of the run's file, for a program without a name
/// @param trace the run's address, as in the fragment after "trace="
[[nodiscard]] std::string run_lesson(const trace::Recording& recording,
                                     const trace::Summary& summary, std::string_view file,
                                     std::string_view trace, const RunStatus& status = {});

}  // namespace reader
