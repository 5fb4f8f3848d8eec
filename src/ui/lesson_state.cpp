#include "ui/lesson_state.hpp"

namespace ui {

void LessonState::show(const course::Lesson& shown) {
  lesson = &shown;
  language.clear();
  copying.clear();
  copied.clear();
  demo.clear();
  open_demo.clear();
  go_to.clear();
  go_to_index = false;
  answers.clear();
  read_.clear();
  change();
}

int LessonState::answer(const course::Question& question) const {
  const auto found = answers.find(question.id);
  return found == answers.end() ? -1 : found->second;
}

void LessonState::choose(const course::Question& question, int option) {
  answers[question.id] = option;
  to_keep = true;
  change();
}

int LessonState::score() const {
  int right = 0;
  for (const course::Question& question : lesson->quiz.questions) {
    const int chosen = answer(question);
    if (chosen >= 0 && question.options[static_cast<std::size_t>(chosen)].correct) ++right;
  }
  return right;
}

std::string LessonState::score_text() const {
  return std::to_string(score()) + "/" + std::to_string(lesson->quiz.questions.size());
}

bool LessonState::complete() const {
  return score() == static_cast<int>(lesson->quiz.questions.size());
}

void LessonState::mark_read(const std::string& section) {
  read_.insert(section);
  to_keep = true;
}

}  // namespace ui
