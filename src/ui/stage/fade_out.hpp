/// Shows that an area has more content below its lower edge.
///
///     if (below > 14) ui::fade_out(frame, area);
#pragma once

#include "ui/frame/frame.hpp"

namespace ui {

void fade_out(Frame& frame, const Rect& area);

}  // namespace ui
