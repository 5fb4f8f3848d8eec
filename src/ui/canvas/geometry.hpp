// Points and rectangles in CSS pixels, y downward. Everything the interface lays out is measured
// in these; only the fonts and the frame buffer know of device pixels.
//   ui::Rect card{40, 120, 456, 66};
//   ui::Rect inside = card.inset(16);
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

  constexpr float right() const { return x + w; }
  constexpr float bottom() const { return y + h; }
  constexpr Vec origin() const { return {x, y}; }

  // The same rectangle with `all` pixels (or `dx`, `dy`) taken off each side.
  constexpr Rect inset(float all) const { return inset(all, all); }
  constexpr Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
  }
  // The same rectangle, grown up and down where it is lower than that.
  constexpr Rect at_least(float height) const {
    return h < height ? inset(0, (h - height) / 2) : *this;
  }
  constexpr Rect moved(Vec by) const { return {x + by.x, y + by.y, w, h}; }

  constexpr bool contains(Vec p) const {
    return p.x >= x && p.x < right() && p.y >= y && p.y < bottom();
  }
  constexpr bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  friend constexpr bool operator==(const Rect&, const Rect&) = default;
};

}  // namespace ui
