// The transport bar: Restart, Back, Step, Iteration, Run or Pause, Speed, and where the demo is.
//   ui::draw_stage_transport(frame, player, area, compact);
//   ui::take_stage_commands(frame, player);
#pragma once

#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

float stage_transport_height(const Metrics& metrics, bool compact);

// Does what the bar's buttons were pressed for. Before anything is drawn, so that the whole frame shows it.
void take_stage_commands(Frame& frame, stage::Player& player);

void draw_stage_transport(Frame& frame, const stage::Player& player, const Rect& area,
                          bool compact);

// How much of where the demo is can be said: each leaves out more.
enum class PositionDetail { all, without_iteration, without_awaited, least };

// "step 9 of 17 · iteration 4 · 0.500 s", and what is waited for; at the least "step 9 · 0.500 s".
std::string stage_position_words(const stage::Player& player,
                                 PositionDetail detail = PositionDetail::all);

// What a live region says of a demo that has to wait.
std::string waiting_words(const stage::Player& player);

}  // namespace ui
