#include "ui/widgets/fade_out.hpp"

namespace ui {

void fade_out(Frame& frame, const Rect& area) {
  constexpr float fade_height = 28;
  constexpr float strip = 2;
  for (float y = 0; y < fade_height; y += strip) {
    frame.paint.fill({area.x, area.bottom() - fade_height + y, area.w, strip},
                     frame.theme[Token::background].faded(y / fade_height));
  }
}

}  // namespace ui
