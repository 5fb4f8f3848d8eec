#include "app/screen.hpp"

namespace app {

namespace {

// Both as in ImGuiStyle, in CSS pixels.
constexpr float curve_tolerance = 1.25F;
constexpr float circle_tolerance = 0.3F;

}  // namespace

Screen::Screen(Surface& surface) : surface_(surface), list_(&shared_) {
  shared_.CurveTessellationTol = curve_tolerance;
  shared_.SetCircleTessellationMaxError(circle_tolerance);
  shared_.InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex |
                         ImDrawListFlags_AntiAliasedFill;
}

void Screen::begin(ui::Vec window, float ratio) {
  data_.DisplaySize = {window.x, window.y};
  data_.FramebufferScale = {ratio, ratio};
  shared_.TexUvWhitePixel = fonts_.TexUvWhitePixel;
  shared_.TexUvLines = fonts_.TexUvLines;
  shared_.ClipRectFullscreen = {0, 0, window.x, window.y};
  list_._ResetForNewFrame();
  list_.PushTextureID(fonts_.TexID);
  list_.PushClipRectFullScreen();
}

void Screen::end(ui::Color background) {
  data_.CmdLists.resize(0);
  data_.CmdListsCount = data_.TotalVtxCount = data_.TotalIdxCount = 0;
  data_.AddDrawList(&list_);
  data_.Valid = true;
  surface_.draw(data_, background);
}

void Screen::upload_fonts() {
  // Once uploaded, the pixels are on the graphics card; glyphs and advances are kept.
  if (surface_.upload_fonts(fonts_)) fonts_.ClearTexData();
}

}  // namespace app
