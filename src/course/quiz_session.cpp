#include "course/quiz_session.hpp"

#include <algorithm>
#include <stdexcept>

namespace course {
namespace {

bool has_option(const Question& question, int option) {
  return option >= 0 && static_cast<std::size_t>(option) < question.options.size();
}

}  // namespace

const Question* QuizSession::find(std::string_view question) const {
  const auto found = std::ranges::find(quiz_->questions, question, &Question::id);
  return found == quiz_->questions.end() ? nullptr : &*found;
}

void QuizSession::answer(std::string_view question, int option) {
  const Question* asked = find(question);
  if (asked == nullptr) {
    throw std::out_of_range("the quiz has no question \"" + std::string(question) + "\"");
  }
  if (!has_option(*asked, option)) {
    throw std::out_of_range("the question \"" + std::string(question) + "\" has no option " +
                            std::to_string(option));
  }
  chosen_.insert_or_assign(std::string(question), option);
}

std::optional<int> QuizSession::chosen(std::string_view question) const {
  const auto found = chosen_.find(question);
  if (found == chosen_.end()) return {};
  return found->second;
}

const Option* QuizSession::chosen_option(std::string_view question) const {
  const auto option = chosen(question);
  return option ? &find(question)->options[static_cast<std::size_t>(*option)] : nullptr;
}

bool QuizSession::correct(std::string_view question) const {
  const Option* option = chosen_option(question);
  return option != nullptr && option->correct;
}

const std::vector<Run>* QuizSession::explanation(std::string_view question) const {
  const Option* option = chosen_option(question);
  return option == nullptr ? nullptr : &option->explanation;
}

int QuizSession::score() const {
  return static_cast<int>(std::ranges::count_if(
      quiz_->questions, [&](const Question& question) { return correct(question.id); }));
}

int QuizSession::restore(const std::map<std::string, Answer>& kept) {
  int left_out = 0;
  for (const auto& [id, answer] : kept) {
    const Question* asked = find(id);
    if (asked != nullptr && asked->hash == answer.hash && has_option(*asked, answer.option)) {
      chosen_.insert_or_assign(id, answer.option);
    } else {
      ++left_out;
    }
  }
  return left_out;
}

std::map<std::string, Answer> QuizSession::answers() const {
  std::map<std::string, Answer> kept;
  for (const auto& [id, option] : chosen_) kept[id] = {find(id)->hash, option};
  return kept;
}

}  // namespace course
