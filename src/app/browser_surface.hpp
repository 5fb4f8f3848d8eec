/// A canvas of the page with a WebGL 2 context.
///
///     app::BrowserSurface surface("#canvas");
///     surface.draw(data, background);
#pragma once

#include <optional>

#include "app/renderer.hpp"
#include "app/surface.hpp"

namespace app {

class BrowserSurface final : public Surface {
 public:
  /// @throws std::runtime_error if the canvas provides no WebGL 2 context.
  explicit BrowserSurface(const char* canvas_selector);
  ~BrowserSurface() override;

  void draw(const ImDrawData& data, ui::Color background) override;
  [[nodiscard]] bool upload_fonts(ImFontAtlas& atlas) override;
  void lose() override { renderer_.reset(); }
  void restore() override;

 private:
  void fit(int width, int height);

  const char* selector_;
  int context_ = 0;
  std::optional<Renderer> renderer_;  // none while the context is lost
  int width_ = 0;
  int height_ = 0;
};

}  // namespace app
