/// The demo's title and question, above a stage that covers the lesson. Beside the lesson they are on the
/// demo's card.
///
///     const ui::DemoQuestion question(demo, position, area.w, frame.metrics);
///     question.draw(frame, {area.x, area.y, area.w, question.height()});
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/rich_text.hpp"

namespace ui {

class DemoQuestion {
 public:
  /// `position` is the position text, if the controls have no room for it; otherwise "".
  DemoQuestion(const course::Demo& demo, std::string position, float width, const Metrics& metrics);

  [[nodiscard]] float height() const { return height_; }
  void draw(Frame& frame, const Rect& area) const;

 private:
  RichText title_;
  RichText prompt_;
  std::string position_;
  Vec prompt_at_;
  Vec position_at_;
  float height_ = 0;
};

}  // namespace ui
