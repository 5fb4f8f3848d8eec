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
  // The browser took the context away; nothing is drawn until it gives it back.
  void lose();
  void restore();
  bool lost() const { return lost_; }

 private:
  void fit(ui::Vec window, float ratio);

  const char* selector_;
  int context_ = 0;
  std::optional<Renderer> renderer_;
  int width_ = 0;
  int height_ = 0;
  bool lost_ = false;
};

}  // namespace app
