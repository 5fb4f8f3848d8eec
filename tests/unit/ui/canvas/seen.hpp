// Every letter of a frame with the colour it has on the screen and its background colour, read off the
// draw list: whatever drew it, in whatever order, through however many translucent surfaces.
//   for (const Seen& letter : seen(list, window, background)) contrast(letter.color, letter.behind);
#pragma once

#include <imgui.h>

#include <algorithm>
#include <vector>

#include "ui/canvas/geometry.hpp"
#include "ui/canvas/theme.hpp"

struct Seen {
  ui::Color color;
  ui::Color behind;
  ImVec2 at;
};

namespace seen_detail {

inline ui::Color unpacked(ImU32 c) {
  return {static_cast<std::uint8_t>(c >> IM_COL32_R_SHIFT),
          static_cast<std::uint8_t>(c >> IM_COL32_G_SHIFT),
          static_cast<std::uint8_t>(c >> IM_COL32_B_SHIFT),
          static_cast<std::uint8_t>(c >> IM_COL32_A_SHIFT)};
}

struct Triangle {
  ImVec2 a;
  ImVec2 b;
  ImVec2 c;
  ImVec4 within;  // what is in its clip and may be in the triangle
  ui::Color color;

  Triangle(ImVec2 a, ImVec2 b, ImVec2 c, ImVec4 clip, ui::Color color)
      : a(a),
        b(b),
        c(c),
        within{std::max(clip.x, std::min({a.x, b.x, c.x})),
               std::max(clip.y, std::min({a.y, b.y, c.y})),
               std::min(clip.z, std::max({a.x, b.x, c.x})),
               std::min(clip.w, std::max({a.y, b.y, c.y}))},
        color(color) {}

  bool covers(ImVec2 p) const {
    if (p.x < within.x || p.y < within.y || p.x >= within.z || p.y >= within.w) return false;
    const auto side = [p](ImVec2 from, ImVec2 to) {
      return (to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x);
    };
    const float ab = side(a, b);
    const float bc = side(b, c);
    const float ca = side(c, a);
    return (ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0);
  }
};

}  // namespace seen_detail

// The list must have been drawn without smoothed edges, so that each triangle has one colour.
inline std::vector<Seen> seen(const ImDrawList& list, ImVec2 white_pixel, ui::Color background) {
  using seen_detail::Triangle;
  std::vector<Triangle> fills;
  std::vector<Seen> letters;
  for (const ImDrawCmd& command : list.CmdBuffer) {
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      const auto vertex = [&](unsigned n) {
        return list.VtxBuffer[static_cast<int>(command.VtxOffset) +
                              list.IdxBuffer[static_cast<int>(command.IdxOffset + i + n)]];
      };
      const ImDrawVert a = vertex(0);
      const ImDrawVert b = vertex(1);
      const ImDrawVert c = vertex(2);
      const Triangle triangle(a.pos, b.pos, c.pos, command.ClipRect, seen_detail::unpacked(a.col));
      const auto white = [&](const ImDrawVert& v) {
        return v.uv.x == white_pixel.x && v.uv.y == white_pixel.y;
      };
      if (white(a) && white(b) && white(c)) {
        fills.push_back(triangle);
        continue;
      }
      // Of a letter's two triangles the first: its longest side runs through the middle. Off that a
      // little, so that no edge between two triangles counts twice.
      const ImVec2 middle{(a.pos.x + c.pos.x) / 2 + 0.013F, (a.pos.y + c.pos.y) / 2 + 0.029F};
      i += 3;
      const bool shown = middle.x >= command.ClipRect.x && middle.x < command.ClipRect.z &&
                         middle.y >= command.ClipRect.y && middle.y < command.ClipRect.w;
      if (!shown) continue;
      ui::Color behind = background;
      for (const Triangle& fill : fills) {
        if (fill.covers(middle)) behind = ui::over(fill.color, behind);
      }
      letters.push_back({ui::over(triangle.color, behind), behind, middle});
    }
  }
  return letters;
}
