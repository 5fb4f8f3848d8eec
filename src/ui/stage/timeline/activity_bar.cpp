#include "ui/stage/timeline/activity_bar.hpp"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr float faded_fill = 0.3F;  // inside an outline

void hatch(Frame& frame, const Rect& rect) {
  frame.paint.push_clip(rect);  // the shape differs as well as the colour
  for (float x = rect.x - rect.h; x < rect.right(); x += 6) {
    frame.paint.line({x, rect.bottom()}, {x + rect.h, rect.y}, frame.theme[Token::failed], 1);
  }
  frame.paint.pop_clip();
}

}  // namespace

Token waiting_token(trace::WaitKind awaits) {
  return awaits == trace::WaitKind::sleep ? Token::timer : Token::waiting;
}

Token segment_token(const trace::Segment& segment) {
  switch (segment.activity) {
    case trace::Activity::running: return Token::running;
    case trace::Activity::ready: return Token::ready;
    case trace::Activity::suspended: return waiting_token(segment.awaits);
    case trace::Activity::frozen: return Token::failed;
  }
  return Token::line;
}

void draw_part(Frame& frame, Rect rect, Token token) {
  if (rect.w > 3) rect.w -= 1;
  const Color color = frame.theme[token];
  const auto bar = [&](float part) {
    const float height = std::round(rect.h * part);
    frame.paint.fill({rect.x, rect.y + (rect.h - height) / 2, rect.w, height}, color, 2);
  };
  switch (token) {
    case Token::running: frame.paint.fill(rect, color, 3); break;
    case Token::timer: bar(0.5F); break;
    case Token::waiting: bar(0.2F); break;
    case Token::failed:
      frame.paint.fill(rect, color.faded(faded_fill), 3);
      hatch(frame, rect);
      break;
    default: frame.paint.fill(rect, color.faded(faded_fill), 3); frame.paint.stroke(rect, color, 3);
  }
}

void draw_bad_end(Frame& frame, Rect rect, bool failed) {
  if (rect.w > 3) rect.w -= 1;
  frame.paint.fill(rect, frame.theme[failed ? Token::failed : Token::muted], 3);
  const float size = std::min({rect.w - 2, rect.h - 2, 8.0F});
  const Vec middle{rect.x + rect.w / 2, rect.y + rect.h / 2};
  const Color sign = frame.theme[Token::background];
  if (size < 4) return;
  if (failed) frame.paint.icon(Icon::cross, middle, size, sign);
  else frame.paint.fill({middle.x - size / 2, middle.y - 1, size, 2}, sign);
}

}  // namespace ui
