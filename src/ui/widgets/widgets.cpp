#include "ui/widgets/widgets.hpp"

namespace ui {
namespace {

constexpr float padding = 12;
constexpr float icon_size = 14;
constexpr float icon_gap = 7;

struct Surface {
  Color fill;
  Color outline;
  Color text;
};

Surface surface(const Frame& frame, const Button& button) {
  const Theme& theme = frame.theme;
  const bool hovered = frame.input.hovered(button.id);
  const bool held = frame.input.pressed(button.id);
  const bool on = button.pressed.value_or(false) || button.expanded.value_or(false);
  constexpr Color none{0, 0, 0, 0};
  if (button.disabled) return {none, theme[Token::line], theme[Token::muted]};
  if (button.look == ButtonLook::primary) {
    Color fill = theme[Token::accent];
    // Away from the label's colour, so that the contrast only increases.
    const Color push = is_dark(theme.mode) ? Color{255, 255, 255, 255} : Color{0, 0, 0, 255};
    if (held) fill = over(push.faded(0.22F), fill);
    else if (hovered) fill = over(push.faded(0.12F), fill);
    return {fill, none, theme[Token::on_accent]};
  }
  const bool quiet = button.look == ButtonLook::quiet;
  Color fill = quiet ? none : theme[Token::raised];
  if (hovered || on) fill = theme[Token::hover];
  if (held) fill = over(theme[Token::text].faded(0.08F), theme[Token::hover]);
  const bool outlined = !quiet || theme.high_contrast();
  return {fill, outlined ? theme[Token::line] : none, theme[Token::text]};
}

}  // namespace

void paint_button(Frame& frame, const Button& button) {
  const Surface look = surface(frame, button);
  const Rect& r = button.rect;
  frame.paint.fill(r, look.fill, control_radius);
  if (look.outline.a != 0) outline(frame, r, look.outline);
  const TextStyle style =
      button.look == ButtonLook::primary ? TextStyle::small_strong : TextStyle::small;
  if (button.icon_only && button.icon) {
    frame.paint.icon(*button.icon, {r.x + r.w / 2, r.y + r.h / 2}, icon_size, look.text);
  } else {
    const float text = frame.metrics.width(style, button.label);
    const float icon = button.icon ? icon_size + icon_gap : 0;
    const float x = r.x + (r.w - text - icon) / 2;
    if (button.icon) {
      frame.paint.icon(*button.icon, {x + icon_size / 2, r.y + r.h / 2}, icon_size, look.text);
    }
    frame.paint.text({x + icon, r.y + (r.h - frame.metrics.line_height(style)) / 2}, style,
                     look.text, button.label);
  }
  focus_ring(frame, button.id, r);
}

bool button(Frame& frame, const Button& asked) {
  Button button = asked;
  button.disabled = button.disabled || frame.semantics.disables();
  const bool used = !button.disabled && frame.input.activated(button.id);
  Node& node = frame.semantics.leaf(Role::button, std::string(button.id),
                                    std::string(button.name.empty() ? button.label : button.name),
                                    button.rect.at_least(button.reach));
  node.disabled = button.disabled;
  node.pressed = button.pressed;
  node.expanded = button.expanded;
  node.controls = button.controls;
  node.shortcut = button.shortcut;
  paint_button(frame, button);
  return used;
}

float button_width(const Metrics& metrics, std::string_view label, bool icon) {
  // Measured in semibold, the wider style, so that a button keeps its size when it becomes primary.
  return metrics.width(TextStyle::small_strong, label) + 2 * padding +
         (icon ? icon_size + icon_gap : 0);
}

bool link(Frame& frame, std::string_view id, std::string_view words, std::string_view href, Vec at,
          TextStyle style, Token token, float reach) {
  const bool used = frame.input.activated(id);
  const float width = frame.text(at, style, token, words);
  const Rect rect{at.x, at.y, width, frame.metrics.line_height(style)};
  Node& node =
      frame.semantics.leaf(Role::link, std::string(id), std::string(words), rect.at_least(reach));
  node.href = href;
  if (frame.input.hovered(id)) {
    const float under = at.y + frame.metrics.baseline(style) + 2;
    frame.paint.horizontal(at.x, under, width, frame.theme[token]);
  }
  focus_ring(frame, id, rect.inset(-4, -2), 4);
  return used;
}

float label(Frame& frame, std::string_view id, std::string_view words, Vec at, TextStyle style,
            Token token) {
  const float width = frame.text(at, style, token, words);
  Node& node = frame.semantics.leaf(Role::text, std::string(id), {},
                                    Rect{at.x, at.y, width, frame.metrics.line_height(style)});
  node.text.push_back({.text = std::string(words)});
  node.style = style;
  return width;
}

void heading(Frame& frame, std::string_view id, int level, std::string_view words, Vec at,
             TextStyle style, Token token) {
  const float width = frame.text(at, style, token, words);
  Node& node = frame.semantics.leaf(Role::heading, std::string(id), {},
                                    Rect{at.x, at.y, width, frame.metrics.line_height(style)});
  node.text.push_back({.text = std::string(words)});
  node.style = style;
  node.level = level;
}

void status(Frame& frame, std::string_view id, std::string_view words) {
  frame.semantics.leaf(Role::status, std::string(id), std::string(words));
}

void card(Frame& frame, const Rect& rect, Token surface, Token outline, float radius) {
  frame.paint.fill(rect, frame.theme[surface], radius);
  ui::outline(frame, rect, frame.theme[outline], radius);
}

void outline(Frame& frame, const Rect& rect, Color color, float radius) {
  if (frame.theme.high_contrast()) color.a = 255;
  frame.paint.stroke(rect, color, radius, frame.theme.outline());
}

float chip_width(const Metrics& metrics, std::string_view words) {
  return metrics.width(TextStyle::label, words) + 18;
}

float chip_height(const Metrics& metrics) { return metrics.line_height(TextStyle::label) + 8; }

float chip(Frame& frame, std::string_view id, std::string_view words, Vec at, Token token) {
  const Rect rect{at.x, at.y, chip_width(frame.metrics, words), chip_height(frame.metrics)};
  card(frame, rect, Token::raised, Token::line, rect.h / 2);
  label(frame, id, words, {rect.x + 9, rect.y + 4}, TextStyle::label, token);
  return rect.w;
}

void focus_ring(Frame& frame, std::string_view id, const Rect& rect, float radius) {
  if (!frame.input.focused(id)) return;
  frame.paint.stroke(rect.inset(-3), frame.theme[Token::accent], radius + 3, 2);
}

}  // namespace ui
