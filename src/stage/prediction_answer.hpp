/// What one run answers to a prediction, and the events that decide it. Used by stage::ask.
///
///     std::optional<stage::Answer> answer = stage::answer(prediction, run);
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/prediction.hpp"
#include "trace/trace.hpp"

namespace stage {

struct Answer {
  std::size_t right = 0;  ///< index of the prediction's option
  std::size_t asked_at = 0;
  std::size_t decided_at = 0;
  std::vector<std::size_t> events{};  ///< that the answer consists of, as they happened
};

/// None if the run answers nothing, or something that is no option.
[[nodiscard]] std::optional<Answer> answer(const course::Prediction& prediction,
                                           const trace::Trace& run);

/// The name of a task of the run; "the program" for none.
[[nodiscard]] std::string_view name_of(const trace::Trace& run, std::uint32_t task);
/// The parts one after the other. Takes less of the program's size than a chain of +.
[[nodiscard]] std::string joined(std::initializer_list<std::string_view> parts);

}  // namespace stage
