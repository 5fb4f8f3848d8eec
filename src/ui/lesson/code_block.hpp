/// Highlighted code inside a lesson.
///
///     ui::place_code_card(flow, "lesson/quiz/order/listing", *question.code);
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/lesson/flow.hpp"

namespace ui {

/// The space left and right of the code in its box.
inline constexpr float code_inset = 16;

/// Places code in a box, which scrolls horizontally if a line is too long. `code` must outlive the flow.
void place_code(Flow& flow, const std::string& id, const std::string& name,
                const course::Code& code, const Rect& box);

/// Places code on a card of its own, as wide as the column.
void place_code_card(Flow& flow, const std::string& id, const course::Code& code);

}  // namespace ui
