// The canvas: a WebGL 2 context, and ImGui drawing on it.
//   app::Screen screen("#canvas");
//   screen.begin({1280, 800}, 2);
//   screen.list().AddCircle({640, 400}, 20, IM_COL32_WHITE);
//   screen.end(background);
#pragma once

#include <optional>

#include "app/renderer.hpp"
#include "ui/canvas/geometry.hpp"
#include "ui/canvas/theme.hpp"

struct ImDrawList;

namespace app {

class Screen {
 public:
  // Throws std::runtime_error when the canvas gives no WebGL 2 context.
  explicit Screen(const char* canvas_selector);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // Starts a frame of `window` CSS pixels at `ratio` device pixels each.
  void begin(ui::Vec window, float ratio);
  ImDrawList& list();
  // Clears to `background` and draws what the list holds.
  void end(ui::Color background);

  // Makes the texture of the fonts anew, after they were baked.
  void upload_fonts();
  // The browser took the context away; until it gives it back frames leave no picture, and everything
  // else goes on. A context may be lost from the very beginning: browsers keep about 16 for all pages.
  void lose() { renderer_.reset(); }
  void restore();

 private:
  void fit(ui::Vec window, float ratio);

  const char* selector_;
  int context_ = 0;
  std::optional<Renderer> renderer_;  // none while the context is lost
  int width_ = 0;
  int height_ = 0;
};

}  // namespace app
