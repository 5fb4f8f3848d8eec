#include "app/progress_keeper.hpp"

#include <algorithm>
#include <utility>

namespace app {

ProgressKeeper::ProgressKeeper(const std::string& stored, const std::string& storage) {
  if (storage == "blocked") {
    writes_ = false;
    problem_ =
        "This browser keeps nothing for this page (its storage is blocked). You can read, run and "
        "answer everything, but your progress ends with this visit.";
    return;
  }
  course::LoadedProgress loaded = course::load_progress(stored);
  progress_ = std::move(loaded.progress);
  writes_ = !loaded.newer;
  problem_ = std::move(loaded.problem);
}

std::string ProgressKeeper::refused() {
  return "Your progress could not be stored: the browser refused, perhaps because its storage is "
         "full. Free some space and go on; the next answer tries again.";
}

std::string ProgressKeeper::text() const { return course::dump_progress(progress_); }

void ProgressKeeper::restore(ui::LessonState& state) const {
  const auto kept = progress_.lessons.find(state.lesson->slug);
  if (kept != progress_.lessons.end()) state.restore(kept->second);
}

bool ProgressKeeper::collect(ui::LessonState& state, const std::string& position) {
  if (state.lesson == nullptr) return false;
  course::LessonProgress& kept = progress_.lessons[state.lesson->slug];
  const bool moved = !position.empty() && kept.position != position;
  if (!state.to_keep && !moved) return false;
  state.to_keep = false;
  if (moved) kept.position = position;
  kept.sections = state.read();
  kept.answers = state.quiz().answers();
  kept.score = state.quiz().score();
  return true;
}

ui::IndexView::Card ProgressKeeper::card(const course::LessonInfo& lesson,
                                         const std::string& root) const {
  ui::IndexView::Card card;
  card.slug = lesson.slug;
  card.title = lesson.title;
  card.summary = lesson.summary;
  card.meta = "Lesson " + std::to_string(lesson.number) + " · about " +
              std::to_string(lesson.minutes) + " minutes";
  card.href = root + lesson.slug + "/";
  card.questions = static_cast<int>(lesson.questions.size());
  for (const course::SectionInfo& section : lesson.sections) {
    card.sections.push_back({section.id, section.title, false});
  }
  const auto kept = progress_.lessons.find(lesson.slug);
  if (kept == progress_.lessons.end()) return card;
  for (auto& part : card.sections) part.read = kept->second.sections.contains(part.id);
  card.score = std::min(kept->second.score, card.questions);
  card.answered = std::min(static_cast<int>(kept->second.answers.size()), card.questions);
  card.position = kept->second.position;
  return card;
}

}  // namespace app
