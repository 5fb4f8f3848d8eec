#include "ui/canvas/theme.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ui {
namespace {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex), 255};
}

static_assert(std::size(palette) == static_cast<std::size_t>(Mode::high_contrast_light) + 1);

Theme make(Mode mode) {
  Theme made{mode, {}};
  std::ranges::transform(palette[static_cast<std::size_t>(mode)], made.colors.begin(), rgb);
  return made;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color c) {
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

std::uint8_t mix(std::uint8_t top, std::uint8_t below, std::uint8_t alpha) {
  return static_cast<std::uint8_t>((top * alpha + below * (255 - alpha) + 127) / 255);
}

}  // namespace

Color Color::faded(float alpha) const {
  return {r, g, b, static_cast<std::uint8_t>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * a))};
}

Color over(Color top, Color below) {
  return {mix(top.r, below.r, top.a), mix(top.g, below.g, top.a), mix(top.b, below.b, top.a), 255};
}

double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const Theme& theme(Mode mode) {
  static const std::array<Theme, std::size(palette)> themes{make(Mode::dark), make(Mode::light),
                                                            make(Mode::high_contrast_dark),
                                                            make(Mode::high_contrast_light)};
  return themes[static_cast<std::size_t>(mode)];
}

Token code_token(std::string_view highlight_class) {
  static constexpr std::pair<std::string_view, Token> classes[] = {
      {"keyword", Token::code_keyword},     {"string", Token::code_string},
      {"number", Token::code_number},       {"comment", Token::code_comment},
      {"function", Token::code_function},   {"builtin", Token::code_builtin},
      {"class", Token::code_class},         {"operator", Token::code_text},
      {"decorator", Token::code_decorator}, {"constant", Token::code_number},
  };
  for (const auto& [name, token] : classes) {
    if (name == highlight_class) return token;
  }
  return Token::code_text;
}

}  // namespace ui
