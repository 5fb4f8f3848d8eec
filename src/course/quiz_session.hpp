// A quiz being taken: which options are chosen, and what that comes to. Any answer may be changed
// as often as the learner likes; the score is that of the answers as they are now.
//   course::QuizSession session(lesson.quiz);
//   session.answer("promise-all", 0);
//   session.score();   // 1 of session.total(), which is 4
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
  // `quiz` must outlive the session.
  explicit QuizSession(const Quiz& quiz) : quiz_(&quiz) {}

  // Chooses an option, by index from 0, in place of any chosen before. Throws std::out_of_range for
  // a question or an option that the quiz does not have.
  void answer(std::string_view question, int option);
  void clear() { chosen_.clear(); }

  // What is chosen, or nothing yet.
  std::optional<int> chosen(std::string_view question) const;
  bool correct(std::string_view question) const;
  // Why the chosen option is right or wrong; null before one is chosen.
  const std::vector<Run>* explanation(std::string_view question) const;

  int score() const;  // questions whose chosen option is the correct one
  int answered() const { return static_cast<int>(chosen_.size()); }
  int total() const { return static_cast<int>(quiz_->questions.size()); }
  // Every answer is right.
  bool complete() const { return score() == total(); }

  // Takes up kept answers. Those to questions that have gone or were reworded since are left out;
  // returns how many.
  int restore(const std::map<std::string, Answer>& kept);
  // The answers to keep.
  std::map<std::string, Answer> answers() const;

 private:
  const Question* find(std::string_view question) const;
  const Option* chosen_option(std::string_view question) const;

  const Quiz* quiz_;
  std::map<std::string, int, std::less<>> chosen_;
};

}  // namespace course
