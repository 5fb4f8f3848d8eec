/// The stage's controls: Restart, the moves forward and back by line, step, iteration, output and task, Run or
/// Pause, Speed, and the demo's position.
///
///     const ui::ControlsLayout layout = ui::controls_layout(metrics, {area.w, area.h}, sheet);
///     ui::draw_controls(frame, player, {area.x, area.bottom() - layout.height, area.w, layout.height}, layout);
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "stage/player.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

/// How the controls fit the available room: in one or two rows of buttons and at most one line of text.
struct ControlsLayout {
  /// Where the position text is. `elsewhere`: there is no room here, so another part shows it.
  enum class Position : std::uint8_t { beside, above, elsewhere };
  float height = 52;
  float button = 33;   ///< a button's height
  float inset = 16;    ///< left and right of the row
  float gap = 8;       ///< between two buttons
  float back = 24;     ///< the width of a move's button back, at the left of its button forward
  float padding = 12;  ///< on each side of a button's label
  Position position = Position::beside;
  bool pictures = false;  ///< Restart, Run and Pause are icons, because their labels do not fit
  bool two_rows = false;
  std::size_t moves = 5;  ///< pairs of buttons that are shown; the others have their keys
};

/// Below this height of the stage the controls are as low as possible.
inline constexpr float low_stage = 420;

/// How long a run is, as far as known: the position text needs more room in a long one.
struct RunLength {
  std::size_t steps = 0;
  double seconds = 0;
};
[[nodiscard]] RunLength run_length(const stage::Player& player);

/// `stage` is the size of the whole stage. On a sheet the buttons are large enough for a thumb.
[[nodiscard]] ControlsLayout controls_layout(const Metrics& metrics, Vec stage, bool sheet,
                                             RunLength run = {});

/// The keys of the controls, as the stage's node lists them.
[[nodiscard]] std::string control_keys();

/// Carries out what the learner pressed. To be called before anything is drawn, so that the whole frame
/// shows the result.
void handle_controls(Frame& frame, stage::Player& player);

void draw_controls(Frame& frame, const stage::Player& player, const Rect& area,
                   const ControlsLayout& layout);

/// Draws the button that ends a wait, or a block, at once, at the right end of the caption: whoever has no keyboard has
/// no key for it.
/// @returns the width that it takes
float draw_skip(Frame& frame, const Rect& caption);

/// How detailed the position text is; each value leaves out more.
enum class PositionDetail { all, without_iteration, without_awaited, least, whole_seconds, step };

/// "step 9 of 17 · iteration 4 · 0.500 s", and what the demo waits for; at least "step 9 · 0.500 s",
/// or for long runs in narrow windows "step 24999 · 1250 s" and "step 24999".
[[nodiscard]] std::string position_text(const stage::Player& player,
                                        PositionDetail detail = PositionDetail::all);

/// The longest position text that fits into `room`. The iteration is left out first.
[[nodiscard]] std::string position_text_within(const stage::Player& player, const Metrics& metrics,
                                               TextStyle style, float room);

/// Draws the position text in one line.
void draw_position(Frame& frame, const std::string& words, Vec at, float room, TextStyle style);

/// The announcement for screen readers when a demo has to wait.
[[nodiscard]] std::string waiting_text(const stage::Player& player);

}  // namespace ui
