/// A quiz in progress: the chosen options, those chosen first, and the resulting scores. Answers can be changed at
/// any time; the score is that of the current answers, the first-try score stays until the quiz is reset.
///
///     course::QuizSession session(lesson.quiz);
///     session.answer("promise-all", 0);
///     session.score();   // 1 of session.total(), which is 4
///     session.tally(course::QuizPart::deeper).right;
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/lesson.hpp"
#include "course/progress.hpp"

namespace course {

/// The questions that complete the lesson, and those that go deeper. Each part has a score of its own.
enum class QuizPart { lesson, deeper };

/// The score of a part.
struct Tally {
  int total = 0;
  int answered = 0;
  int right = 0;
  int first_right = 0;    ///< answered right at the first try
  int first_unknown = 0;  ///< answered before first tries were stored
};

class QuizSession {
 public:
  /// `quiz` must outlive the session.
  explicit QuizSession(const Quiz& quiz) : quiz_(&quiz) {}

  /// Chooses an option, by index from 0, replacing an earlier choice.
  /// @throws std::out_of_range if the quiz does not have the question or the option
  void answer(std::string_view question, int option);
  /// Removes the answer to a question and its tries, as if there had been none.
  void take_back(std::string_view question);
  /// Removes the wrong answers of a part, so that they can be tried again. First tries stay.
  /// @returns the ids of their questions, in the quiz's order
  std::vector<std::string> clear_wrong(QuizPart part);
  /// Removes all answers and all first tries.
  void reset();

  /// The chosen option, if any.
  [[nodiscard]] std::optional<int> chosen(std::string_view question) const;
  [[nodiscard]] bool correct(std::string_view question) const;
  /// Why the chosen option is right or wrong; null if none is chosen.
  [[nodiscard]] const std::vector<Run>* explanation(std::string_view question) const;

  /// Null if the quiz does not have it.
  [[nodiscard]] const Question* find(std::string_view question) const;
  [[nodiscard]] const std::vector<Question>& questions(QuizPart part) const;
  [[nodiscard]] QuizPart part_of(std::string_view question) const;
  [[nodiscard]] Tally tally(QuizPart part) const;
  /// How many answers the question got.
  [[nodiscard]] int tries(std::string_view question) const;
  /// Whether there is anything to reset.
  [[nodiscard]] bool started() const { return !first_.empty(); }

  // Of the questions that complete the lesson:
  [[nodiscard]] int score() const { return tally(QuizPart::lesson).right; }
  [[nodiscard]] int answered() const { return tally(QuizPart::lesson).answered; }
  [[nodiscard]] int total() const { return static_cast<int>(quiz_->questions.size()); }
  /// Whether every answer is right.
  [[nodiscard]] bool complete() const { return score() == total(); }

  /// Takes over the stored answers and first tries, in place of those here, except those to questions that were
  /// removed or reworded.
  /// @returns the number of answers that were left out
  int restore(const LessonProgress& kept);
  /// Writes answers, first tries and scores into the progress to store.
  void store(LessonProgress& kept) const;

 private:
  [[nodiscard]] const Option* chosen_option(std::string_view question) const;
  [[nodiscard]] const Question* find_asked(const std::string& id, const Answer& answer) const;

  const Quiz* quiz_;
  std::map<std::string, int, std::less<>> chosen_;
  std::map<std::string, int, std::less<>> first_;  // of every question that was ever answered
  std::map<std::string, int, std::less<>> tries_;  // of those in first_, if there was more than one
  int resets_ = 0;
};

}  // namespace course
