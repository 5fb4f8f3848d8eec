// The product's icons, drawn as strokes so that they are sharp at every size.
#include <imgui.h>

#include <cmath>
#include <numbers>

#include "ui/canvas/painter.hpp"

namespace ui {
namespace {

constexpr auto pi = std::numbers::pi_v<float>;

void moon(ImDrawList& list, Vec c, float size, ImU32 color) {
  // A circle minus a second one at its upper right; the outline follows both.
  const float r = size * 0.42F;
  const float bite = r * 0.85F;
  const Vec b{c.x + r * 0.52F, c.y - r * 0.52F};
  // The angles at which the two circles meet, from each centre.
  const float d = std::hypot(b.x - c.x, b.y - c.y);
  const float along = (r * r - bite * bite + d * d) / (2 * d);
  const float outer = std::acos(along / r);
  const float inner = std::acos((d - along) / bite);
  constexpr float axis = -0.25F * pi;
  // Two strokes, because a join at such a sharp angle would stick out.
  list.PathArcTo({c.x, c.y}, r, axis + outer, axis + 2 * pi - outer, 28);
  list.PathStroke(color, 0, size / 11);
  list.PathArcTo({b.x, b.y}, bite, axis + pi + inner, axis + pi - inner, 20);
  list.PathStroke(color, 0, size / 11);
}

void sun(ImDrawList& list, Vec c, float size, ImU32 color) {
  list.AddCircle({c.x, c.y}, size * 0.2F, color, 20, size / 11);
  for (int ray = 0; ray < 8; ++ray) {
    const float angle = static_cast<float>(ray) * pi / 4;
    const float dx = std::cos(angle);
    const float dy = std::sin(angle);
    list.AddLine({c.x + dx * size * 0.34F, c.y + dy * size * 0.34F},
                 {c.x + dx * size * 0.46F, c.y + dy * size * 0.46F}, color, size / 11);
  }
}

void half(ImDrawList& list, Vec c, float size, ImU32 color) {
  const float r = size * 0.4F;
  list.AddCircle({c.x, c.y}, r, color, 28, size / 11);
  list.PathArcTo({c.x, c.y}, r, -0.5F * pi, 0.5F * pi, 16);
  list.PathFillConvex(color);
}

}  // namespace

void Painter::icon(Icon icon, Vec centre, float size, Color color) {
  const Vec c = place(centre);
  const ImU32 packed = IM_COL32(color.r, color.g, color.b, color.a);
  const float s = size / 2;
  const float pen = size / 9;
  const auto path = [&](std::initializer_list<Vec> points, bool closed = false) {
    for (Vec p : points) list_.PathLineTo({c.x + p.x * s, c.y + p.y * s});
    list_.PathStroke(packed, closed ? ImDrawFlags_Closed : ImDrawFlags_None, pen);
  };
  switch (icon) {
    case Icon::moon: moon(list_, c, size, packed); break;
    case Icon::sun: sun(list_, c, size, packed); break;
    case Icon::half: half(list_, c, size, packed); break;
    case Icon::check: path({{-0.7F, 0.05F}, {-0.2F, 0.55F}, {0.75F, -0.55F}}); break;
    case Icon::cross:
      path({{-0.55F, -0.55F}, {0.55F, 0.55F}});
      path({{0.55F, -0.55F}, {-0.55F, 0.55F}});
      break;
    case Icon::back: path({{0.3F, -0.65F}, {-0.35F, 0}, {0.3F, 0.65F}}); break;
    case Icon::forward: path({{-0.3F, -0.65F}, {0.35F, 0}, {-0.3F, 0.65F}}); break;
    case Icon::down: path({{-0.65F, -0.3F}, {0, 0.35F}, {0.65F, -0.3F}}); break;
    case Icon::copy:
      path({{-0.3F, -0.35F}, {0.8F, -0.35F}, {0.8F, 0.8F}, {-0.3F, 0.8F}}, true);
      path({{-0.55F, 0.4F}, {-0.8F, 0.4F}, {-0.8F, -0.8F}, {0.35F, -0.8F}, {0.35F, -0.6F}});
      break;
    case Icon::columns:
      path({{-0.8F, -0.65F}, {0.8F, -0.65F}, {0.8F, 0.65F}, {-0.8F, 0.65F}}, true);
      path({{-0.2F, -0.65F}, {-0.2F, 0.65F}});
      break;
    case Icon::external:
      path({{-0.1F, -0.6F}, {-0.7F, -0.6F}, {-0.7F, 0.7F}, {0.6F, 0.7F}, {0.6F, 0.1F}});
      path({{0.2F, -0.75F}, {0.75F, -0.75F}, {0.75F, -0.2F}});
      path({{0.7F, -0.7F}, {-0.05F, 0.05F}});
      break;
    case Icon::play:
      // Clockwise, because ImGui antialiases only such shapes.
      list_.AddTriangleFilled({c.x - 0.4F * s, c.y - 0.65F * s}, {c.x + 0.7F * s, c.y},
                              {c.x - 0.4F * s, c.y + 0.65F * s}, packed);
      break;
    case Icon::pause:
      path({{-0.35F, -0.6F}, {-0.35F, 0.6F}});
      path({{0.35F, -0.6F}, {0.35F, 0.6F}});
      break;
    case Icon::restart:  // back to the beginning
      path({{-0.6F, -0.6F}, {-0.6F, 0.6F}});
      list_.AddTriangleFilled({c.x + 0.6F * s, c.y - 0.65F * s}, {c.x + 0.6F * s, c.y + 0.65F * s},
                              {c.x - 0.4F * s, c.y}, packed);
      break;
    case Icon::warning:
      path({{0, -0.7F}, {0.8F, 0.7F}, {-0.8F, 0.7F}}, true);
      path({{0, -0.2F}, {0, 0.2F}});
      list_.AddCircleFilled({c.x, c.y + 0.45F * s}, pen * 0.6F, packed);
      break;
    case Icon::dot: list_.AddCircleFilled({c.x, c.y}, s * 0.5F, packed); break;
  }
}

}  // namespace ui
