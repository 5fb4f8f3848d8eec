#include "ui/lesson/lesson_state.hpp"

namespace ui {

void LessonState::show(const course::Lesson& shown) {
  lesson = &shown;
  language.clear();
  copying.clear();
  copied.clear();
  demo.clear();
  quiz_.emplace(shown.quiz);
  read_.clear();
  change();
}

void LessonState::choose(const std::string& question, int option) {
  quiz_->answer(question, option);
  change();
}

std::string LessonState::score_text() const {
  return std::to_string(quiz_->score()) + "/" + std::to_string(quiz_->total());
}

void LessonState::restore(const course::LessonProgress& kept) {
  quiz_->restore(kept.answers);
  for (const std::string& section : kept.sections) {
    if (lesson->find_section(section) != nullptr) read_.insert(section);
  }
  change();
}

void LessonState::mark_read(const std::string& section) { read_.insert(section); }

void LessonState::put_on_stage(const std::string& id) {
  if (demo == id) return;
  demo = id;
  change();
}

}  // namespace ui
