/// When a stage that plays needs its next frame. Nothing moves between two moments of a run, so nothing is drawn.
///
///     ui::ask_for_frames(frame, player);
#pragma once

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

void ask_for_frames(Frame& frame, const stage::Player& player);

}  // namespace ui
