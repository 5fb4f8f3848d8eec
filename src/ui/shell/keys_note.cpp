#include "ui/shell/keys_note.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "ui/shell/top_bar.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* kClose = "keys/close";
constexpr const char* kAway = "keys/away";
constexpr float kInset = 16;
constexpr float kHead = 52;

struct Row {
  const char* keys;
  const char* what;
};
// What input.js and the views do with a key; the browser's own, Tab and Enter, are known to everybody.
constexpr std::array<Row, 7> kRows = {{
    {"→", "Stage: one step forward"},
    {"←", "Stage: one step back"},
    {"Home, End", "Timeline: the first step, the last step"},
    {"Page Up, Page Down", "Timeline: a tenth of the steps forward, back"},
    {"↑ ↓ ← →", "Tabs and answers: the next one; Space chooses an answer"},
    {"Esc", "Close the list of sections, this note or the stage"},
    {"?", "Show or hide this note"},
}};

struct Texts {
  RichText keys;
  RichText what;
  float height() const { return std::max(keys.height(), what.height()) + 12; }
};

}  // namespace

void KeysNote::toggle(Frame& frame, std::string_view from) {
  if (open_) return close(frame);
  open_ = opened_now_ = true;
  back_to_ = from.empty() ? frame.input.focused_id() : from;
  frame.draw_again();
}

void KeysNote::close(Frame& frame) {
  open_ = false;
  if (!back_to_.empty()) frame.focus(back_to_);
  frame.draw_again();
}

void KeysNote::draw(Frame& frame) {
  if (!open_) return;
  const std::string& focus = frame.input.focused_id();
  if (!opened_now_ && !focus.empty() && !focus.starts_with(kId)) {  // the focus has gone on
    open_ = false;
    return frame.draw_again();
  }
  if (frame.input.activated(kClose) || frame.input.activated(kAway) || frame.input.key("Escape"))
    return close(frame);
  // A click beside it closes it; the surface lies under the note and over everything else.
  frame.semantics.leaf(Role::button, kAway, "Close the note",
                       Rect{0, TopBar::kHeight, frame.window.x, frame.window.y - TopBar::kHeight});
  const float width = std::min(440.0F, frame.window.x - 16);
  const float first = std::min(150.0F, width * 0.4F);
  std::vector<Texts> rows;
  float content = 6;
  for (const Row& row : kRows) {
    rows.push_back({RichText(row.keys, TextStyle::small_strong, first - kInset - 8, frame.metrics),
                    RichText(row.what, TextStyle::small, width - first - kInset, frame.metrics)});
    content += rows.back().height();
  }
  const float top = TopBar::kHeight + 6;
  const float height = std::min(kHead + content + 8, frame.window.y - top - 8);
  const Rect box{std::max(8.0F, frame.window.x - width - 12), top, width, height};
  frame.paint.shadow(box, kCardRadius);
  card(frame, box);
  Scope dialog(frame.semantics, Role::dialog, kId, "Keys", box);
  dialog.node().keys = "Escape ?";
  const float line = frame.metrics.line_height(TextStyle::strong);
  heading(frame, "keys/title", 2, "Keys", {box.x + kInset, box.y + (kHead - line) / 2},
          TextStyle::strong, Token::text);
  button(frame, {.id = kClose,
                 .label = "Close the note",
                 .rect = {box.right() - 40, box.y + (kHead - 28) / 2, 28, 28},
                 .look = Look::quiet,
                 .icon = Icon::cross,
                 .reach = kTouchHeight,
                 .icon_only = true});
  const Rect part{box.x, box.y + kHead, box.w, box.h - kHead - 4};
  const ScrollArea scroll(frame, "keys/all", "Keys and what they do", part, {part.w, content});
  const Scope list(frame.semantics, Role::list, "keys/list");
  float y = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = "keys/" + std::to_string(i);
    const Scope item(frame.semantics, Role::list_item, id);
    frame.paint.horizontal(kInset, y, part.w - 2 * kInset, frame.theme[Token::line]);
    rows[i].keys.draw(frame, id + "/keys", {kInset, y + 6}, Token::text, Role::text);
    rows[i].what.draw(frame, id + "/what", {first, y + 6}, Token::text, Role::text);
    y += rows[i].height();
  }
  if (std::exchange(opened_now_, false)) frame.focus(kClose);
}

}  // namespace ui
