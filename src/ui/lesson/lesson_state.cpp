#include "ui/lesson/lesson_state.hpp"

namespace ui {

void LessonState::show(const course::Lesson& shown) {
  lesson = &shown;
  language.clear();
  copying.clear();
  copied.clear();
  demo.clear();
  said = {};
  quiz_.emplace(shown.quiz);
  read_.clear();
  change();
}

void LessonState::choose(const std::string& question, int option) {
  quiz_->answer(question, option);
  said = {};
  change();
}

std::vector<std::string> LessonState::clear_wrong(course::QuizPart part) {
  change();
  return quiz_->clear_wrong(part);
}

void LessonState::reset_quiz() {
  quiz_->reset();
  change();
}

std::string LessonState::score_text(course::QuizPart part) const {
  const course::Tally tally = quiz_->tally(part);
  return std::to_string(tally.right) + "/" + std::to_string(tally.total);
}

std::string LessonState::first_try_text(course::QuizPart part) const {
  const course::Tally tally = quiz_->tally(part);
  const int known = tally.total - tally.first_unknown;
  if (known == 0) return {};
  std::string text =
      "first try: " + std::to_string(tally.first_right) + "/" + std::to_string(known);
  if (tally.first_unknown > 0) text += ", " + std::to_string(tally.first_unknown) + " not recorded";
  return text;
}

void LessonState::restore(const course::LessonProgress& kept) {
  quiz_->restore(kept);
  for (const std::string& section : kept.sections) {
    if (lesson->find_section(section) != nullptr) read_.insert(section);
  }
  change();
}

void LessonState::mark_read(const std::string& section) {
  // Only the completion says how much was read.
  if (read_.insert(section).second && quiz_->complete()) change();
}

void LessonState::put_on_stage(const std::string& id) {
  if (demo == id) return;
  demo = id;
  change();
}

}  // namespace ui
