#include "ui/canvas/painter.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace ui {
namespace {

ImU32 pack(Color c) { return IM_COL32(c.r, c.g, c.b, c.a); }
ImVec2 vec(Vec v) { return {v.x, v.y}; }

Rect intersection(const Rect& a, const Rect& b) {
  const float x = std::max(a.x, b.x);
  const float y = std::max(a.y, b.y);
  return {x, y, std::max(0.0F, std::min(a.right(), b.right()) - x),
          std::max(0.0F, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace

Painter::Painter(ImDrawList& list, const Fonts& fonts, Vec window)
    : list_(list), fonts_(fonts), clips_{Rect{0, 0, window.x, window.y}} {}

float Painter::snap(float v) const {
  return std::round(v * fonts_.pixel_ratio()) / fonts_.pixel_ratio();
}

void Painter::fill(const Rect& rect, Color color, float radius) {
  if (rect.w <= 0 || rect.h <= 0 || color.a == 0) return;
  const Rect r = rect.moved(offset_);
  list_.AddRectFilled({snap(r.x), snap(r.y)}, {snap(r.right()), snap(r.bottom())}, pack(color),
                      radius);
}

void Painter::stroke(const Rect& rect, Color color, float radius, float thickness) {
  const Rect r = rect.moved(offset_);
  // ImGui centres an outline on its path and shifts it by half a pixel; this moves it inside.
  const float half = thickness / 2;
  list_.PathRect({snap(r.x) + half, snap(r.y) + half},
                 {snap(r.right()) - half, snap(r.bottom()) - half}, std::max(0.0F, radius - half));
  list_.PathStroke(pack(color), ImDrawFlags_Closed, thickness);
}

void Painter::dashed(const Rect& rect, Color color, float radius) {
  constexpr float dash = 3;
  const auto run = [&](Vec from, Vec to) {
    const float length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
    const Vec step{(to.x - from.x) / length, (to.y - from.y) / length};
    for (float at = 0; at < length; at += 2 * dash) {
      const float end = std::min(length, at + dash);
      line({from.x + step.x * at, from.y + step.y * at},
           {from.x + step.x * end, from.y + step.y * end}, color);
    }
  };
  const Rect r = rect.inset(0.5F);
  if (r.w <= 2 * radius || r.h <= 2 * radius) return;
  run({r.x + radius, r.y}, {r.right() - radius, r.y});
  run({r.x + radius, r.bottom()}, {r.right() - radius, r.bottom()});
  run({r.x, r.y + radius}, {r.x, r.bottom() - radius});
  run({r.right(), r.y + radius}, {r.right(), r.bottom() - radius});
  const auto corner = [&](Vec centre, float from) {
    const Vec c = place(centre);
    constexpr float quarter = 1.5707963F;
    list_.PathArcTo(vec(c), radius, from, from + quarter);
    list_.PathStroke(pack(color), ImDrawFlags_None, 1);
  };
  constexpr float pi = 3.1415927F;
  corner({r.x + radius, r.y + radius}, pi);
  corner({r.right() - radius, r.y + radius}, 1.5F * pi);
  corner({r.right() - radius, r.bottom() - radius}, 0);
  corner({r.x + radius, r.bottom() - radius}, 0.5F * pi);
}

void Painter::horizontal(float x, float y, float width, Color color) {
  const Vec at = place({x, y});
  list_.AddRectFilled({at.x, snap(at.y)}, {at.x + width, snap(at.y) + 1}, pack(color));
}

void Painter::vertical(float x, float y, float height, Color color) {
  const Vec at = place({x, y});
  list_.AddRectFilled({snap(at.x), at.y}, {snap(at.x) + 1, at.y + height}, pack(color));
}

void Painter::line(Vec from, Vec to, Color color, float thickness) {
  list_.PathLineTo(vec(place(from)));
  list_.PathLineTo(vec(place(to)));
  list_.PathStroke(pack(color), ImDrawFlags_None, thickness);
}

void Painter::circle(Vec centre, float radius, Color color) {
  list_.AddCircleFilled(vec(place(centre)), radius, pack(color));
}

void Painter::ring(Vec centre, float radius, Color color, float thickness) {
  list_.AddCircle(vec(place(centre)), radius - thickness / 2, pack(color), 0, thickness);
}

void Painter::triangle(Vec a, Vec b, Vec c, Color color) {
  // ImGui antialiases only shapes that run clockwise.
  const bool clockwise = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
  if (!clockwise) std::swap(b, c);
  list_.AddTriangleFilled(vec(place(a)), vec(place(b)), vec(place(c)), pack(color));
}

void Painter::shadow(const Rect& rect, float radius) {
  for (int ring = 8; ring >= 1; --ring) {
    const auto spread = static_cast<float>(2 * ring);
    fill(rect.inset(-spread).moved({0, 4}), Color{0, 0, 0, 9}, radius + spread);
  }
}

float Painter::text(Vec at, TextStyle style, Color color, std::string_view text, bool slanted) {
  const Metrics& metrics = fonts_.metrics();
  const ImFont* font = fonts_.font(style);
  if (font == nullptr) return metrics.width(style, text);
  const Vec origin = place(at);
  const float scale = fonts_.scale(style);
  // Glyphs keep their fractional x, but a baseline off the pixel grid would blur all of them.
  const float baseline = snap(origin.y + metrics.baseline(style));
  const float top = baseline - std::round(font->Ascent) * scale;
  const float lean = slanted ? 0.2F : 0.0F;
  const ImU32 packed = pack(color);
  float x = origin.x;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t point = next_code_point(text, i);
    const ImFontGlyph* glyph = font->FindGlyph(static_cast<ImWchar>(point));
    if (glyph == nullptr) continue;
    if (glyph->Visible != 0U) {
      const float y0 = top + glyph->Y0 * scale;
      const float y1 = top + glyph->Y1 * scale;
      const float x0 = x + glyph->X0 * scale;
      const float x1 = x + glyph->X1 * scale;
      const float shift0 = lean * (baseline - y0);
      const float shift1 = lean * (baseline - y1);
      list_.PrimReserve(6, 4);
      list_.PrimQuadUV({x0 + shift0, y0}, {x1 + shift0, y0}, {x1 + shift1, y1}, {x0 + shift1, y1},
                       {glyph->U0, glyph->V0}, {glyph->U1, glyph->V0}, {glyph->U1, glyph->V1},
                       {glyph->U0, glyph->V1}, packed);
    }
    x += glyph->AdvanceX * scale;
  }
  return x - origin.x;
}

float Painter::text_within(Vec at, float width, TextStyle style, Color color,
                           std::string_view whole) {
  const Metrics& metrics = fonts_.metrics();
  if (metrics.width(style, whole) <= width) return text(at, style, color, whole);
  const float room = width - metrics.width(style, "…");
  float used = 0;
  std::size_t end = 0;
  for (std::size_t i = 0; i < whole.size();) {
    used += metrics.advance(style, next_code_point(whole, i));
    if (used > room) break;
    end = i;
  }
  return text(at, style, color, std::string(whole.substr(0, end)) + "…");
}

void Painter::text_right(float right, float top, TextStyle style, Color color,
                         std::string_view whole) {
  text({right - metrics().width(style, whole), top}, style, color, whole);
}

void Painter::text_centred(const Rect& box, TextStyle style, Color color, std::string_view whole) {
  const float width = metrics().width(style, whole);
  const float height = metrics().line_height(style);
  text({box.x + (box.w - width) / 2, box.y + (box.h - height) / 2}, style, color, whole);
}

void Painter::push_offset(Vec by) {
  offsets_.push_back(offset_);
  offset_ = offset_ + by;
}

void Painter::pop_offset() {
  offset_ = offsets_.back();
  offsets_.pop_back();
}

void Painter::push_clip(const Rect& rect) {
  const Rect inner = intersection(rect.moved(offset_), clips_.back());
  clips_.push_back(inner);
  list_.PushClipRect({snap(inner.x), snap(inner.y)}, {snap(inner.right()), snap(inner.bottom())});
}

void Painter::pop_clip() {
  clips_.pop_back();
  list_.PopClipRect();
}

Rect Painter::visible() const { return clips_.back().moved({-offset_.x, -offset_.y}); }

}  // namespace ui
