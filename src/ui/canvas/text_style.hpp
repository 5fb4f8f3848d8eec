/// The type scale: the product's ten text styles, and the size of text in each. Layout measures with
/// a plain value, so tests can lay out text without a font or a screen.
///
///     float w = metrics.width(ui::TextStyle::body, "Hello");   // CSS pixels
///     float line = metrics.line_height(ui::TextStyle::body);   // 24 at text size 1
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace ui {

enum class Face : std::uint8_t { regular, semibold, mono };

enum class TextStyle : std::uint8_t {
  body,          ///< Inter 15/24
  strong,        ///< Inter semibold 15/24
  small,         ///< Inter 13/20: tables, controls, captions
  small_strong,  ///< Inter semibold 13/20: buttons, headings of panels
  label,         ///< Inter 12/16
  label_strong,  ///< Inter semibold 12/16
  display,       ///< Inter semibold 32/40: a page's title
  title,         ///< Inter semibold 26/32: a section's title
  heading,       ///< Inter semibold 20/28
  code,          ///< JetBrains Mono 13/21
  count
};

inline constexpr std::size_t text_styles = static_cast<std::size_t>(TextStyle::count);

/// Sizes in CSS pixels at text size 1.
struct TextSpec {
  Face face;
  float size;
  float line_height;
  const char* name;  ///< its class name in the DOM twin
};
[[nodiscard]] const TextSpec& spec(TextStyle style);

/// Decodes the code point that starts at `at` in UTF-8 text, and moves `at` past it. An invalid
/// sequence yields U+FFFD and moves `at` by one byte.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// Advance widths of a style's glyphs in CSS pixels, without kerning, as used by the canvas and by the
/// DOM twin.
struct StyleMetrics {
  std::array<float, 128> ascii{};
  std::unordered_map<char32_t, float> others;
  float fallback = 0;  ///< for a glyph that the font lacks
  float size = 0;
  float line_height = 0;
  float ascent = 0;   ///< above the baseline
  float descent = 0;  ///< below it, positive
};

class Metrics {
 public:
  [[nodiscard]] float width(TextStyle style, std::string_view text) const;
  [[nodiscard]] float advance(TextStyle style, char32_t code_point) const;
  [[nodiscard]] float size(TextStyle style) const { return of(style).size; }
  [[nodiscard]] float line_height(TextStyle style) const { return of(style).line_height; }
  /// The distance from a line's top to its baseline, with the glyphs centred in the line as in CSS.
  [[nodiscard]] float baseline(TextStyle style) const;

  [[nodiscard]] const StyleMetrics& of(TextStyle style) const {
    return styles_[static_cast<std::size_t>(style)];
  }
  StyleMetrics& of(TextStyle style) { return styles_[static_cast<std::size_t>(style)]; }

  /// The learner's text size: 1, 1.15 or 1.3. It scales text, not paddings.
  float text_scale = 1;

  /// For tests: metrics in which every glyph is `em` wide per pixel of size.
  [[nodiscard]] static Metrics uniform(float em, float text_scale = 1);

 private:
  std::array<StyleMetrics, text_styles> styles_{};
};

}  // namespace ui
