#include "ui/shell/keys_note.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "ui/frame/node_ids.hpp"
#include "ui/shell/top_bar.hpp"
#include "ui/widgets/rich_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr const char* close_id = "keys/close";
constexpr float side_inset = 16;
constexpr float head = 52;

struct Row {
  const char* keys;
  const char* what;
  bool edits = false;  // only where programs can be edited
};
// The keys that input.js and the views handle; Tab and Enter, the browser's own, are not listed.
constexpr std::array<Row, 16> key_rows = {{
    {"→ ←", "Stage: one step forward, back"},
    {"L, Shift L", "Stage: one line forward, back"},
    {"I, Shift I", "Stage: one iteration forward, back"},
    {"O, Shift O", "Stage: the next output, the previous one"},
    {"T, Shift T", "Stage: until this task runs again, back to where it last did"},
    {"S", "Stage: skip a wait while it runs"},
    {"1 to 9", "Answer the question on the stage, or the quiz question that has the focus"},
    {"H", "Beside the stage: hide or show the lesson"},
    {"Home, End", "Timeline: the first step, the last step"},
    {"Page Up, Page Down", "Timeline: a tenth of the steps forward, back"},
    {"↑ ↓ ← →", "Tabs and answers: the next one; Space chooses an answer"},
    {"Esc", "Close a definition, the list of sections, this note or the stage"},
    {"?", "Show or hide this note"},
    {"Ctrl Enter", "Editor: run the program", true},
    {"Ctrl ], Ctrl [", "Editor: indent more, less; Tab leaves the text", true},
    {"Esc", "Editor: close it, or its list of drafts; the text is kept", true},
}};

struct Texts {
  RichText keys;
  RichText what;
  float height() const { return std::max(keys.height(), what.height()) + 12; }
};

}  // namespace

void KeysNote::toggle(Frame& frame, std::string_view from) {
  if (open()) return popover_.close(frame);
  popover_.open(from.empty() ? frame.input.focused_id() : std::string(from));
  frame.draw_again();
}

void KeysNote::draw(Frame& frame, bool edits) {
  if (open() && frame.input.activated(close_id)) return popover_.close(frame);
  if (!popover_.stays(frame, TopBar::below(frame.window))) return;
  const float width = std::min(440.0F, frame.window.x - 16);
  const float first = std::min(150.0F, width * 0.4F);
  std::vector<Texts> rows;
  float content = 6;
  for (const Row& row : key_rows) {
    if (row.edits && !edits) continue;
    rows.push_back(
        {RichText(row.keys, TextStyle::small_strong, first - side_inset - 8, frame.metrics),
         RichText(row.what, TextStyle::small, width - first - side_inset, frame.metrics)});
    content += rows.back().height();
  }
  const float top = TopBar::bar_height + 6;
  const float height = std::min(head + content + 8, frame.window.y - top - 8);
  const Rect box{std::max(8.0F, frame.window.x - width - 12), top, width, height};
  frame.paint.shadow(box, card_radius);
  card(frame, box);
  const Scope dialog(frame.semantics, Role::dialog, node_id::keys, "Keys", box);
  const float line = frame.metrics.line_height(TextStyle::strong);
  heading(frame, "keys/title", 2, "Keys", {box.x + side_inset, box.y + (head - line) / 2},
          TextStyle::strong, Token::text);
  button(frame, {.id = close_id,
                 .label = "Close the note",
                 .rect = {box.right() - 40, box.y + (head - 28) / 2, 28, 28},
                 .look = ButtonLook::quiet,
                 .icon = Icon::cross,
                 .reach = touch_height,
                 .icon_only = true});
  const Rect part{box.x, box.y + head, box.w, box.h - head - 4};
  const ScrollArea scroll(frame, "keys/all", "Keys and what they do", part, {part.w, content});
  const Scope list(frame.semantics, Role::list, "keys/list");
  float y = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = "keys/" + std::to_string(i);
    const Scope item(frame.semantics, Role::list_item, id);
    frame.paint.horizontal(side_inset, y, part.w - 2 * side_inset, frame.theme[Token::line]);
    rows[i].keys.draw(frame, id + "/keys", {side_inset, y + 6}, Token::text, Role::text);
    rows[i].what.draw(frame, id + "/what", {first, y + 6}, Token::text, Role::text);
    y += rows[i].height();
  }
  if (popover_.first_time()) frame.focus(close_id);
}

}  // namespace ui
