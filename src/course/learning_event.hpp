/// What a learner has done in a lesson, as it is reported to the platform around the page.
///
///     course::LearningEvent event{.lesson = "async-python", .what = course::SectionRead{"errors", "Errors", 5, 6}};
///     host.report(course::to_json(event));   // {"lesson":"async-python","type":"read","section":"errors",…}
///
/// Options are counted from 0. Times are in seconds. The page translates an event into what its platform prescribes: an
/// interaction and a score of SCORM, a statement of xAPI.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace course {

/// A question, and the option that the learner chose.
struct ChosenOption {
  std::string question;               ///< its id
  std::string prompt;                 ///< as plain text
  std::vector<std::string> options;   ///< as plain text
  std::optional<std::size_t> chosen;  ///< none: a prediction was skipped
  std::size_t correct = 0;
  double seconds = 0;  ///< from when the question was first in view, or from the answer before

  [[nodiscard]] bool right() const { return chosen == correct; }
};

/// A question of the quiz was answered; `attempt` counts the answers to it from 1.
struct Answered {
  ChosenOption choice;
  int attempt = 1;
};

/// A prediction was made or skipped.
struct Predicted {
  ChosenOption choice;
  std::string demo;
};

/// A section was read to its end, the `read`th of `of`.
struct SectionRead {
  std::string section;
  std::string title;
  int read = 0;
  int of = 0;
};

struct DemoOpened {
  std::string demo;
  std::string title;
};

/// A demo was run to its end.
struct DemoEnded {
  std::string demo;
  std::string title;
};

/// What the answers to the quiz come to now. Questions that go deeper do not count.
struct Score {
  int right = 0;
  int answered = 0;
  int of = 0;
  int threshold = 100;  ///< the percentage of right answers from which the quiz is passed

  [[nodiscard]] bool passed() const { return right > 0 && right * 100 >= threshold * of; }
};

/// Every section is read and every question answered, which was not so before.
struct Completed {};

struct LearningEvent {
  std::string lesson;  ///< its slug
  std::variant<Answered, Predicted, SectionRead, DemoOpened, DemoEnded, Score, Completed> what;
};

/// `type` is "answered", "predicted", "read", "opened", "ended", "score" or "completed"; the other keys are the members'
/// names, for choices also `right`, and for scores also `passed`; `threshold` is then a share from 0 to 1.
[[nodiscard]] std::string to_json(const LearningEvent& event);

}  // namespace course
