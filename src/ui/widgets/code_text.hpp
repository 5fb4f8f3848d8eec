/// Highlighted source code, line by line, for listings in the lesson and on the stage.
///
///     ui::paint_code_line(frame, {x, y}, code.lines[3]);
///     ui::record_code(frame.semantics.leaf(ui::Role::code, "stage/code", {}, rect), code);
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// Paints a line whose box has its top left corner at `at` and the line height of TextStyle::code.
void paint_code_line(Frame& frame, Vec at, const course::CodeLine& line);
/// The width of the longest line in CSS pixels.
[[nodiscard]] float code_width(const Metrics& metrics, const course::Code& code);
[[nodiscard]] float code_height(const Metrics& metrics, const course::Code& code);
/// Writes the text into a node, line by line.
void record_code(Node& node, const course::Code& code);
/// The text as in the file, with a line break after every line.
[[nodiscard]] std::string code_text(const course::Code& code);

}  // namespace ui
