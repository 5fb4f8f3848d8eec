// The transport bar: Restart, Back, Step, Iteration, Run or Pause, Speed, and where the demo is.
#pragma once

#include "stage/player.hpp"
#include "ui/frame.hpp"

namespace ui {

float stage_transport_height(const Metrics& metrics, bool compact);

// Draws the bar and does what its buttons say.
void draw_stage_transport(Frame& frame, stage::Player& player, const Rect& area, bool compact);

// "step 9 of 17 · iteration 4 · 0.500 s", or what is waited for.
std::string stage_position_words(const stage::Player& player);

}  // namespace ui
