#include "ui/shell/failure_view.hpp"

#include <algorithm>

#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

void draw_failure(Frame& frame, const std::string& heading, const std::string& words,
                  const Rect& area) {
  const float width = std::min(560.0F, area.w - 40);
  const float inner = width - 48;
  const RichText title(heading, TextStyle::heading, inner, frame.metrics);
  const RichText message(words, TextStyle::body, inner, frame.metrics);
  const float height = title.height() + message.height() + 60;
  const Rect box{(area.w - width) / 2, std::max(24.0F, (area.h - height) / 3), width, height};
  const ScrollArea scroll(frame, "failure/scroll", {}, area,
                          {area.w, std::max(area.h, box.bottom() + 24)});
  card(frame, box, Token::panel, Token::failed);
  const Scope alert(frame.semantics, Role::alert, "failure", {}, box);
  const Vec at{box.x + 24, box.y + 24};
  const Vec below{at.x, at.y + title.height() + 12};
  title.draw(frame, "failure/title", at, Token::text, Role::heading).level = 1;
  message.draw(frame, "failure/message", below, Token::text);
}

}  // namespace ui
