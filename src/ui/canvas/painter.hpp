/// Draws in CSS pixels on an ImGui draw list: crisp fills, outlines, text and the product's icons.
///
///     frame.paint.fill(card, theme[ui::Token::panel], 10);
///     frame.paint.stroke(card, theme[ui::Token::line], 10);
///     frame.paint.text({card.x + 16, card.y + 12}, ui::TextStyle::strong, theme[ui::Token::text], "Hi");
#pragma once

#include <string_view>
#include <vector>

#include "ui/canvas/fonts.hpp"
#include "ui/canvas/geometry.hpp"
#include "ui/canvas/text_style.hpp"
#include "ui/canvas/theme.hpp"

struct ImDrawList;

namespace ui {

enum class Icon {
  moon,
  sun,
  half,  ///< a half-filled disc: the theme follows the system
  check,
  cross,
  back,
  forward,
  down,
  copy,
  columns,
  external,
  play,
  pause,
  restart,
  warning,
  dot
};

class Painter {
 public:
  Painter(ImDrawList& list, const Fonts& fonts, Vec window);

  void fill(const Rect& rect, Color color, float radius = 0);
  /// An outline inside the rectangle.
  void stroke(const Rect& rect, Color color, float radius = 0, float thickness = 1);
  /// A dashed outline, for placeholders.
  void dashed(const Rect& rect, Color color, float radius = 0);
  /// A line of one CSS pixel.
  void horizontal(float x, float y, float width, Color color);
  void vertical(float x, float y, float height, Color color);
  void line(Vec from, Vec to, Color color, float thickness = 1);
  void circle(Vec centre, float radius, Color color);
  void ring(Vec centre, float radius, Color color, float thickness = 1);
  void triangle(Vec a, Vec b, Vec c, Color color);
  /// A soft shadow around something that covers the page.
  void shadow(const Rect& rect, float radius);

  /// Draws one line of text; `at` is the top left corner of its line box. `slanted` draws it oblique,
  /// for emphasis.
  /// @returns its width
  float text(Vec at, TextStyle style, Color color, std::string_view text, bool slanted = false);
  /// The same, but shortened with an ellipsis if it is wider than `width`.
  float text_within(Vec at, float width, TextStyle style, Color color, std::string_view text);
  /// Draws text right-aligned so that it ends at `right`, or centred in the box.
  void text_right(float right, float top, TextStyle style, Color color, std::string_view text);
  void text_centred(const Rect& box, TextStyle style, Color color, std::string_view text);

  void icon(Icon icon, Vec centre, float size, Color color);

  /// Moves the origin, for the contents of a scroll area, and restricts drawing to `rect`.
  void push_offset(Vec by);
  void pop_offset();
  void push_clip(const Rect& rect);
  void pop_clip();
  /// Where the origin is in the window.
  [[nodiscard]] Vec offset() const { return offset_; }
  /// The visible area, in the current coordinates.
  [[nodiscard]] Rect visible() const;

  [[nodiscard]] const Metrics& metrics() const { return fonts_.metrics(); }
  ImDrawList& list() { return list_; }

 private:
  [[nodiscard]] Vec place(Vec p) const { return {p.x + offset_.x, p.y + offset_.y}; }
  [[nodiscard]] float snap(float v) const;

  ImDrawList& list_;
  const Fonts& fonts_;
  Vec offset_;
  std::vector<Vec> offsets_;
  std::vector<Rect> clips_;
};

}  // namespace ui
