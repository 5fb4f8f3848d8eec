/// A question about a demo's run that the learner answers before the run does. Which option is right is
/// computed from the run: see stage/prediction.hpp.
///
///     for (const course::Prediction& asked : demo.predictions) show(asked.question);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace course {

/// A line that the run prints. `which` tells it from others like it, from 1; 0 if there is only one.
struct PrintedText {
  std::string text;
  bool open_start = false;  ///< the line may have more before the text
  bool open_end = false;    ///< or after it
  int which = 0;

  [[nodiscard]] bool matches(std::string_view line) const;
  /// The text as an option: an abbreviated one lacks the colon at its end.
  [[nodiscard]] std::string label() const;

  bool operator==(const PrintedText&) const = default;
};

struct Prediction {
  enum class Kind : std::uint8_t {
    next_output,
    last_output,
    next_step,     ///< the task that the loop runs next
    next_printer,  ///< the task that prints next
    first_of,      ///< which of `texts` is printed first
    order_of,      ///< in which order `texts` are printed
    time_of,       ///< when the only one of `texts` is printed
    number_of,     ///< how many of `counted` there are
    end_of,        ///< how `task` ends
  };
  enum class Counted : std::uint8_t { outputs, tasks, requests, texts };
  enum class Moment : std::uint8_t { start, after, before, time };

  std::string id;  ///< unique in the demo; another wording has another id
  Kind kind = Kind::next_output;
  std::string question;  ///< "{task}" in it stands for the name of `task`
  std::vector<PrintedText> texts{};
  Counted counted = Counted::outputs;
  std::optional<PrintedText> until{};  ///< number_of: counts only what comes before it
  std::uint32_t task = 0;              ///< end_of: the number of the task, in order of creation
  Moment moment = Moment::start;       ///< when it is asked
  std::optional<PrintedText> at{};     ///< after, before: the output of that moment
  double time = 0;                     ///< time: in seconds; everything until then has happened
  std::vector<std::string> options{};  ///< 2 to 6; tasks by asyncio's names, as "Task-2"
};

}  // namespace course
