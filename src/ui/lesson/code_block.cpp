#include "ui/lesson/code_block.hpp"

#include <algorithm>

#include "ui/widgets/code_text.hpp"
#include "ui/widgets/widgets.hpp"

namespace ui {

void place_code(Flow& flow, const std::string& id, const std::string& name,
                const course::Code& code, const Rect& box) {
  const Metrics& metrics = flow.metrics();
  const float line = metrics.line_height(TextStyle::code);
  const Vec size{code_width(metrics, code) + 2 * code_inset, box.h};
  const bool wide = size.x > box.w;
  const Vec inner = wide ? Vec{code_inset, 0} : Vec{box.x + code_inset, box.y};
  const Rect text{inner.x, inner.y, size.x - 2 * code_inset, code_height(metrics, code)};
  if (wide) {
    Node& scroll = flow.open(Role::scroll, id + "/scroll", name, box);
    scroll.content = size;
  }
  Node& node = flow.leaf(Role::code, id + "/code", {}, text);
  record_code(node, code);
  if (wide) flow.close();
  const std::string scroll_id = id + "/scroll";
  flow.paint(box, [=, &code](Frame& frame) {
    float offset = wide ? std::clamp(frame.input.scroll(scroll_id).x, 0.0F, size.x - box.w) : 0;
    const Rect seen = frame.paint.visible();
    if (wide) frame.paint.push_clip(box);
    for (std::size_t i = 0; i < code.lines.size(); ++i) {
      const float y = box.y + static_cast<float>(i) * line;
      if (y + line < seen.y || y > seen.bottom()) continue;
      paint_code_line(frame, {box.x + code_inset - offset, y}, code.lines[i]);
    }
    if (wide) frame.paint.pop_clip();
    if (wide) focus_ring(frame, scroll_id, box.inset(4), 4);
  });
}

void place_code_card(Flow& flow, const std::string& id, const course::Code& code) {
  constexpr float above = 12;
  constexpr float below = 14;
  const float tall = code_height(flow.metrics(), code);
  const Rect box = flow.take(above + tall + below);
  flow.paint(box, [box](Frame& frame) { card(frame, box); });
  place_code(flow, id, "Listing " + code.file, code, {box.x + 1, box.y + above, box.w - 2, tall});
}

}  // namespace ui
