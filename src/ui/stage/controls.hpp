// The transport bar: Restart, Back, Step, Iteration, Run or Pause, Speed, and where the demo is.
//   const ui::ControlsLayout form = ui::controls_layout(metrics, {area.w, area.h}, sheet);
//   ui::draw_controls(frame, player, {area.x, area.bottom() - form.height, area.w, form.height}, form);
#pragma once

#include <cstdint>
#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

// What the bar looks like in the room there is. It never takes more than a row of buttons and a line.
struct ControlsLayout {
  // Where it says where the demo is; elsewhere: it has no room, somebody else has to say it.
  enum class Position : std::uint8_t { beside, above, elsewhere };
  float height = 52;
  float button = 33;   // a button's height
  float inset = 16;    // left and right of the row
  float gap = 8;       // between two buttons
  float padding = 12;  // on each side of a button's words
  Position position = Position::beside;
  bool pictures = false;  // Restart, Run and Pause are pictures: their words do not fit
};

// Below this height of the stage the bar is as low as it can be.
inline constexpr float low_stage = 420;

// `stage` is the size of the whole stage; on a sheet a thumb has to hit the buttons.
ControlsLayout controls_layout(const Metrics& metrics, Vec stage, bool sheet);

// Does what the bar's buttons were pressed for. Before anything is drawn, so that the whole frame shows it.
void handle_controls(Frame& frame, stage::Player& player);

void draw_controls(Frame& frame, const stage::Player& player, const Rect& area,
                   const ControlsLayout& form);

// How much of where the demo is can be said: each leaves out more.
enum class PositionDetail { all, without_iteration, without_awaited, least };

// "step 9 of 17 · iteration 4 · 0.500 s", and what is waited for; at the least "step 9 · 0.500 s".
std::string position_text(const stage::Player& player, PositionDetail detail = PositionDetail::all);

// The longest of these that `room` holds: the iteration goes first, the clock never.
std::string position_text_within(const stage::Player& player, const Metrics& metrics,
                                 TextStyle style, float room);

// Shows where the demo is, in one line.
void draw_position(Frame& frame, const std::string& words, Vec at, float room, TextStyle style);

// What a live region says of a demo that has to wait.
std::string waiting_text(const stage::Player& player);

}  // namespace ui
