/// Dear ImGui's context: it collects what a frame draws and passes it to the surface.
///
///     app::Screen screen(surface);
///     screen.begin({1280, 800}, 2);
///     screen.list().AddCircle({640, 400}, 20, IM_COL32_WHITE);
///     screen.end(background);
#pragma once

#include "app/surface.hpp"
#include "ui/canvas/geometry.hpp"
#include "ui/canvas/theme.hpp"

struct ImDrawList;
struct ImFontAtlas;

namespace app {

class Screen {
 public:
  /// `surface` must outlive this. There is one screen at a time.
  explicit Screen(Surface& surface);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  /// Starts a frame of `window` CSS pixels at `ratio` device pixels each.
  void begin(ui::Vec window, float ratio);
  [[nodiscard]] ImDrawList& list();
  /// Clears to `background` and draws what the list holds.
  void end(ui::Color background);

  [[nodiscard]] ImFontAtlas& fonts();
  /// Uploads the fonts to the surface, after they were baked.
  void upload_fonts();

 private:
  Surface& surface_;
};

}  // namespace app
