#include "ui/widgets/section_heading.hpp"

#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/terms.hpp"

namespace ui {

float section_heading_height(const Metrics& metrics) {
  return metrics.line_height(TextStyle::small_strong) + 6;
}

float section_heading(Frame& frame, const std::string& id, const std::string& title,
                      const std::string& remark, Vec at) {
  const float width = frame.metrics.width(TextStyle::small_strong, title);
  term_heading(frame, id, title, at);
  const float drop = frame.metrics.line_height(TextStyle::small_strong) -
                     frame.metrics.line_height(TextStyle::label);
  if (!remark.empty()) {
    const std::string remark_id = id + "/remark";
    const RichText text(term_runs(frame.glossary, remark, remark_id), TextStyle::label,
                        frame.metrics.width(TextStyle::label, remark) + 1, frame.metrics);
    text.draw(frame, remark_id, {at.x + width + 8, at.y + drop / 2 + 1}, Token::muted, Role::text);
  }
  return at.y + section_heading_height(frame.metrics);
}

}  // namespace ui
