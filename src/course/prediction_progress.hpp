/// The learner's predictions in the stored progress: what is recorded of them, and how many there are.
///
///     const std::string key = course::prediction_key(demo.id, prediction.id);
///     course::record_prediction(progress.lessons.at(slug), key, course::PredictionResult::right);
///     course::count_predictions(progress.lessons.at(slug), {key}).right;
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/progress.hpp"

namespace course {

/// "hello-task/cbf08c9e": a prediction in its lesson.
[[nodiscard]] std::string prediction_key(std::string_view demo, std::string_view prediction);

/// Only a first prediction is one: a later result leaves it as it is, unless it was skipped.
void record_prediction(LessonProgress& progress, const std::string& key, PredictionResult result);

struct PredictionCounts {
  int asked = 0;  ///< by the lesson as it is now
  int right = 0;
  int wrong = 0;
  int skipped = 0;

  [[nodiscard]] int made() const { return right + wrong; }

  bool operator==(const PredictionCounts&) const = default;
};

/// Counts the results of the predictions that the lesson asks for: `asked` has their keys. Results of
/// predictions that were removed or reworded do not count.
[[nodiscard]] PredictionCounts count_predictions(const LessonProgress& progress,
                                                 const std::vector<std::string>& asked);

}  // namespace course
