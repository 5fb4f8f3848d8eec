/// The surface that the app draws on: the page's canvas.
///
///     if (surface.upload_fonts(fonts)) fonts.ClearTexData();
///     surface.draw(data, background);
///
/// The browser may take the graphics context away at any time, even before the first frame, because it keeps
/// only about 16 WebGL contexts for all pages. Until it restores the context, frames draw nothing; everything
/// else continues.
#pragma once

#include "ui/canvas/theme.hpp"

struct ImDrawData;
struct ImFontAtlas;

namespace app {

class Surface {
 public:
  Surface() = default;
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  virtual ~Surface() = default;

  /// Clears to `background` and draws `data`, which has the size in pixels.
  virtual void draw(const ImDrawData& data, ui::Color background) = 0;
  /// Uploads the pixels of a baked font atlas, replacing earlier ones.
  /// @returns false while the context is lost.
  [[nodiscard]] virtual bool upload_fonts(ImFontAtlas& atlas) = 0;
  /// The browser took the context away.
  virtual void lose() = 0;
  /// The browser restored the context; the fonts must be uploaded again.
  virtual void restore() = 0;
};

}  // namespace app
