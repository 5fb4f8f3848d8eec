/// The product's controls. Each one draws itself, records its semantic node and returns whether the
/// learner used it.
///
///     if (ui::button(frame, {.id = "stage/step", .label = "Step", .rect = at, .look = ui::ButtonLook::primary}))
///       player.forward();
///
/// Rectangles are in the current coordinates: the window's or, inside a ScrollArea, its content's.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "ui/frame/frame.hpp"

namespace ui {

inline constexpr float control_radius = 7;
inline constexpr float card_radius = 10;
inline constexpr float control_height = 33;
/// The height of a touch target. A control's node may be higher than its picture.
inline constexpr float touch_height = 44;

enum class ButtonLook {
  normal,   ///< raised, with a thin outline
  primary,  ///< filled with the accent colour: only one in view
  quiet,    ///< only text until hovered
};

struct Button {
  std::string_view id{};
  std::string_view label{};
  Rect rect{};
  ButtonLook look = ButtonLook::normal;
  bool disabled = false;
  std::optional<Icon> icon = std::nullopt;      ///< before the label
  std::string_view name = {};                   ///< accessible name, if the label is too short
  std::optional<bool> pressed = std::nullopt;   ///< a toggle
  std::optional<bool> expanded = std::nullopt;  ///< opens something
  std::string_view controls = {};
  std::string_view shortcut = {};  ///< the equivalent key
  float reach = 0;                 ///< minimum height of the node
  bool icon_only = false;          ///< shows the icon and keeps the label as its name
};

/// Draws a button.
/// @returns whether the learner used it
bool button(Frame& frame, const Button& button);
/// Draws only the picture, for views that record the semantic node themselves.
void paint_button(Frame& frame, const Button& button);
/// The width of a button with that label.
[[nodiscard]] float button_width(const Metrics& metrics, std::string_view label, bool icon = false);

/// Draws a link of one line; `at` is the top left corner of its line box. The host follows `href`; an
/// internal link is reported as an activation of its id. `reach` is the node's minimum height.
bool link(Frame& frame, std::string_view id, std::string_view label, std::string_view href, Vec at,
          TextStyle style = TextStyle::small, Token token = Token::accent, float reach = 0);

struct Tab {
  std::string_view id;
  std::string_view label;
};
/// Draws a row of tabs.
/// @returns the index of the selected tab
std::size_t tabs(Frame& frame, std::string_view id, std::string_view name, std::span<const Tab> all,
                 std::size_t selected, const Rect& rect, std::string_view panel = {});
void paint_tabs(Frame& frame, std::span<const Tab> all, std::size_t selected, const Rect& rect);
/// The rectangle of the tab with that index.
[[nodiscard]] Rect tab_rect(const Metrics& metrics, std::span<const Tab> all, std::size_t index,
                            const Rect& row);

/// Draws tabs as one control with two or more positions. `reach` is the nodes' minimum height.
/// @returns the index of the selected tab
[[nodiscard]] std::size_t switcher(Frame& frame, std::string_view id, std::string_view name,
                                   std::span<const Tab> all, std::size_t selected, const Rect& rect,
                                   float reach = 0);

struct Slider {
  std::string_view id{};
  std::string_view name{};
  Rect rect{};
  double value = 0;
  double min = 0;
  double max = 1;
  double step = 1;
  std::string value_text = {};
  bool draw = true;  ///< false: the view draws the track itself
  /// The value at an x of the track, if the scale is not linear; null: it is linear.
  std::function<double(float)> value_at = {};
};
/// @returns the value that the learner chose by dragging or by key, if any
[[nodiscard]] std::optional<double> slider(Frame& frame, const Slider& slider);

/// Draws a line of text with its node. For wrapped text see rich_text.hpp.
float label(Frame& frame, std::string_view id, std::string_view text, Vec at,
            TextStyle style = TextStyle::small, Token token = Token::muted);
void heading(Frame& frame, std::string_view id, int level, std::string_view text, Vec at,
             TextStyle style, Token token = Token::text);
/// Adds a live region that is not visible.
void status(Frame& frame, std::string_view id, std::string_view text);

/// Draws the outline of a card or a control: a thin line, or a thick one in a high-contrast theme.
void outline(Frame& frame, const Rect& rect, Color color, float radius = control_radius);
/// Draws a rounded surface with an outline.
void card(Frame& frame, const Rect& rect, Token surface = Token::panel, Token outline = Token::line,
          float radius = card_radius);
/// Draws a short text in a rounded box, such as the state of a task.
/// @returns its width
float chip(Frame& frame, std::string_view id, std::string_view text, Vec at, Token token);
[[nodiscard]] float chip_width(const Metrics& metrics, std::string_view text);
[[nodiscard]] float chip_height(const Metrics& metrics);

/// Draws a focus ring around `rect` if the node `id` has the keyboard focus.
void focus_ring(Frame& frame, std::string_view id, const Rect& rect, float radius = control_radius);

/// A native scroll area. While it exists, everything is drawn and recorded in the coordinates of its
/// content, and clipped to `rect`.
class ScrollArea {
 public:
  /// `ring`: whether to show keyboard focus on the area itself; the page's main area does not.
  ScrollArea(Frame& frame, std::string_view id, std::string_view name, const Rect& rect,
             Vec content, bool ring = true);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  [[nodiscard]] Vec offset() const { return offset_; }
  /// The visible part of the content.
  [[nodiscard]] Rect visible() const { return frame_.paint.visible(); }

 private:
  Frame& frame_;
  Vec offset_;
  std::string ring_;  // id of the area, if it shows focus
  Rect rect_;
};

}  // namespace ui
