// A listing in both languages: side by side if there is room, otherwise as tabs.
#include <algorithm>
#include <array>
#include <utility>

#include "ui/lesson/blocks.hpp"
#include "ui/lesson/code_block.hpp"
#include "ui/widgets/code_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float header_height = 40;
constexpr float side_inset = code_inset;
constexpr float below = 14;
constexpr float side_by_side = 760;  // minimum width for two listings side by side
constexpr std::array<const char*, 2> names{"Python", "JavaScript"};
constexpr std::array<const char*, 2> ids{"python", "javascript"};

/// The button that copies a listing, at the right end of its header. Without enough `room` for its label
/// it is only an icon.
void place_copy(Flow& flow, const LessonState& state, const std::string& id,
                const course::Code& code, const Rect& header, float room) {
  const bool copied = state.copied == id;
  const std::string words = copied ? "Copied" : "Copy";
  const float wanted = button_width(flow.metrics(), "Copied", true);
  const bool icon_only = wanted + 6 > room;
  const float width = icon_only ? 34 : wanted;
  const Rect rect{header.right() - width - 6, header.y + (header.h - 28) / 2, width, 28};
  flow.leaf(Role::button, id, words + " " + code.file, rect.at_least(touch_height)).hide_name =
      true;
  flow.on(id, [id, &code](Frame& frame) { frame.intend(Copy{id, code_text(code)}); });
  flow.paint(rect, [=](Frame& frame) {
    paint_button(frame, {.id = id,
                         .label = words,
                         .rect = rect,
                         .look = ButtonLook::quiet,
                         .icon = copied ? Icon::check : Icon::copy,
                         .icon_only = icon_only});
  });
}

}  // namespace

void Blocks::place(const course::Listings& block, const std::string& id) {
  const Metrics& metrics = flow_.metrics();
  const std::array<const course::Code*, 2> codes{&block.python, &block.javascript};
  const Column column = flow_.column;
  const bool beside = column.wide_width >= side_by_side;
  std::size_t chosen = state_.language[id];
  const float code_tall =
      beside ? std::max(code_height(metrics, *codes[0]), code_height(metrics, *codes[1]))
             : code_height(metrics, *codes[chosen]);
  Rect box = flow_.take(header_height + 12 + code_tall + below);
  box.x = beside ? column.wide_x : column.x;
  box.w = beside ? column.wide_width : column.width;

  flow_.open(Role::group, id, "Listing " + block.python.file, box);
  flow_.paint(box, [=](Frame& frame) {
    card(frame, box);
    frame.paint.horizontal(box.x + 1, box.y + header_height, box.w - 2, frame.theme[Token::line]);
    if (beside) {
      frame.paint.vertical(box.x + box.w / 2, box.y + 1, box.h - 2, frame.theme[Token::line]);
    }
  });
  const auto place = [&](std::size_t index, const Rect& part, float room) {
    const std::string part_id = id + "/" + ids[index];
    const Rect header{part.x, part.y, part.w, header_height};
    place_copy(flow_, state_, part_id + "/copy", *codes[index], header, room);
    place_code(flow_, part_id, std::string(names[index]) + " listing " + codes[index]->file,
               *codes[index], {part.x + 1, part.y + header_height + 12, part.w - 2, code_tall});
  };
  const float top = box.y + (header_height - metrics.line_height(TextStyle::small)) / 2;
  if (beside) {
    for (std::size_t i = 0; i < 2; ++i) {
      const Rect part{box.x + static_cast<float>(i) * box.w / 2, box.y, box.w / 2, box.h};
      const std::string name = names[i];
      const std::string part_id = id + "/" + ids[i];
      const float width = metrics.width(TextStyle::small_strong, name);
      const Vec at{part.x + side_inset, top};
      flow_.open(Role::group, part_id, name);
      Node& node = flow_.leaf(Role::text, part_id + "/name", {},
                              Rect{at.x, at.y, width, metrics.line_height(TextStyle::small)});
      node.text.push_back({.text = name});
      node.style = TextStyle::small_strong;
      const std::string file = codes[i]->file;
      flow_.paint({at.x, at.y, part.w - 120, 20}, [=](Frame& frame) {
        frame.text(at, TextStyle::small_strong, Token::text, name);
        frame.text({at.x + width + 10, at.y}, TextStyle::small, Token::muted, file);
      });
      place(i, part, part.w - width - 2 * side_inset);
      flow_.close();
    }
  } else {
    const std::array<std::string, 2> tab_ids{id + "/tab/python", id + "/tab/javascript"};
    const auto tabs = [tab_ids] {
      return std::array<Tab, 2>{Tab{tab_ids[0], names[0]}, Tab{tab_ids[1], names[1]}};
    };
    const Rect row{box.x + 4, box.y, box.w - 8, header_height};
    flow_.open(Role::tab_list, id + "/tabs", "Language", row);
    for (std::size_t i = 0; i < 2; ++i) {
      const auto all = tabs();
      Node& node = flow_.leaf(Role::tab, tab_ids[i], names[i],
                              tab_rect(metrics, all, i, row).at_least(touch_height));
      node.selected = i == chosen;
      node.controls = id + "/panel";
      LessonState* state = &state_;
      flow_.on(tab_ids[i], [state, id, i](Frame&) {
        state->language[id] = i;
        state->change();
      });
    }
    flow_.close();
    flow_.paint(row, [=](Frame& frame) {
      const auto all = tabs();
      paint_tabs(frame, all, chosen, row);
    });
    flow_.open(Role::tab_panel, id + "/panel", names[chosen]);
    place(chosen, box, box.right() - tab_rect(metrics, tabs(), 1, row).right());
    flow_.close();
  }
  flow_.close();
}

}  // namespace ui
