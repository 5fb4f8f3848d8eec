/// Points and rectangles in CSS pixels, y downward. The whole interface is laid out in these; only the
/// fonts and the frame buffer use device pixels.
///
///     ui::Rect card{40, 120, 456, 66};
///     ui::Rect inside = card.inset(16);
#pragma once

namespace ui {

struct Vec {
  float x = 0;
  float y = 0;
  friend constexpr bool operator==(Vec, Vec) = default;
};

constexpr Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
constexpr Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  [[nodiscard]] constexpr float right() const { return x + w; }
  [[nodiscard]] constexpr float bottom() const { return y + h; }
  [[nodiscard]] constexpr Vec origin() const { return {x, y}; }

  /// The rectangle made smaller by `all` pixels, or by `dx` and `dy`, on each side.
  [[nodiscard]] constexpr Rect inset(float all) const { return inset(all, all); }
  [[nodiscard]] constexpr Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
  }
  /// The rectangle made at least `height` high, around the same centre.
  [[nodiscard]] constexpr Rect at_least(float height) const {
    return h < height ? inset(0, (h - height) / 2) : *this;
  }
  [[nodiscard]] constexpr Rect moved(Vec by) const { return {x + by.x, y + by.y, w, h}; }

  [[nodiscard]] constexpr bool contains(Vec p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  [[nodiscard]] constexpr bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace ui
