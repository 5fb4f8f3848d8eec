#include "course/quiz_session.hpp"

#include <algorithm>
#include <stdexcept>

namespace course {
namespace {

bool has_option(const Question& question, int option) {
  return option >= 0 && static_cast<std::size_t>(option) < question.options.size();
}

bool is_right(const Question& question, int option) {
  return has_option(question, option) && question.options[static_cast<std::size_t>(option)].correct;
}

}  // namespace

const Question* QuizSession::find(std::string_view question) const {
  for (const auto* part : {&quiz_->questions, &quiz_->deeper}) {
    const auto found = std::ranges::find(*part, question, &Question::id);
    if (found != part->end()) return &*found;
  }
  return nullptr;
}

const std::vector<Question>& QuizSession::questions(QuizPart part) const {
  return part == QuizPart::lesson ? quiz_->questions : quiz_->deeper;
}

QuizPart QuizSession::part_of(std::string_view question) const {
  const bool deeper = std::ranges::contains(quiz_->deeper, question, &Question::id);
  return deeper ? QuizPart::deeper : QuizPart::lesson;
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
  if (first_.contains(question)) tries_[std::string(question)] = tries(question) + 1;
  chosen_.insert_or_assign(std::string(question), option);
  first_.try_emplace(std::string(question), option);
}

void QuizSession::take_back(std::string_view question) {
  const std::string id(question);
  chosen_.erase(id);
  first_.erase(id);
  tries_.erase(id);
}

std::vector<std::string> QuizSession::clear_wrong(QuizPart part) {
  std::vector<std::string> cleared;
  for (const Question& question : questions(part)) {
    if (chosen(question.id) && !correct(question.id)) cleared.push_back(question.id);
  }
  for (const std::string& id : cleared) chosen_.erase(id);
  return cleared;
}

void QuizSession::reset() {
  chosen_.clear();
  first_.clear();
  tries_.clear();
  ++resets_;
}

std::optional<int> QuizSession::chosen(std::string_view question) const {
  const auto found = chosen_.find(question);
  if (found == chosen_.end()) return {};
  return found->second;
}

int QuizSession::tries(std::string_view question) const {
  const auto found = tries_.find(question);
  if (found != tries_.end()) return found->second;
  return first_.contains(question) ? 1 : 0;
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

Tally QuizSession::tally(QuizPart part) const {
  Tally made;
  for (const Question& question : questions(part)) {
    ++made.total;
    if (chosen(question.id)) ++made.answered;
    if (correct(question.id)) ++made.right;
    const auto first = first_.find(question.id);
    if (first == first_.end()) continue;
    if (first->second == Answer::unknown) ++made.first_unknown;
    if (is_right(question, first->second)) ++made.first_right;
  }
  return made;
}

// The question that an answer was given to; null if it was removed or reworded since.
const Question* QuizSession::find_asked(const std::string& id, const Answer& answer) const {
  const Question* asked = find(id);
  return asked != nullptr && asked->hash == answer.hash ? asked : nullptr;
}

int QuizSession::restore(const LessonProgress& kept) {
  chosen_.clear();
  first_.clear();
  tries_.clear();
  resets_ = kept.resets;
  int left_out = 0;
  for (const auto& [id, first] : kept.first) {
    const Question* asked = find_asked(id, first);
    if (asked == nullptr) continue;
    first_[id] = has_option(*asked, first.option) ? first.option : Answer::unknown;
  }
  for (const auto& [id, answer] : kept.answers) {
    const Question* asked = find_asked(id, answer);
    if (asked != nullptr && has_option(*asked, answer.option)) {
      chosen_[id] = answer.option;
      first_.try_emplace(id, Answer::unknown);
    } else {
      ++left_out;
    }
  }
  for (const auto& [id, tries] : kept.tries)
    if (first_.contains(id)) tries_[id] = tries;
  return left_out;
}

void QuizSession::store(LessonProgress& kept) const {
  if (kept.resets != resets_) {
    kept.answers.clear();
    kept.first.clear();
    kept.tries.clear();
    kept.resets = resets_;
  }
  for (const auto& [id, option] : first_) {
    const std::string& hash = find(id)->hash;
    kept.first[id] = {hash, option};
    if (const auto now = chosen(id)) kept.answers[id] = {hash, *now};
    else kept.answers.erase(id);
  }
  for (const auto& [id, option] : first_) {
    if (tries(id) > 1) kept.tries[id] = tries(id);
    else kept.tries.erase(id);
  }
  kept.score = score();
  kept.deeper = tally(QuizPart::deeper).right;
}

}  // namespace course
