// The learner's progress and settings between the browser's storage, the open lesson and the index.
// Storage that is blocked, broken or of a newer format is survived, and said in words. Another tab may
// store into the same place at any time: what it stored is taken over, never overwritten.
//   app::ProgressKeeper keeper(stored, "");
//   keeper.restore(state);
//   if (keeper.collect(state, "coroutines", answered)) {
//     keeper.take_over(now_in_storage());
//     if (store(keeper.text())) keeper.stored();
//   }
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

  // Whether the browser keeps nothing for this page.
  bool blocked() const { return blocked_; }
  // What to say then.
  static std::string blocked_words();
  // What else the learner should know about the storage, or "".
  const std::string& problem() const { return problem_; }
  // What to say when the browser refuses to store.
  static std::string refused();
  // Whether anything may be written: not where storage is blocked, and not over a newer format.
  bool writes() const { return writes_; }
  std::string text() const;
  // Storage holds text() now.
  void stored() { base_ = progress_; }
  // Joins what storage holds now, perhaps from another tab, with what was done here. Returns whether
  // that brought anything new.
  bool take_over(const std::string& stored);

  course::Settings& settings() { return progress_.settings; }

  // Gives a lesson on show what was kept of it, and counts its score anew. Answers to questions that have
  // changed are left out.
  void restore(ui::LessonState& state);
  // Takes over where the learner is and, if he has `acted` in the lesson, what he did; returns whether that is
  // worth storing.
  bool collect(const ui::LessonState& state, const std::string& position, bool acted);

  ui::IndexView::Card card(const course::LessonInfo& lesson, const std::string& root) const;

 private:
  course::Progress progress_;
  course::Progress base_;  // what storage held when it was last read or written
  std::string problem_;
  std::string here_;  // lesson and part that this tab was at last
  bool blocked_ = false;
  bool writes_ = true;
};

}  // namespace app
