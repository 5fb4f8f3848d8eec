/// Keeps the learner's progress and settings, between the browser's storage, the open lesson and the index.
/// Storage may be blocked, broken or of a newer format; the learner is told. Another tab may write to the same
/// storage at any time: its progress is merged, never overwritten.
///
///     app::ProgressKeeper keeper(stored, "");
///     keeper.restore(state);
///     if (keeper.collect(state, "coroutines", answered)) {
///       keeper.take_over(now_in_storage());
///       save(keeper.take_text());
///     }
///     keeper.saved(true);   // once it is known
#pragma once

#include <deque>
#include <string>

#include "course/course.hpp"
#include "course/progress.hpp"
#include "ui/lesson/lesson_state.hpp"
#include "ui/shell/index_view.hpp"

namespace app {

class ProgressKeeper {
 public:
  /// `stored` is the content of the storage; `storage` is "blocked" if it could not be read.
  ProgressKeeper(const std::string& stored, const std::string& storage);

  /// Whether the browser stores nothing for this page.
  [[nodiscard]] bool blocked() const { return blocked_; }
  /// The message for that case.
  [[nodiscard]] static std::string blocked_words();
  /// Any other problem with the storage, as a message to the learner, or "".
  [[nodiscard]] const std::string& problem() const { return problem_; }
  /// Whether anything may be written: not if storage is blocked, and not over a newer format.
  [[nodiscard]] bool writes() const { return writes_; }
  /// The progress as text to save.
  [[nodiscard]] std::string take_text();
  /// Records whether the text of the earliest take_text() without an answer was saved.
  void saved(bool done);
  /// Merges the content of the storage, perhaps from another tab, with the progress made here.
  /// @returns whether it contained anything new
  bool take_over(const std::string& stored);
  /// Whoever stores the progress has another one now, to which that made here is to be added: it wins where they differ.
  void forget_stored() { base_ = {}; }

  [[nodiscard]] course::Settings& settings() { return progress_.settings; }

  /// Restores the progress of the current lesson and recalculates its score. Skips answers to questions that
  /// have changed.
  void restore(ui::LessonState& state);
  /// Records where the learner is and, if `acted`, the answers and sections read in the lesson.
  /// @returns whether there is something to store
  [[nodiscard]] bool collect(const ui::LessonState& state, const std::string& position, bool acted);

  /// Records that an exercise is solved. @returns whether there is something to store
  [[nodiscard]] bool solve(const std::string& lesson, const std::string& exercise) {
    return progress_.lessons[lesson].exercises.insert(exercise).second;
  }

  /// What the index shows of a course; `root` is the site's address. `plays` is whether it leads to the page for runs.
  [[nodiscard]] ui::IndexView::Model index_model(const course::Course& course,
                                                 const std::string& root, bool plays) const;
  /// The card of a lesson on the index.
  [[nodiscard]] ui::IndexView::Card card(const course::LessonInfo& lesson,
                                         const std::string& root) const;

 private:
  course::Progress progress_;
  course::Progress base_;  // the content of the storage when it was last read or written
  std::deque<course::Progress> sent_;  // to be saved; it is not known yet whether they were
  std::string problem_;
  std::string here_;  // the last lesson and part in this tab
  bool blocked_ = false;
  bool writes_ = true;
};

}  // namespace app
