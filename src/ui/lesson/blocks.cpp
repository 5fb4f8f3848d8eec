#include "ui/lesson/blocks.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "course/exercises.hpp"
#include "ui/lesson/button_row.hpp"
#include "ui/widgets/terms.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float block_gap = 16;
constexpr float bullet = 22;

TextRun::Kind kind(course::RunStyle style) {
  switch (style) {
    case course::RunStyle::strong: return TextRun::Kind::strong;
    case course::RunStyle::em: return TextRun::Kind::em;
    case course::RunStyle::code: return TextRun::Kind::code;
    default: return TextRun::Kind::plain;
  }
}

}  // namespace

std::vector<TextRun> text_runs(const std::vector<course::Run>& runs, const std::string& id) {
  std::vector<TextRun> made;
  std::string link;
  const std::string* href = nullptr;
  int links = 0;
  for (const course::Run& run : runs) {
    // Consecutive runs with the same URL are one link.
    if (run.href.empty()) {
      href = nullptr;
      link.clear();
    } else if (href == nullptr || *href != run.href) {
      href = &run.href;
      link = id + "/link" + std::to_string(++links);
      if (!linked_term(run.href).empty()) link += run.href;
    }
    made.push_back({.text = run.text, .kind = kind(run.style), .link_id = link, .href = run.href});
  }
  return made;
}

void Blocks::all(const std::vector<course::Block>& blocks, const std::string& prefix) {
  int number = 0;
  for (const course::Block& each : blocks) {
    if (number > 0) flow_.gap(block_gap);
    block(each, prefix + "/" + std::to_string(++number));
  }
}

void Blocks::block(const course::Block& block, const std::string& id) {
  std::visit([&](const auto& content) { place(content, id); }, block.content);
}

void Blocks::place(const course::Paragraph& paragraph, const std::string& id) {
  flow_.paragraph(id, text_runs(paragraph.runs, id));
}

void Blocks::place(const course::Heading& heading, const std::string& id) {
  flow_.gap(32);
  flow_.heading(id, heading.level, text_runs(heading.runs, id), TextStyle::heading);
  flow_.gap(8);
}

void Blocks::place(const course::List& block, const std::string& id) {
  flow_.open(block.ordered ? Role::ordered_list : Role::list, id);
  int number = 0;
  for (const auto& item : block.items) {
    ++number;
    if (number > 1) flow_.gap(8);
    const std::string item_id = id + "/" + std::to_string(number);
    flow_.open(Role::list_item, item_id);
    const Column before = flow_.indent(bullet, 0);
    // The marker is beside the first line, whose top is only known after the gap was added.
    const Rect start = flow_.take(0);
    const std::string mark = block.ordered ? std::to_string(number) + "." : "";
    const float line = flow_.metrics().line_height(flow_.style);
    const TextStyle style = flow_.style;
    flow_.paint({before.x, start.y, bullet, line}, [=](Frame& frame) {
      if (mark.empty()) {
        frame.paint.circle({before.x + 7, start.y + line / 2}, 2.5F, frame.theme[Token::accent]);
      } else {
        frame.text({before.x, start.y}, style, Token::muted, mark);
      }
    });
    int part = 0;
    for (const course::Block& inner : item) {
      if (part > 0) flow_.gap(8);
      this->block(inner, item_id + "/" + std::to_string(++part));
    }
    flow_.column = before;
    flow_.close();
  }
  flow_.close();
}

void Blocks::place(const course::Callout& block, const std::string& id) {
  const bool warning = block.kind == course::Callout::Kind::warning;
  Node& node = flow_.open(Role::group, id, block.title);
  const std::size_t surface = flow_.reserve();
  const float top = flow_.take(12).y;
  const Column before = flow_.indent(18, 16);
  flow_.line(id + "/title", block.title, TextStyle::strong, Token::text);
  if (state_.solved(course::exercise_of(block)))
    flow_.line(id + "/solved", "✓ Solved", TextStyle::small_strong, Token::running);
  flow_.gap(2);
  all(block.blocks, id);
  flow_.column = before;
  const float bottom = flow_.take(13).bottom();
  flow_.close();
  const Rect box{before.x, top, before.width, bottom - top};
  node.rect = box;
  flow_.fill(surface, box, [=](Frame& frame) {
    frame.paint.fill(box, frame.theme[warning ? Token::callout_warning : Token::callout_note], 7);
    frame.paint.fill({box.x, box.y, 3, box.h}, frame.theme[warning ? Token::ready : Token::accent]);
    // There it has the same surface as the page.
    if (frame.theme.high_contrast()) outline(frame, box, frame.theme[Token::line]);
  });
}

void Blocks::place(const course::RunOpener& opener, const std::string& id) {
  ButtonRow().place(flow_, id, opener.label, [](Frame& frame) { frame.intend(ChooseRun{}); });
}

void Blocks::place(const course::Source& block, const std::string& id) {
  Node& node = flow_.open(Role::group, id, block.label);
  const std::size_t surface = flow_.reserve();
  const float top = flow_.take(14).y;
  const Column before = flow_.indent(18, 18);
  flow_.line(id + "/label", block.label, TextStyle::label_strong, Token::muted);
  flow_.gap(4);
  TextRun link{.text = block.title, .kind = TextRun::Kind::strong};
  link.link_id = id + "/link";
  link.href = block.href;
  flow_.paragraph(id + "/title", {link});
  flow_.gap(4);
  const Token token = std::exchange(flow_.token, Token::muted);
  all(block.blocks, id);
  flow_.token = token;
  flow_.column = before;
  const float bottom = flow_.take(16).bottom();
  flow_.close();
  const Rect box{before.x, top, before.width, bottom - top};
  node.rect = box;
  flow_.fill(surface, box, [box](Frame& frame) { card(frame, box); });
}

}  // namespace ui
