/// What CPython's run of a listing answers to a prediction, in the words of the stage.
///
///     const nlohmann::json answer = demo_test::answer_of_cpython("async-python", "timeout", prediction.id);
///     question->options == demo_test::options_on_the_stage(answer, run);
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "course_files.hpp"
#include "places.hpp"
#include "trace/trace.hpp"

namespace demo_test {

/// {"options": […], "right": …}, as the content compiler reads it from CPython's recorded run.
inline nlohmann::json answer_of_cpython(std::string_view lesson, std::string_view demo,
                                        const std::string& prediction) {
  const auto answers = nlohmann::json::parse(
      stage_test::read_text(std::string(places::compiled_course) + "-answers.json"));
  return answers.at(std::string(lesson)).at(std::string(demo)).at(prediction);
}

/// A task's name on the stage for asyncio's own name of it, "Task-3"; any other text as it is.
inline std::string on_the_stage(const std::string& option, const trace::Trace& run) {
  constexpr std::string_view prefix = "Task-";
  if (!option.starts_with(prefix)) return option;
  const auto id = static_cast<std::uint32_t>(std::stoul(option.substr(prefix.size())));
  for (const trace::Event& event : run.events())
    if (event.kind == trace::EventKind::task_created && event.task == id)
      return std::string(run.text(event.text));
  return option;
}

inline std::vector<std::string> options_on_the_stage(const nlohmann::json& answer,
                                                     const trace::Trace& run) {
  std::vector<std::string> options;
  for (const std::string option : answer.at("options"))
    options.push_back(on_the_stage(option, run));
  return options;
}

}  // namespace demo_test
