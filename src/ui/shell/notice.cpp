#include "ui/shell/notice.hpp"

#include <algorithm>
#include <utility>

#include "ui/frame/node_ids.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float side_inset = 16;
constexpr float margin = 8;      // above and below
constexpr float icon_room = 24;  // including the space beside it
constexpr float dismiss = 28;
constexpr const char* save_again = "Try again";

std::string id_of(int notice) { return "notice/" + std::to_string(notice); }

// The text of a notice, and its share of the strip. If it does not fit, it scrolls.
void draw_words(Frame& frame, const std::string& id, const RichText& words, const Rect& room) {
  if (words.height() <= room.h) {
    const Vec at{room.x, room.y + (room.h - words.height()) / 2};
    words.draw(frame, id + "/words", at, Token::text, Role::text);
    return;
  }
  const ScrollArea scroll(frame, id + "/scroll", "Notice", room, {room.w, words.height()});
  words.draw(frame, id + "/words", {}, Token::text, Role::text);
}

}  // namespace

void Notices::say(std::string words, Lasts lasts) {
  const auto same = [&words](const Notice& notice) { return notice.words == words; };
  if (std::any_of(notices_.begin(), notices_.end(), same)) return;
  notices_.push_back({next_++, std::move(words), lasts});
  unseen_ = true;
}

void Notices::moved() {
  std::erase_if(notices_, [](const Notice& notice) { return notice.lasts == Lasts::until_moving; });
}

void Notices::say_unsaved(std::string words, bool again) {
  const auto said = std::ranges::find(notices_, Lasts::until_saved, &Notice::lasts);
  if (said != notices_.end()) said->words = std::move(words);
  else if (!again) say(std::move(words), Lasts::until_saved);
}

void Notices::forget_unsaved() {
  std::erase_if(notices_, [](const Notice& notice) { return notice.lasts == Lasts::until_saved; });
}

Rect Notices::draw(Frame& frame, const Rect& area) {
  unseen_ = false;
  if (notices_.empty()) return area;
  if (frame.input.activated(id_of(notices_.back().id) + "/dismiss")) {
    notices_.pop_back();
    frame.focus(notices_.empty() ? node_id::main : id_of(notices_.back().id) + "/dismiss");
    if (notices_.empty()) return area;
  }
  const Notice& notice = notices_.back();
  const std::string id = id_of(notice.id);
  const float width = std::min(720.0F, area.w - 2 * side_inset);
  const float again =
      notice.lasts == Lasts::until_saved ? button_width(frame.metrics, save_again) : 0;
  const float buttons = dismiss + (again > 0 ? again + side_inset : 0);
  const float room = width - icon_room - buttons - side_inset;
  const RichText words(notice.words, TextStyle::small, room, frame.metrics);
  const float wanted = std::max(touch_height, words.height() + 2 * margin);
  const float height = std::min(wanted, std::max(touch_height, area.h / 2));
  const Rect strip{area.x, area.bottom() - height, area.w, height};
  const float left = strip.x + (strip.w - width) / 2;
  const float middle = strip.y + height / 2;

  frame.paint.fill(strip, frame.theme[Token::raised]);
  frame.paint.horizontal(strip.x, strip.y, strip.w, frame.theme[Token::line]);
  frame.paint.icon(Icon::warning, {left + 7, middle}, 15, frame.theme[Token::ready]);
  const Scope scope(frame.semantics, Role::alert, id, {}, strip);
  draw_words(frame, id, words, {left + icon_room, strip.y + margin, room, height - 2 * margin});
  if (again > 0) {
    const Rect rect{left + width - buttons, middle - control_height / 2, again, control_height};
    if (button(frame,
               {.id = id + "/again", .label = save_again, .rect = rect, .reach = touch_height}))
      frame.intend(SaveAgain{});
  }
  button(frame, {.id = id + "/dismiss",
                 .label = "Dismiss",
                 .rect = {left + width - dismiss, middle - dismiss / 2, dismiss, dismiss},
                 .look = ButtonLook::quiet,
                 .icon = Icon::cross,
                 .reach = touch_height,
                 .icon_only = true});
  return {area.x, area.y, area.w, area.h - height};
}

std::string quoted(std::string_view words) {
  constexpr std::size_t most = 40;  // bytes
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  if (words.size() <= most) return '"' + std::string(words) + '"';
  std::size_t end = most;
  while (end > 0 && continues(words[end])) --end;  // do not cut a character in two
  return '"' + std::string(words.substr(0, end)) + "…\"";
}

}  // namespace ui
