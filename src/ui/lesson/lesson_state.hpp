/// The state of an open lesson: which language a listing shows, what was copied last, which demo is on
/// the stage, the answers. Every change causes a new layout.
///
///     state.choose("promise-all", 2);
///     state.score_text(course::QuizPart::lesson);   // "3/4"
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "course/learning_event.hpp"
#include "course/lesson.hpp"
#include "course/prediction_progress.hpp"
#include "course/progress.hpp"
#include "course/quiz_session.hpp"

namespace ui {

class LessonState {
 public:
  const course::Lesson* lesson = nullptr;
  std::string lesson_href{};  ///< the lesson's URL, as used in links

  std::unordered_map<std::string, std::size_t> language;  ///< by listing: 0 Python, 1 JavaScript
  std::string copying{};                                  ///< id of the button that was pressed
  std::string copied{};                                   ///< id of the button that shows "Copied"
  std::string demo{};                                     ///< id of the demo on the stage, or ""
  std::string quiz_note{};                                ///< a note above the quiz, or ""
  /// What was done to the quiz last, and the question above which it is said; "" is above all.
  struct Said {
    std::string words{};
    std::string question{};
  };
  Said said{};
  /// An exam judges and explains no answer, and those that were submitted cannot be changed any more.
  enum class Exam : std::uint8_t { none, open, submitted };
  Exam exam = Exam::none;
  bool asks_to_submit = false;  ///< the learner has pressed Submit, and is asked to confirm it
  bool has_predictions = true;  ///< the lesson's demos ask for predictions
  bool has_deeper = true;       ///< the quiz's questions that go deeper are there
  bool only_quiz = false;       ///< the lesson around the quiz is left out
  bool asks_to_reset = false;   ///< the learner has pressed Reset, and is asked to confirm it

  /// Whether this frame already has a primary button.
  bool primary_taken = false;

  /// The number of changes that need a new layout.
  unsigned version = 0;
  void change() { ++version; }

  /// Shows another lesson.
  void show(const course::Lesson& shown);

  [[nodiscard]] const course::QuizSession& quiz() const { return *quiz_; }
  /// Answers a question, at a time of the screen's clock in seconds.
  void choose(const std::string& question, int option, double seconds = 0);
  /// Notes that a question is in view, at a time of the screen's clock.
  void see(const std::string& question, double seconds);
  [[nodiscard]] bool saw(const std::string& question) const { return seen_.contains(question); }
  /// The answers that nobody has reported yet, once. Those of an exam are reported when it is submitted.
  [[nodiscard]] std::vector<course::Answered> take_answered();
  /// Makes the quiz an exam. One that was submitted stays so.
  void begin_exam();
  /// Submits the exam.
  void submit();
  /// Clears the wrong answers of a part. @returns the ids of their questions
  std::vector<std::string> clear_wrong(course::QuizPart part);
  /// Clears all answers, first tries and predictions.
  void reset_answers();
  [[nodiscard]] std::string score_text(course::QuizPart part) const;  ///< "3/4"
  /// "first try: 2/4", or "" if no first try of the answers was stored.
  [[nodiscard]] std::string first_try_text(course::QuizPart part) const;

  /// The ids of the sections that were read to their end.
  [[nodiscard]] const std::set<std::string>& read() const { return read_; }
  void mark_read(const std::string& section);
  /// What became of the predictions, by course::prediction_key().
  [[nodiscard]] const std::map<std::string, course::PredictionResult>& predictions() const {
    return predicted_.predictions;
  }
  [[nodiscard]] bool solved(std::string_view exercise) const { return solved_.contains(exercise); }
  /// The lesson's exercises, and how many of them are solved.
  struct ExerciseCounts {
    std::size_t all = 0;
    std::size_t solved = 0;
  };
  [[nodiscard]] ExerciseCounts exercise_counts() const;
  void predict(const std::string& key, course::PredictionResult result);
  [[nodiscard]] course::PredictionCounts prediction_counts() const;
  /// "3 of 5 right, 2 skipped", "none made, 2 skipped"; "" if none was made or skipped.
  [[nodiscard]] std::string predictions_text() const;
  /// Sets which demo is on the stage; "" is none.
  void put_on_stage(const std::string& id);

  /// Restores the progress of an earlier visit.
  void restore(const course::LessonProgress& kept);

 private:
  std::optional<course::QuizSession> quiz_;
  [[nodiscard]] course::Answered answered(const std::string& question) const;

  bool submitted_ = false;             // the quiz was an exam and is submitted
  std::vector<std::string> answered_;  // questions whose answers are not reported yet
  // When each question came into view, or was last answered.
  std::map<std::string, double> seen_;
  std::map<std::string, double> spent_;  // on each answer, in seconds
  std::set<std::string> read_;
  std::set<std::string, std::less<>> solved_;  // ids of exercises
  course::LessonProgress predicted_;           // its predictions only
};

}  // namespace ui
