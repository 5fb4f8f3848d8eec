/// What a run answers to a prediction, and the question as it is put to the learner.
///
///     if (auto question = stage::ask(demo.predictions[0], player.trace())) {
///       // run up to question->asked_at, offer question->options, then run past question->decided_at
///       const bool correct = chosen == question->right;
///     }
///
/// The answer is computed from the run, which must be finished. tools/content/answers.py computes the same from
/// CPython's run, to find the options and to reject a question without a single answer; a test compares the two.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "course/prediction.hpp"
#include "trace/trace.hpp"

namespace stage {

struct Question {
  std::string text;
  std::vector<std::string> options;  ///< 2 to 6, in an order that says nothing
  std::size_t right = 0;             ///< the index of the right one
  std::size_t asked_at = 0;    ///< the events before this index have happened when it is asked
  std::size_t decided_at = 0;  ///< the index of the event that decides it, from asked_at on
  std::uint32_t callback = 0;  ///< the handle in whose step that event is
  std::uint32_t waker = 0;     ///< the handle, perhaps a timer's, that made it ready; 0 if none
  std::string why;             ///< what happened, and its cause, in a sentence or two
};

/// None if this run does not answer it with one of the options, as one with other responses may not.
[[nodiscard]] std::optional<Question> ask(const course::Prediction& prediction,
                                          const trace::Trace& run);

/// Where a run shows what decided a question.
struct Evidence {
  std::uint32_t callback = 0;  ///< the handle; 0: none
  std::vector<std::size_t>
      steps{};  ///< its step, from 1, and that of the callback that made it ready
  std::optional<double> timer =
      std::nullopt;  ///< when the timer behind it was due, in seconds; none if there is none
};

[[nodiscard]] Evidence evidence_of(const Question& question, const trace::Trace& run);

}  // namespace stage
