/// Which theme to show: the learner's choice, or else what the system prefers.
///
///     ui::Mode mode = app::shown_mode("light", {.dark = true});  // ui::Mode::light
#pragma once

#include <string>

#include "ui/canvas/text_style.hpp"
#include "ui/canvas/theme.hpp"

namespace app {

/// What the system prefers.
struct SystemLook {
  bool dark = true;
  bool contrast = false;  ///< more contrast than usual
  bool forced = false;    ///< the system replaces all colours (Windows' contrast themes)
};

/// The theme to show. A choice is "dark", "light", or "" to follow the system; forced colours override it.
[[nodiscard]] ui::Mode shown_mode(const std::string& choice, const SystemLook& system);

/// The choice after a press of the theme button. The order starts with the theme that the system does not have, so
/// that every press but the last one changes something.
[[nodiscard]] std::string next_choice(const std::string& choice, const SystemLook& system);

/// The text styles for the page's own text, as JSON: [name, size, line height], the latter in CSS pixels.
[[nodiscard]] std::string text_styles(const ui::Metrics& metrics);

}  // namespace app
