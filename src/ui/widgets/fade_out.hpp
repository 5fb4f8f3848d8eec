/// Shows that an area has more content below its lower edge: its last 28 CSS pixels fade into the background.
///
///     if (below > 14) ui::fade_out(frame, area);
#pragma once

#include "ui/frame/frame.hpp"

namespace ui {

void fade_out(Frame& frame, const Rect& area);

}  // namespace ui
