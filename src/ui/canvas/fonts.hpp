/// Bakes the product's fonts into one ImGui atlas, for the screen's pixel ratio and the learner's text
/// size, and measures them for layout.
///
///     ui::Fonts fonts(std::move(files));
///     fonts.bake(atlas, device_pixel_ratio, text_scale);
#pragma once

#include <array>
#include <string>

#include "ui/canvas/text_style.hpp"

struct ImFont;
struct ImFontAtlas;

namespace ui {

/// The bytes of the three font files, TrueType or OpenType.
struct FontFiles {
  std::string regular;
  std::string semibold;
  std::string mono;
};

class Fonts {
 public:
  /// @throws std::runtime_error that names the face, if a file is not a font
  explicit Fonts(FontFiles files);
  /// For tests: measures with `metrics`, and draws everything in `font`, or nothing if it is null.
  explicit Fonts(Metrics metrics, const ImFont* font = nullptr);

  /// Replaces the atlas's contents. The caller must upload the new texture.
  void bake(ImFontAtlas& atlas, float pixel_ratio, float text_scale);

  /// The font of a style; null before the first bake.
  [[nodiscard]] const ImFont* font(TextStyle style) const {
    return fonts_[static_cast<std::size_t>(style)];
  }
  /// CSS pixels per unit of the style's font.
  [[nodiscard]] float scale(TextStyle style) const {
    return scales_[static_cast<std::size_t>(style)];
  }
  [[nodiscard]] const Metrics& metrics() const { return metrics_; }
  /// Device pixels per CSS pixel at the last bake.
  [[nodiscard]] float pixel_ratio() const { return pixel_ratio_; }

 private:
  /// In em, from the font's own tables.
  struct Extent {
    float ascent = 0;
    float descent = 0;
  };
  static Extent extent(const std::string& file, const char* name);
  [[nodiscard]] const std::string& file(Face face) const;
  void measure(TextStyle style, float size);

  FontFiles files_;
  std::array<Extent, 3> extents_{};
  std::array<const ImFont*, text_styles> fonts_{};
  std::array<float, text_styles> scales_{};
  Metrics metrics_;
  float pixel_ratio_ = 1;
};

}  // namespace ui
