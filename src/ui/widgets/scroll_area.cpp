#include <algorithm>

#include "ui/widgets/widgets.hpp"

namespace ui {

ScrollArea::ScrollArea(Frame& frame, std::string_view id, std::string_view name, const Rect& rect,
                       Vec content, bool ring)
    : frame_(frame), ring_(ring ? id : std::string_view()), rect_(rect) {
  const Vec wanted = frame.input.scroll(id);
  // The browser also clamps the offset, but one event later; until then nothing may be drawn past the end.
  offset_ = {std::clamp(wanted.x, 0.0F, std::max(0.0F, content.x - rect.w)),
             std::clamp(wanted.y, 0.0F, std::max(0.0F, content.y - rect.h))};
  Node& node = frame.semantics.open(Role::scroll, std::string(id), std::string(name), rect);
  node.content = content;
  frame.paint.push_clip(rect);
  frame.paint.push_offset(rect.origin() - offset_);
}

ScrollArea::~ScrollArea() {
  frame_.paint.pop_offset();
  frame_.paint.pop_clip();
  if (!ring_.empty()) focus_ring(frame_, ring_, rect_.inset(4), 4);
  frame_.semantics.close();
}

}  // namespace ui
