#include "course/prediction_progress.hpp"

namespace course {

std::string prediction_key(std::string_view demo, std::string_view prediction) {
  return std::string(demo) + "/" + std::string(prediction);
}

void record_prediction(LessonProgress& progress, const std::string& key, PredictionResult result) {
  PredictionResult& recorded = progress.predictions.try_emplace(key, result).first->second;
  if (recorded == PredictionResult::skipped) recorded = result;
}

PredictionCounts count_predictions(const LessonProgress& progress,
                                   const std::vector<std::string>& asked) {
  PredictionCounts counts{.asked = static_cast<int>(asked.size())};
  for (const std::string& key : asked) {
    const auto found = progress.predictions.find(key);
    if (found == progress.predictions.end()) continue;
    switch (found->second) {
      case PredictionResult::right: ++counts.right; break;
      case PredictionResult::wrong: ++counts.wrong; break;
      case PredictionResult::skipped: ++counts.skipped; break;
    }
  }
  return counts;
}

}  // namespace course
