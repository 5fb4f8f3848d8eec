/// A quiz in progress: the chosen options and the resulting score. Answers can be changed at any time; the
/// score is that of the current answers.
///
///     course::QuizSession session(lesson.quiz);
///     session.answer("promise-all", 0);
///     session.score();   // 1 of session.total(), which is 4
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/lesson.hpp"
#include "course/progress.hpp"

namespace course {

class QuizSession {
 public:
  /// `quiz` must outlive the session.
  explicit QuizSession(const Quiz& quiz) : quiz_(&quiz) {}

  /// Chooses an option, by index from 0, replacing an earlier choice.
  /// @throws std::out_of_range if the quiz does not have the question or the option
  void answer(std::string_view question, int option);
  void clear() { chosen_.clear(); }

  /// The chosen option, if any.
  [[nodiscard]] std::optional<int> chosen(std::string_view question) const;
  [[nodiscard]] bool correct(std::string_view question) const;
  /// Why the chosen option is right or wrong; null if none is chosen.
  [[nodiscard]] const std::vector<Run>* explanation(std::string_view question) const;

  [[nodiscard]] int score() const;  ///< the number of correctly answered questions
  [[nodiscard]] int answered() const { return static_cast<int>(chosen_.size()); }
  [[nodiscard]] int total() const { return static_cast<int>(quiz_->questions.size()); }
  /// Whether every answer is right.
  [[nodiscard]] bool complete() const { return score() == total(); }

  /// Restores stored answers, except those to questions that were removed or reworded.
  /// @returns the number of answers that were left out
  int restore(const std::map<std::string, Answer>& kept);
  /// The answers to store.
  [[nodiscard]] std::map<std::string, Answer> answers() const;

 private:
  [[nodiscard]] const Question* find(std::string_view question) const;
  [[nodiscard]] const Option* chosen_option(std::string_view question) const;

  const Quiz* quiz_;
  std::map<std::string, int, std::less<>> chosen_;
};

}  // namespace course
