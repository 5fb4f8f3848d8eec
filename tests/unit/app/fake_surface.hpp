/// A canvas that looks at what it is given and draws nothing.
///
///     FakeSurface surface;
///     EXPECT_GT(surface.vertices, 0);   // of the last picture
#pragma once

#include <imgui.h>

#include <stdexcept>

#include "app/surface.hpp"

class FakeSurface final : public app::Surface {
 public:
  explicit FakeSurface(bool is_lost = false) : lost(is_lost) {}

  void draw(const ImDrawData& data, ui::Color color) override {
    if (!data.Valid) throw std::logic_error("surface: there is nothing to draw");
    if (lost) return;
    if (!has_fonts_) throw std::logic_error("surface: a picture before the fonts");
    ++pictures;
    vertices = data.TotalVtxCount;
    background = color;
    scale = data.FramebufferScale.x;
  }
  [[nodiscard]] bool upload_fonts(ImFontAtlas& atlas) override {
    if (lost) return false;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    atlas.GetTexDataAsAlpha8(&pixels, &width, &height);
    if (pixels == nullptr || width * height == 0) throw std::logic_error("surface: no pixels");
    has_fonts_ = true;
    ++font_uploads;
    return true;
  }
  void lose() override {
    lost = true;
    has_fonts_ = false;
  }
  void restore() override { lost = false; }

  bool lost;
  int pictures = 0;
  int font_uploads = 0;
  int vertices = 0;  ///< of the last picture
  float scale = 0;   ///< device pixels per CSS pixel of the last picture
  ui::Color background{};

 private:
  bool has_fonts_ = false;
};
