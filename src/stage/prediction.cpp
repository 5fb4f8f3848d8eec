#include "stage/prediction.hpp"

#include <string_view>
#include <utility>

#include "stage/prediction_answer.hpp"
#include "stage/prediction_reason.hpp"

namespace stage {
namespace {

std::string text_of(const course::Prediction& prediction, const trace::Trace& run) {
  constexpr std::string_view task = "{task}";
  std::string text = prediction.question;
  const std::size_t place = text.find(task);
  if (place != std::string::npos) text.replace(place, task.size(), name_of(run, prediction.task));
  return text;
}

}  // namespace

std::optional<Question> ask(const course::Prediction& prediction, const trace::Trace& run) {
  std::optional<Answer> found = answer(prediction, run);
  if (!found) return std::nullopt;
  Reason because = reason(prediction, *found, run);
  return Question{.text = text_of(prediction, run),
                  .options = std::move(found->options),
                  .right = found->right,
                  .asked_at = found->asked_at,
                  .decided_at = found->decided_at,
                  .callback = because.callback,
                  .waker = because.waker,
                  .why = std::move(because.why)};
}

}  // namespace stage
