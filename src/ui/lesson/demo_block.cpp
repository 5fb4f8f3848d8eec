// The card that opens a demo on the stage.
#include <algorithm>

#include "ui/lesson/blocks.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

std::string demo_card_id(const std::string& demo) { return "lesson/demo/" + demo; }

void Blocks::place(const course::DemoCard& card_of, const std::string&) {
  const course::Demo* demo = state_.lesson->find_demo(card_of.demo);
  if (demo == nullptr) return;  // the loader rejects such a lesson
  constexpr float side_inset = 16;
  const std::string id = demo_card_id(demo->id);
  const bool open = state_.demo == demo->id;
  const char* words = open ? "On stage" : "Open on stage";
  const float button = button_width(flow_.metrics(), "Open on stage");
  const bool stacked = flow_.column.width < 400;
  const float text_width =
      flow_.column.width - 2 * side_inset - (stacked ? 0 : button + side_inset);
  const RichText title(demo->title, TextStyle::strong, text_width, flow_.metrics());
  const RichText prompt(demo->prompt, TextStyle::small, text_width, flow_.metrics());
  const float text_height = title.height() + 2 + prompt.height();
  const float height =
      stacked ? text_height + control_height + 14 + 26 : std::max(text_height, control_height) + 26;
  const Rect box = flow_.take(height);
  const float text_top = stacked ? box.y + 13 : box.y + (box.h - text_height) / 2;
  const Vec at{box.x + side_inset, text_top};
  const Vec below{at.x, at.y + title.height() + 2};
  const Rect press = stacked ? Rect{at.x, below.y + prompt.height() + 14, button, control_height}
                             : Rect{box.right() - side_inset - button,
                                    box.y + (box.h - control_height) / 2, button, control_height};
  const std::string button_id = id + "/open";

  flow_.open(Role::group, id, demo->title, box);
  Node& heading = flow_.leaf(Role::text, id + "/title", {}, title.rect(at));
  title.record(heading);
  prompt.record(flow_.leaf(Role::text, id + "/prompt", {}, prompt.rect(below)));
  Node& node = flow_.leaf(Role::button, button_id, std::string(words) + ": " + demo->title,
                          press.at_least(touch_height));
  node.hide_name = true;
  node.pressed = open;
  flow_.close();

  LessonState* state = &state_;
  flow_.on(button_id, [id = demo->id](Frame& frame) { frame.intend(OpenDemo{id}); });
  flow_.paint(box, [=](Frame& frame) {
    // Only one visible button is primary: the stage's own, or else that of the topmost visible card.
    const Rect seen = frame.paint.visible();
    const bool whole = press.y >= seen.y && press.bottom() <= seen.bottom();
    const bool first = whole && state->demo.empty() && !state->primary_taken;
    if (first) state->primary_taken = true;
    card(frame, box, Token::highlight, open || first ? Token::accent : Token::line);
    title.paint(frame, at, Token::text);
    prompt.paint(frame, below, Token::muted);
    paint_button(frame, {.id = button_id,
                         .label = words,
                         .rect = press,
                         .look = first ? ButtonLook::primary : ButtonLook::normal,
                         .pressed = open});
  });
}

}  // namespace ui
