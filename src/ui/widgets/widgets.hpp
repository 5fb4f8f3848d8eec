// The controls of the product. Each draws itself, records its semantic node and answers whether the
// learner used it; none of them looks like a stock ImGui widget.
//   if (ui::button(frame, {.id = "stage/step", .label = "Step", .rect = at, .look = ui::Look::primary}))
//     player.step();
// Rectangles are in the current coordinates: the window's, or the content's inside a ScrollArea.
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
// How high the place is that a thumb has to hit, where it can be: a control's node may be higher
// than its picture.
inline constexpr float touch_height = 44;

enum class Look {
  normal,   // raised, hairline
  primary,  // filled with the accent: one in view
  quiet,    // text only until hovered
};

struct Button {
  std::string_view id{};
  std::string_view label{};
  Rect rect{};
  Look look = Look::normal;
  bool disabled = false;
  std::optional<Icon> icon = std::nullopt;      // before the label
  std::string_view name = {};                   // accessible name, where the label is too short
  std::optional<bool> pressed = std::nullopt;   // a toggle
  std::optional<bool> expanded = std::nullopt;  // opens something
  std::string_view controls = {};
  std::string_view shortcut = {};  // the key that does the same
  float reach = 0;                 // least height of the node
  bool icon_only = false;          // shows the icon and keeps the label as its name
};

bool button(Frame& frame, const Button& button);
// Only its picture, for views that keep their semantic nodes.
void paint_button(Frame& frame, const Button& button);
// The width that a button with that label wants.
float button_width(const Metrics& metrics, std::string_view label, bool icon = false);

// A link of one line; `top` is the top of its line box. The host follows `href`; an internal one
// comes back as an activation of the id. `reach` is the node's least height.
bool link(Frame& frame, std::string_view id, std::string_view label, std::string_view href, Vec at,
          TextStyle style = TextStyle::small, Token token = Token::accent, float reach = 0);

struct Tab {
  std::string_view id;
  std::string_view label;
};
// A row of tabs, underlined; returns the index that is selected now.
std::size_t tabs(Frame& frame, std::string_view id, std::string_view name, std::span<const Tab> all,
                 std::size_t selected, const Rect& rect, std::string_view panel = {});
void paint_tabs(Frame& frame, std::span<const Tab> all, std::size_t selected, const Rect& rect);
// Where the tab of that index lies.
Rect tab_rect(const Metrics& metrics, std::span<const Tab> all, std::size_t index, const Rect& row);

// Tabs that look like one control with two or more positions. `reach` is the nodes' least height.
std::size_t switcher(Frame& frame, std::string_view id, std::string_view name,
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
  bool draw = true;  // false: the view draws the track itself
  // The value at an x of the track where that is no straight line; null: it is one.
  std::function<double(float)> value_at = {};
};
// The value that the learner chose by dragging or by key, if any.
std::optional<double> slider(Frame& frame, const Slider& slider);

// Text with its node. Wrapped text is in rich_text.hpp.
float label(Frame& frame, std::string_view id, std::string_view text, Vec at,
            TextStyle style = TextStyle::small, Token token = Token::muted);
void heading(Frame& frame, std::string_view id, int level, std::string_view text, Vec at,
             TextStyle style, Token token = Token::text);
// A live region without a picture.
void status(Frame& frame, std::string_view id, std::string_view text);

// The outline of a card or a control: a hairline, and a strong line where more contrast was asked for.
void outline(Frame& frame, const Rect& rect, Color color, float radius = control_radius);
// A rounded surface with an outline.
void card(Frame& frame, const Rect& rect, Token surface = Token::panel, Token outline = Token::line,
          float radius = card_radius);
// A small word in a rounded box: the state of a task, a topic. Returns its width.
float chip(Frame& frame, std::string_view id, std::string_view text, Vec at, Token token);
float chip_width(const Metrics& metrics, std::string_view text);
float chip_height(const Metrics& metrics);

// The ring around what has the keyboard's focus, drawn when `id` has it.
void focus_ring(Frame& frame, std::string_view id, const Rect& rect, float radius = control_radius);

// A native scroll area: while it lives, everything is drawn and recorded in the coordinates of its
// content, clipped to `rect`.
class ScrollArea {
 public:
  // `ring`: shows keyboard focus on the area itself; the page's main area goes without.
  ScrollArea(Frame& frame, std::string_view id, std::string_view name, const Rect& rect,
             Vec content, bool ring = true);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  Vec offset() const { return offset_; }
  // The part of the content that can be seen.
  Rect visible() const { return frame_.paint.visible(); }

 private:
  Frame& frame_;
  Vec offset_;
  std::string ring_;  // id of the area, if it shows focus
  Rect rect_;
};

}  // namespace ui
