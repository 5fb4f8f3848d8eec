#include "app/progress_keeper.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "course/play.hpp"
#include "course/prediction_progress.hpp"

namespace app {
namespace {

int answered(const course::LessonProgress& kept, const std::vector<std::string>& questions) {
  return static_cast<int>(std::ranges::count_if(
      questions, [&](const std::string& id) { return kept.answers.contains(id); }));
}

}  // namespace

ProgressKeeper::ProgressKeeper(const std::string& stored, const std::string& storage) {
  if (storage == "blocked") {
    blocked_ = true;
    writes_ = false;
    return;
  }
  course::LoadedProgress loaded = course::load_progress(stored);
  progress_ = std::move(loaded.progress);
  base_ = progress_;
  writes_ = !loaded.newer;
  problem_ = std::move(loaded.problem);
}

std::string ProgressKeeper::blocked_words() {
  return "The browser blocks storage for this page, so your progress is kept only until you leave "
         "it. Everything else works.";
}

std::string ProgressKeeper::take_text() {
  sent_.push_back(progress_);
  return course::dump_progress(progress_);
}

void ProgressKeeper::saved(bool done) {
  if (sent_.empty()) return;
  if (done) base_ = std::move(sent_.front());
  sent_.pop_front();
}

bool ProgressKeeper::take_over(const std::string& stored) {
  // The storage was cleared; the progress on screen must not be lost.
  if (blocked_ || stored.empty()) return false;
  course::LoadedProgress loaded = course::load_progress(stored);
  if (loaded.newer) {
    writes_ = false;
    problem_ = std::move(loaded.problem);
    return false;
  }
  course::Progress merged = course::merge(base_, progress_, loaded.progress);
  base_ = std::move(loaded.progress);
  if (merged == progress_) return false;
  progress_ = std::move(merged);
  return true;
}

void ProgressKeeper::restore(ui::LessonState& state) {
  if (state.lesson == nullptr) return;
  const auto kept = progress_.lessons.find(state.lesson->slug);
  if (kept == progress_.lessons.end()) return;
  state.restore(kept->second);
  state.quiz().store(kept->second);
}

bool ProgressKeeper::collect(const ui::LessonState& state, const std::string& position,
                             bool acted) {
  if (state.lesson == nullptr) return false;
  course::LessonProgress& kept = progress_.lessons[state.lesson->slug];
  // A position from another tab is not a move in this one; otherwise two tabs would overwrite each other forever.
  std::string here = state.lesson->slug + "/" + position;
  const bool moved = !position.empty() && here != here_ && kept.position != position;
  if (!position.empty()) here_ = std::move(here);
  if (!acted && !moved) return false;
  if (moved) kept.position = position;
  kept.sections.insert(state.read().begin(), state.read().end());
  const int resets = kept.resets;
  state.quiz().store(kept);
  if (kept.resets != resets) kept.predictions.clear();
  if (state.exam == ui::LessonState::Exam::submitted) kept.submitted = true;
  // Who reads the stored text must not learn from it what is right.
  if (state.exam == ui::LessonState::Exam::open) kept.score = kept.deeper = 0;
  for (const auto& [key, result] : state.predictions())
    course::record_prediction(kept, key, result);
  return true;
}

ui::IndexView::Model ProgressKeeper::index_model(const course::Course& course,
                                                 const std::string& root, bool plays) const {
  ui::IndexView::Model model{course.title, course.summary, {}};
  if (plays) model.play_href = root + course::play_slug + "/";
  for (const course::LessonInfo& lesson : course.lessons) model.cards.push_back(card(lesson, root));
  return model;
}

ui::IndexView::Card ProgressKeeper::card(const course::LessonInfo& lesson,
                                         const std::string& root) const {
  ui::IndexView::Card card;
  card.slug = lesson.slug;
  card.title = lesson.title;
  card.summary = lesson.summary;
  card.meta = "Lesson " + std::to_string(lesson.number) + " · about " +
              std::to_string(lesson.minutes) + (lesson.minutes == 1 ? " minute" : " minutes");
  card.href = root + lesson.slug + "/";
  card.questions = static_cast<int>(lesson.questions.size());
  for (const course::SectionInfo& section : lesson.sections) {
    card.sections.push_back({section.id, section.title, false});
  }
  const auto kept = progress_.lessons.find(lesson.slug);
  if (kept == progress_.lessons.end()) return card;
  for (auto& part : card.sections) part.read = kept->second.sections.contains(part.id);
  card.score = std::min(kept->second.score, card.questions);
  card.answered = answered(kept->second, lesson.questions);
  card.deeper = {std::min(kept->second.deeper, static_cast<int>(lesson.deeper.size())),
                 answered(kept->second, lesson.deeper), static_cast<int>(lesson.deeper.size())};
  card.position = kept->second.position;
  return card;
}

}  // namespace app
