#include "ui/widgets/code_text.hpp"

#include <algorithm>

namespace ui {
namespace {

std::string line_text(const course::CodeLine& line) {
  std::string text;
  for (const course::CodeSpan& span : line) text += span.text;
  return text;
}

}  // namespace

void paint_code_line(Frame& frame, Vec at, const course::CodeLine& line) {
  for (const course::CodeSpan& span : line) {
    at.x += frame.text(at, TextStyle::code, code_token(span.kind), span.text);
  }
}

float code_width(const Metrics& metrics, const course::Code& code) {
  float widest = 0;
  for (const course::CodeLine& line : code.lines) {
    float width = 0;
    for (const course::CodeSpan& span : line) width += metrics.width(TextStyle::code, span.text);
    widest = std::max(widest, width);
  }
  return widest;
}

float code_height(const Metrics& metrics, const course::Code& code) {
  return static_cast<float>(code.lines.size()) * metrics.line_height(TextStyle::code);
}

void record_code(Node& node, const course::Code& code) {
  node.style = TextStyle::code;
  bool first = true;
  for (const course::CodeLine& line : code.lines) {
    node.text.push_back({.text = line_text(line), .new_line = !first, .hard_break = !first});
    first = false;
  }
}

std::string code_text(const course::Code& code) {
  std::string text;
  for (const course::CodeLine& line : code.lines) text += line_text(line) + "\n";
  return text;
}

}  // namespace ui
