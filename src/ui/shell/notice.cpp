#include "ui/shell/notice.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

void Notices::say(std::string words) {
  const auto same = [&words](const Notice& notice) { return notice.words == words; };
  if (std::any_of(notices_.begin(), notices_.end(), same)) return;
  notices_.push_back({next_++, std::move(words)});
}

void Notices::draw(Frame& frame, const Rect& area) {
  std::erase_if(notices_, [&frame](const Notice& notice) {
    return frame.input.activated("notice/" + std::to_string(notice.id) + "/dismiss");
  });
  constexpr float kInset = 16;
  const float width = std::min(560.0F, area.w - 2 * kInset);
  float bottom = area.bottom() - kInset;
  for (auto notice = notices_.rbegin(); notice != notices_.rend(); ++notice) {
    const std::string id = "notice/" + std::to_string(notice->id);
    const float button = 28;
    const RichText words(notice->words, TextStyle::small, width - 3 * kInset - button - 22,
                         frame.metrics);
    const float height = std::max(button, words.height()) + 20;
    const Rect box{area.x + (area.w - width) / 2, bottom - height, width, height};
    frame.paint.shadow(box, kCardRadius);
    card(frame, box, Token::raised);
    frame.paint.icon(Icon::warning, {box.x + kInset + 7, box.y + box.h / 2}, 15,
                     frame.theme[Token::ready]);
    const Vec at{box.x + kInset + 24, box.y + (box.h - words.height()) / 2};
    const Scope scope(frame.semantics, Role::alert, id, {}, box);
    words.draw(frame, id + "/words", at, Token::text, Role::text);
    ui::button(frame, {.id = id + "/dismiss",
                       .label = "Dismiss",
                       .rect = {box.right() - kInset - button, box.y + (box.h - button) / 2, button,
                                button},
                       .look = Look::quiet,
                       .icon = Icon::cross,
                       .reach = kTouchHeight,
                       .icon_only = true});
    bottom = box.y - 10;
  }
}

}  // namespace ui
