/// Why a run answered a prediction as it did, in the words of the causes in its trace. Used by stage::ask.
///
///     stage::Reason reason = stage::reason(prediction, answer, run);
///     reason.why;   // "Carol printed it at 0.5 s: its 0.5 s timer was due, before Bob's at 1 s."
#pragma once

#include <cstdint>
#include <string>

#include "course/prediction.hpp"
#include "stage/prediction_answer.hpp"
#include "trace/trace.hpp"

namespace stage {

struct Reason {
  std::string why;
  std::uint32_t callback = 0;  ///< the handle in whose step it was decided
  std::uint32_t waker = 0;     ///< the handle that made that one ready; 0 if none
};

[[nodiscard]] Reason reason(const course::Prediction& prediction, const Answer& answer,
                            const trace::Trace& run);

}  // namespace stage
