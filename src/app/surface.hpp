/// What the app's pictures are drawn on: the canvas of the page.
///
///     if (surface.upload_fonts(*ImGui::GetIO().Fonts)) ImGui::GetIO().Fonts->ClearTexData();
///     ImGui::Render();
///     surface.draw(*ImGui::GetDrawData(), background);
///
/// The browser may take the graphics away at any time, and from the very beginning: it keeps about 16
/// WebGL contexts for all pages. Until it gives them back frames leave no picture, and everything else
/// goes on.
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

  /// Clears to `background` and draws `data`, which says how many pixels there are.
  virtual void draw(const ImDrawData& data, ui::Color background) = 0;
  /// Takes the pixels of a font atlas that was baked, in place of those before.
  /// @returns whether they were taken: not while the graphics are lost.
  [[nodiscard]] virtual bool upload_fonts(ImFontAtlas& atlas) = 0;
  /// The browser took the graphics away.
  virtual void lose() = 0;
  /// The browser gave them back, without the fonts.
  virtual void restore() = 0;
};

}  // namespace app
