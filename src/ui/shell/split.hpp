/// How a wide window is shared by the lesson and the stage beside it. The border between them is dragged, or moved
/// with the arrow keys; a double click or Home moves it back to its usual place.
///
///     const float width = split.place(frame, area);   // of the lesson
///     // ... draw both ...
///     split.paint(frame, {area.x + width, area.y, 1, area.h});
#pragma once

#include "course/progress.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

class Split {
 public:
  /// The lesson is never narrower, and neither is the stage.
  static constexpr float least_lesson = 360;
  static constexpr float least_stage = 560;

  /// What the learner chose.
  course::Split chosen;

  /// The lesson's width in a window of that width. A choice that does not fit is kept for a wider window.
  [[nodiscard]] float lesson_width(float window) const;
  /// Moves the border and records its node.
  /// @returns the lesson's width
  float place(Frame& frame, const Rect& area);
  /// Paints the border, over what is beside it.
  static void paint(Frame& frame, const Rect& border);
  /// Whether the learner holds the border.
  [[nodiscard]] static bool moving(const Frame& frame);

 private:
  float grip_ = 0;  // where the border is held, in the coordinates of its node
};

}  // namespace ui
