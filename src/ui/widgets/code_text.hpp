// Highlighted source text, line by line, for listings in the prose and on the stage.
//   ui::paint_code_line(frame, {x, y}, code.lines[3]);
//   ui::record_code(frame.semantics.leaf(ui::Role::code, "stage/code", {}, rect), code);
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// The top left corner of the line's box is `at`; the line is one code line height high.
void paint_code_line(Frame& frame, Vec at, const course::CodeLine& line);
// CSS pixels of the longest line.
float code_width(const Metrics& metrics, const course::Code& code);
float code_height(const Metrics& metrics, const course::Code& code);
// Writes the text, line by line, into a node.
void record_code(Node& node, const course::Code& code);
// The text as it is in the file, with a line break behind every line.
std::string code_text(const course::Code& code);

}  // namespace ui
