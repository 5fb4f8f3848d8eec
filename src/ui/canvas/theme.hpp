// The colours of the product, by what they mean. A view never names a colour, it names a token:
//   frame.paint.fill(card, frame.theme[ui::Token::panel], 10);
//   frame.paint.text(at, ui::TextStyle::body, frame.theme[ui::Token::text], "ready");
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ui {

struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;

  // The same colour at `alpha` (0 to 1) of its own opacity.
  Color faded(float alpha) const;
  friend constexpr bool operator==(Color, Color) = default;
};

// `top` painted over the opaque `below`.
Color over(Color top, Color below);

// The WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Color a, Color b);

enum class Token : std::uint8_t {
  background,  // the page
  panel,       // bars and cards
  raised,      // buttons, inline code
  hover,       // a raised thing under the pointer
  line,        // hairlines, 1 px
  text,
  muted,   // secondary text; still AA on every surface
  faint,   // decoration only (line numbers, dividers): never carries meaning alone
  accent,  // the one thing to press next, links, the clock's hand
  on_accent,
  running,
  ready,
  waiting,
  timer,
  failed,
  callout_note,     // surface of a note
  callout_warning,  // surface of a warning
  highlight,        // surface of the demo card and of a listing's current line
  correct_surface,
  wrong_surface,
  // Classes of highlighted source text.
  code_text,
  code_keyword,
  code_string,
  code_number,
  code_comment,
  code_function,
  code_builtin,
  code_class,
  code_decorator,
  count
};

enum class Mode : std::uint8_t { dark, light };

struct Theme {
  Mode mode = Mode::dark;
  std::array<Color, static_cast<std::size_t>(Token::count)> colors{};

  Color operator[](Token token) const { return colors[static_cast<std::size_t>(token)]; }
};

const Theme& theme(Mode mode);

// A text colour and the surface that it is used on; the widgets use no others. The least contrast
// is 4.5, which is WCAG AA for text below 24 px.
struct TextPair {
  Token text;
  Token surface;
};
const std::vector<TextPair>& text_pairs();

// The token for a highlighter's class ("keyword", "string", ...); "" and unknown ones are plain.
Token code_token(std::string_view highlight_class);

}  // namespace ui
