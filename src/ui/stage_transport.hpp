// The transport bar: Restart, Back, Step, Iteration, Run or Pause, Speed, and where the demo is.
#pragma once

#include "stage/player.hpp"
#include "ui/frame.hpp"

namespace ui {

float stage_transport_height(const Metrics& metrics, bool compact);

// Does what the bar's buttons were pressed for. Before anything is drawn, so that the whole frame shows it.
void take_stage_commands(Frame& frame, stage::Player& player);

void draw_stage_transport(Frame& frame, const stage::Player& player, const Rect& area,
                          bool compact);

// "step 9 of 17 · iteration 4 · 0.500 s", or what is waited for.
std::string stage_position_words(const stage::Player& player);

}  // namespace ui
