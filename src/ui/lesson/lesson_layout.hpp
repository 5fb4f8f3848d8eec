// A whole lesson laid out for a width: its head, its sections, its quiz, and where each begins.
//   ui::LessonLayout layout(state, frame.metrics, 536, false);
//   layout.flow.paint_visible(frame);
#pragma once

#include <string>
#include <vector>

#include "ui/lesson/flow.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

class LessonLayout {
 public:
  // `state` and `metrics` must outlive the layout. `width` is that of the lesson's column in CSS
  // pixels; `reading` gives it the room of a page of its own, without the stage beside it.
  LessonLayout(LessonState& state, const Metrics& metrics, float width, bool reading);

  struct Part {
    std::string id;  // of the section, or "quiz"
    float top = 0;   // where to scroll to
    float bottom = 0;
  };

  Flow flow;
  std::vector<Part> parts;
  float height = 0;

  // The part that is being read when the view's top is at `y`.
  std::size_t part_at(float y) const;

 private:
  void head(LessonState& state);
  void section(LessonState& state, std::size_t index);
  void quiz(LessonState& state);
  void next(LessonState& state, std::size_t index);
};

Column lesson_column(float width, bool reading, const Metrics& metrics);

}  // namespace ui
