/// Dear ImGui's draw list and fonts: it collects what a frame draws and passes it to the surface.
///
///     app::Screen screen(surface);
///     screen.begin({1280, 800}, 2);
///     screen.list().AddCircle({640, 400}, 20, IM_COL32_WHITE);
///     screen.end(background);
///
/// There is no ImGui context, because all widgets are the app's own: the windows and stock widgets would be a
/// tenth of each first visit.
#pragma once

#include <imgui_internal.h>

#include "app/surface.hpp"
#include "ui/canvas/geometry.hpp"
#include "ui/canvas/theme.hpp"

namespace app {

class Screen {
 public:
  /// `surface` must outlive this.
  explicit Screen(Surface& surface);
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Starts a frame of `window` CSS pixels at `ratio` device pixels each.
  void begin(ui::Vec window, float ratio);
  [[nodiscard]] ImDrawList& list() noexcept { return list_; }
  /// Clears to `background` and draws what the list holds.
  void end(ui::Color background);

  [[nodiscard]] ImFontAtlas& fonts() noexcept { return fonts_; }
  /// Uploads the fonts to the surface, after they were baked.
  void upload_fonts();

 private:
  Surface& surface_;
  ImFontAtlas fonts_;
  ImDrawListSharedData shared_;
  ImDrawList list_;
  ImDrawData data_;
};

}  // namespace app
