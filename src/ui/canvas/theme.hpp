/// The product's colours by meaning. A view never names a colour, but a token of web/tokens.json, from
/// which tokens.hpp is generated:
///
///     frame.paint.fill(card, frame.theme[ui::Token::panel], 10);
///     frame.paint.text(at, ui::TextStyle::body, frame.theme[ui::Token::text], "ready");
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ui/canvas/tokens.hpp"

namespace ui {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  /// The colour with its opacity multiplied by `alpha`, 0 to 1.
  [[nodiscard]] Color faded(float alpha) const;
  friend constexpr bool operator==(Color, Color) = default;
};

/// `top` painted over the opaque `below`.
[[nodiscard]] Color over(Color top, Color below);

/// The WCAG 2 contrast ratio of two opaque colours, from 1 to 21.
[[nodiscard]] double contrast(Color a, Color b);

/// In the order of the palettes.
enum class Mode : std::uint8_t { dark, light, high_contrast_dark, high_contrast_light };

[[nodiscard]] constexpr bool is_dark(Mode mode) {
  return mode == Mode::dark || mode == Mode::high_contrast_dark;
}
[[nodiscard]] constexpr Mode mode_of(bool dark, bool high_contrast) {
  if (high_contrast) return dark ? Mode::high_contrast_dark : Mode::high_contrast_light;
  return dark ? Mode::dark : Mode::light;
}

struct Theme {
  Mode mode = Mode::dark;
  std::array<Color, static_cast<std::size_t>(Token::count)> colors{};

  Color operator[](Token token) const { return colors[static_cast<std::size_t>(token)]; }
  [[nodiscard]] bool high_contrast() const {
    return mode == Mode::high_contrast_dark || mode == Mode::high_contrast_light;
  }
  /// The thickness of the outline of a card or a control.
  [[nodiscard]] float outline() const { return high_contrast() ? 2.0F : 1.0F; }
};

[[nodiscard]] const Theme& theme(Mode mode);

/// The token for a class of the syntax highlighter ("keyword", "string", …); plain text for "" and
/// unknown classes.
[[nodiscard]] Token code_token(std::string_view highlight_class);

}  // namespace ui
