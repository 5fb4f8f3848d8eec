/// Judges a run: whether it passes an exercise's checks, and where it does not.
///
///     const reader::Judgement judgement = reader::judge(exercise, recording, trace::summarize(recording.trace));
///     if (!judgement.passed) show(judgement.step);
///
/// Steps count as in Trace::steps().
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reader/checks/exercise.hpp"
#include "trace/recording.hpp"
#include "trace/summary.hpp"

namespace reader {

/// What comes of one check.
struct Verdict {
  bool passed = true;
  std::size_t step = 0;  ///< if it fails: where that shows; the last step, if something is missing
  std::string words{};   ///< if it fails: what is wrong, to follow "At step 9, "
};

struct Judgement {
  bool passed = false;  ///< every check did, and the recording did not end before the program
  std::size_t step =
      0;  ///< if it did not pass: the step of the first check that fails, or the last step
  std::vector<Verdict> verdicts;  ///< of the checks, in their order
};

/// @param summary of the recording's trace
[[nodiscard]] Verdict judge(const Check& check, const trace::Recording& recording,
                            const trace::Summary& summary);
[[nodiscard]] Judgement judge(const Exercise& exercise, const trace::Recording& recording,
                              const trace::Summary& summary);

}  // namespace reader
