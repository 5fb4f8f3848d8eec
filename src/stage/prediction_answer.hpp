/// The options of a prediction in one run, the right one, and the event that decides. Used by stage::ask.
///
///     std::optional<stage::Answer> answer = stage::answer(prediction, run);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "course/prediction.hpp"
#include "trace/trace.hpp"

namespace stage {

struct Answer {
  std::vector<std::string> options{};
  std::size_t right = 0;
  std::size_t asked_at = 0;
  std::size_t decided_at = 0;
  std::vector<std::size_t> events{};  ///< that the answer consists of, as they happened
};

[[nodiscard]] std::optional<Answer> answer(const course::Prediction& prediction,
                                           const trace::Trace& run);

/// "0.5", "2", "1.25": seconds with at most three decimals.
[[nodiscard]] std::string seconds(double time);
/// The name of a task of the run.
[[nodiscard]] std::string name_of(const trace::Trace& run, std::uint32_t task);

}  // namespace stage
