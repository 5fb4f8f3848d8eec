// The learner's progress and settings between the browser's storage, the open lesson and the index.
// Storage that is blocked, broken or of a newer format is survived, and said in words.
//   app::ProgressKeeper keeper(stored, "");
//   keeper.restore(state);
//   if (keeper.collect(state, "coroutines")) store(keeper.text());
#pragma once

#include <string>

#include "course/course.hpp"
#include "course/progress.hpp"
#include "ui/lesson/lesson_state.hpp"
#include "ui/shell/index_view.hpp"

namespace app {

class ProgressKeeper {
 public:
  // `stored` is what storage held, `storage` "blocked" where it could not be read.
  ProgressKeeper(const std::string& stored, const std::string& storage);

  // What the learner should know about the storage, or "".
  const std::string& problem() const { return problem_; }
  // What to say when the browser refuses to store.
  static std::string refused();
  // Whether anything may be written: not over a newer format.
  bool writes() const { return writes_; }
  std::string text() const;

  course::Settings& settings() { return progress_.settings; }

  // Gives an opened lesson what was kept of it. Answers to questions that have changed are dropped.
  void restore(ui::LessonState& state) const;
  // Takes over what the learner did; returns whether that is worth storing.
  bool collect(ui::LessonState& state, const std::string& position);

  ui::IndexView::Card card(const course::LessonInfo& lesson, const std::string& root) const;

 private:
  course::Progress progress_;
  std::string problem_;
  bool writes_ = true;
};

}  // namespace app
