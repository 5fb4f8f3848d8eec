#include "stage/prediction.hpp"

#include <cmath>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "stage/prediction_answer.hpp"
#include "stage/prediction_reason.hpp"

namespace stage {
namespace {

using course::Prediction;

std::string text_of(const Prediction& prediction, const trace::Trace& run) {
  constexpr std::string_view task = "{task}";
  std::string text = prediction.question;
  const std::size_t place = text.find(task);
  if (place != std::string::npos) text.replace(place, task.size(), name_of(run, prediction.task));
  return text;
}

// Tasks by their names on the stage, where the bundle has asyncio's: "Task-3".
std::vector<std::string> options_of(const Prediction& prediction, const trace::Trace& run) {
  std::vector<std::string> options = prediction.options;
  if (prediction.kind != Prediction::Kind::next_step &&
      prediction.kind != Prediction::Kind::next_printer)
    return options;
  for (std::string& option : options) {
    const std::size_t number = option.find_last_not_of("0123456789") + 1;
    option = name_of(run, static_cast<std::uint32_t>(std::atoi(option.c_str() + number)));
  }
  return options;
}

}  // namespace

std::optional<Question> ask(const Prediction& prediction, const trace::Trace& run) {
  const std::optional<Answer> found = answer(prediction, run);
  if (!found) return std::nullopt;
  Reason because = reason(prediction, *found, run);
  return Question{.text = text_of(prediction, run),
                  .options = options_of(prediction, run),
                  .right = found->right,
                  .asked_at = found->asked_at,
                  .decided_at = found->decided_at,
                  .callback = because.callback,
                  .waker = because.waker,
                  .why = std::move(because.why)};
}

Evidence evidence_of(const Question& question, const trace::Trace& run) {
  Evidence found{.callback = question.callback};
  for (std::size_t i = 0; i <= question.decided_at && i < run.events().size(); ++i) {
    const trace::Event& event = run.events()[i];
    const bool decides =
        event.handle != 0 && (event.handle == question.callback || event.handle == question.waker);
    if (!decides) continue;
    if (event.kind == trace::EventKind::handle_started)
      found.steps.push_back(run.position_of(i + 1).step);
    if (event.kind == trace::EventKind::timer_set && std::isfinite(event.value))
      found.timer = event.value;
  }
  return found;
}

}  // namespace stage
