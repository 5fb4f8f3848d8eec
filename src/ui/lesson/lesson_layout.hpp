/// The layout of a whole lesson for a given width: its head, its sections, its quiz, and their
/// positions.
///
///     ui::LessonLayout layout(state, frame.metrics, 536, false);
///     layout.flow.paint_visible(frame);
#pragma once

#include <string>
#include <vector>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

class LessonLayout {
 public:
  /// `state` and `metrics` must outlive the layout. `width` is the width of the lesson's column in CSS
  /// pixels; `reading`: the stage is not beside it, so the lesson has the whole page.
  LessonLayout(LessonState& state, const Metrics& metrics, float width, bool reading);

  struct Part {
    std::string id;  ///< of the section, or "quiz"
    float top = 0;   ///< where to scroll to
    float bottom = 0;
  };

  Flow flow;
  std::vector<Part>
      parts;  ///< without those that are left out: sections before the quiz, or the quiz
  float height = 0;

  /// The index of the part that is being read when the view's top is at `y`.
  [[nodiscard]] std::size_t part_at(float y) const;

 private:
  void head(LessonState& state);
  void topics(const course::Lesson& lesson);
  void section(LessonState& state, std::size_t index);
  void quiz(LessonState& state);
  void next(LessonState& state, std::size_t index);
};

[[nodiscard]] Column lesson_column(float width, bool reading, const Metrics& metrics);

}  // namespace ui
