#include "ui/stage/section_heading.hpp"

#include "ui/widgets/widgets.hpp"

namespace ui {

float section_heading_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 6;
}

float section_heading(Frame& frame, const std::string& id, const std::string& title,
                      const std::string& remark, Vec at) {
  const float width = frame.metrics.width(TextStyle::small_strong, title);
  heading(frame, id, 3, title, at, TextStyle::small_strong, Token::muted);
  const float drop = frame.metrics.line_height(TextStyle::small_strong) -
                     frame.metrics.line_height(TextStyle::label);
  if (!remark.empty())
    label(frame, id + "/remark", remark, {at.x + width + 8, at.y + drop / 2 + 1}, TextStyle::label);
  return at.y + section_heading_height(frame.metrics);
}

}  // namespace ui
