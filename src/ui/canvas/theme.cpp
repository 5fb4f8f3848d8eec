#include "ui/canvas/theme.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr Color rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex), 255};
}

struct Entry {
  Token token;
  std::uint32_t dark;
  std::uint32_t light;
};

// Syntax colours are chosen for AA on the panel and on a lit line.
constexpr Entry kPalette[] = {
    {Token::background, 0x0e1016, 0xf6f6f2},
    {Token::panel, 0x151822, 0xffffff},
    {Token::raised, 0x1c2030, 0xf1f2f6},
    {Token::hover, 0x262c40, 0xe9ecf3},
    {Token::line, 0x2a3042, 0xdcdfe8},
    {Token::text, 0xe7e9f0, 0x1b1f2a},
    {Token::muted, 0x98a1b6, 0x596175},
    {Token::faint, 0x5d667c, 0x949bb0},
    {Token::accent, 0x7aa2ff, 0x2f5fe0},
    {Token::on_accent, 0x0e1016, 0xffffff},
    {Token::running, 0x4ade80, 0x15803d},
    {Token::ready, 0xfbbf24, 0xb45309},
    {Token::waiting, 0x60a5fa, 0x1d4ed8},
    {Token::timer, 0xb794ff, 0x7c3aed},
    {Token::failed, 0xfb7185, 0xbe123c},
    {Token::callout_note, 0x161d2e, 0xe9eefb},
    {Token::callout_warning, 0x241f1a, 0xfaf1e6},
    {Token::highlight, 0x1a2338, 0xf0f4fe},
    {Token::correct_surface, 0x14241f, 0xf0f8f3},
    {Token::wrong_surface, 0x271a22, 0xfaeaee},
    {Token::code_text, 0xe7e9f0, 0x1b1f2a},
    {Token::code_keyword, 0xc792ea, 0x8321a8},
    {Token::code_string, 0xc3e88d, 0x3c6e14},
    {Token::code_number, 0xf78c6c, 0xb03a12},
    {Token::code_comment, 0x8b95ac, 0x5c6478},
    {Token::code_function, 0x82aaff, 0x1e52c8},
    {Token::code_builtin, 0x89ddff, 0x0b6578},
    {Token::code_class, 0xffcb6b, 0x8a5200},
    {Token::code_decorator, 0xf7a8c4, 0xa3276b},
};
static_assert(std::size(kPalette) == static_cast<std::size_t>(Token::count));

Theme make(Mode mode) {
  Theme made{mode, {}};
  for (const Entry& entry : kPalette) {
    made.colors[static_cast<std::size_t>(entry.token)] =
        rgb(mode == Mode::dark ? entry.dark : entry.light);
  }
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
  static const Theme dark = make(Mode::dark);
  static const Theme light = make(Mode::light);
  return mode == Mode::dark ? dark : light;
}

const std::vector<TextPair>& text_pairs() {
  static const std::vector<TextPair> pairs = [] {
    std::vector<TextPair> made;
    const auto on = [&made](std::initializer_list<Token> texts,
                            std::initializer_list<Token> surfaces) {
      for (Token text : texts) {
        for (Token surface : surfaces) made.push_back({text, surface});
      }
    };
    on({Token::text, Token::muted},
       {Token::background, Token::panel, Token::raised, Token::hover, Token::callout_note,
        Token::callout_warning, Token::highlight, Token::correct_surface, Token::wrong_surface});
    on({Token::accent}, {Token::background, Token::panel, Token::hover, Token::callout_note,
                         Token::callout_warning, Token::highlight});
    on({Token::on_accent}, {Token::accent});
    on({Token::running, Token::ready, Token::waiting, Token::timer, Token::failed},
       {Token::background, Token::panel});
    on({Token::running}, {Token::correct_surface, Token::highlight});
    on({Token::failed}, {Token::wrong_surface});
    on({Token::code_text, Token::code_keyword, Token::code_string, Token::code_number,
        Token::code_comment, Token::code_function, Token::code_builtin, Token::code_class,
        Token::code_decorator},
       {Token::panel, Token::highlight});
    return made;
  }();
  return pairs;
}

Token code_token(std::string_view highlight_class) {
  static constexpr std::pair<std::string_view, Token> kClasses[] = {
      {"keyword", Token::code_keyword},     {"string", Token::code_string},
      {"number", Token::code_number},       {"comment", Token::code_comment},
      {"function", Token::code_function},   {"builtin", Token::code_builtin},
      {"class", Token::code_class},         {"operator", Token::code_text},
      {"decorator", Token::code_decorator}, {"constant", Token::code_number},
  };
  for (const auto& [name, token] : kClasses) {
    if (name == highlight_class) return token;
  }
  return Token::code_text;
}

}  // namespace ui
