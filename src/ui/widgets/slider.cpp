// A value on a track, dragged with the pointer or moved with the arrow keys.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float knob = 7;

std::optional<double> number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !std::isfinite(value)) return std::nullopt;
  return value;
}

double from_pointer(const Slider& slider, float x) {
  if (slider.value_at) return std::clamp(slider.value_at(x), slider.min, slider.max);
  const float room = std::max(1.0F, slider.rect.w - 2 * knob);
  const double part = std::clamp((x - knob) / room, 0.0F, 1.0F);
  const double raw = slider.min + part * (slider.max - slider.min);
  if (slider.step <= 0) return raw;
  const double steps = std::round((raw - slider.min) / slider.step);
  return std::clamp(slider.min + steps * slider.step, slider.min, slider.max);
}

void paint(Frame& frame, const Slider& slider) {
  const Rect& r = slider.rect;
  const double span = slider.max - slider.min;
  const double part = span > 0 ? std::clamp((slider.value - slider.min) / span, 0.0, 1.0) : 0;
  const float middle = r.y + r.h / 2;
  const float x = r.x + knob + static_cast<float>(part) * (r.w - 2 * knob);
  frame.paint.fill({r.x + knob, middle - 2, r.w - 2 * knob, 4}, frame.theme[Token::line], 2);
  frame.paint.fill({r.x + knob, middle - 2, x - r.x - knob, 4}, frame.theme[Token::accent], 2);
  const bool lit = frame.input.hovered(slider.id) || frame.input.pressed(slider.id);
  frame.paint.circle({x, middle}, lit ? knob : knob - 1, frame.theme[Token::accent]);
  focus_ring(frame, slider.id, {x - knob, middle - knob, 2 * knob, 2 * knob}, knob);
}

}  // namespace

std::optional<double> slider(Frame& frame, const Slider& slider) {
  std::optional<double> chosen;
  if (const auto typed = frame.input.activated_value(slider.id)) {
    if (const auto value = number(*typed)) chosen = std::clamp(*value, slider.min, slider.max);
  }
  if (const Drag* drag = frame.input.drag(slider.id)) chosen = from_pointer(slider, drag->at.x);
  Slider now = slider;
  if (chosen) now.value = *chosen;
  Node& node = frame.semantics.leaf(Role::slider, std::string(slider.id), std::string(slider.name),
                                    slider.rect);
  node.range = ValueRange{now.value, now.min, now.max, now.step, now.value_text};
  if (now.draw) paint(frame, now);
  return chosen;
}

}  // namespace ui
