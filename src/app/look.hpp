// Which theme is shown: what the learner chose, else what the system prefers.
//   ui::Mode mode = app::shown_mode("light", {.dark = true});  // ui::Mode::light
#pragma once

#include <string>

#include "ui/canvas/theme.hpp"

namespace app {

// What the system prefers.
struct SystemLook {
  bool dark = true;
  bool contrast = false;  // more contrast than usual
  bool forced = false;    // its own few colours for everything (Windows' contrast themes)
};

// A choice is "dark", "light", or "" to follow the system. Forced colours leave no choice.
ui::Mode shown_mode(const std::string& choice, const SystemLook& system);

// What the theme button turns a choice into. From following the system first to the other theme, so
// that every press but the last changes something, and then all the way round.
std::string next_choice(const std::string& choice, const SystemLook& system);

}  // namespace app
