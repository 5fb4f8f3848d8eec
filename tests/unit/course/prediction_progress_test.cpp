// What is recorded of predictions, and how they are counted.
#include "course/prediction_progress.hpp"

#include <gtest/gtest.h>

namespace course {
namespace {

using enum PredictionResult;

TEST(PredictionProgress, NamesAPredictionByItsDemo) {
  EXPECT_EQ(prediction_key("greet", "0a"), "greet/0a");
}

TEST(PredictionProgress, KeepsTheFirstPrediction) {
  LessonProgress progress;
  record_prediction(progress, "greet/0a", wrong);
  record_prediction(progress, "greet/0a", right);
  record_prediction(progress, "greet/0a", skipped);
  EXPECT_EQ(progress.predictions.at("greet/0a"), wrong);
}

TEST(PredictionProgress, APredictionReplacesASkippedOne) {
  LessonProgress progress;
  record_prediction(progress, "greet/0a", skipped);
  record_prediction(progress, "greet/0a", right);
  EXPECT_EQ(progress.predictions.at("greet/0a"), right);
}

TEST(PredictionProgress, CountsWhatTheLessonAsks) {
  const LessonProgress progress{
      .predictions = {
          {"a/1", right}, {"a/2", wrong}, {"b/1", skipped}, {"b/2", right}, {"removed/1", right}}};
  const PredictionCounts counts = count_predictions(progress, {"a/1", "a/2", "b/1", "b/2", "c/1"});
  EXPECT_EQ(counts, (PredictionCounts{.asked = 5, .right = 2, .wrong = 1, .skipped = 1}));
  EXPECT_EQ(counts.made(), 3);
}

TEST(PredictionProgress, NothingIsCountedBeforeTheFirst) {
  EXPECT_EQ(count_predictions({}, {"a/1"}), (PredictionCounts{.asked = 1}));
}

}  // namespace
}  // namespace course
