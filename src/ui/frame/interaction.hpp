/// What the learner did since the last frame. The DOM twin finds the widget for a click or a key; this
/// class stores its node's id until the widget asks.
///
///     if (frame.input.activated("stage/step")) player.forward();
///     const bool highlighted = frame.input.hovered("stage/step");
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ui/canvas/geometry.hpp"

namespace ui {

enum class DragPhase { down, move, up };

struct Drag {
  std::string id;
  DragPhase phase = DragPhase::down;
  Vec at;  ///< in the coordinates of the node's own rectangle
};

class Interaction {
 public:
  // --- for widgets ---

  /// Whether the widget was clicked, or activated by key, since the last frame. Consumes the
  /// activation, so only the first call for its id returns true.
  [[nodiscard]] bool activated(std::string_view id);
  /// The same for widgets with a value, such as a slider: the new value as text.
  [[nodiscard]] std::optional<std::string> activated_value(std::string_view id);
  /// The id of an activation that was not consumed yet, or "". For views that look ids up in a table.
  [[nodiscard]] const std::string& pending() const { return activated_; }

  [[nodiscard]] bool hovered(std::string_view id) const { return hovered_ == id; }
  [[nodiscard]] bool pressed(std::string_view id) const { return pressed_ == id; }
  /// Whether the node has keyboard focus that should be visible (:focus-visible).
  [[nodiscard]] bool focused(std::string_view id) const { return focus_visible_ && focused_ == id; }
  [[nodiscard]] const std::string& focused_id() const { return focused_; }

  /// The drag on a slider or drag surface, if it changed since the last frame; otherwise null.
  [[nodiscard]] const Drag* drag(std::string_view id) const;
  /// Whether a key was pressed inside a node that lists it in `keys`. Consumes the key.
  [[nodiscard]] bool key(std::string_view name);

  /// The scroll offset of a scroll node.
  [[nodiscard]] Vec scroll(std::string_view id) const;

  // --- for the host ---
  void activate(std::string id, std::string value);
  void hover(std::string id) { hovered_ = std::move(id); }
  void press(std::string id) { pressed_ = std::move(id); }
  void focus(std::string id, bool visible);
  void drag_to(Drag drag) { drag_ = std::move(drag); }
  void press_key(std::string name) { key_ = std::move(name); }
  void scrolled(std::string id, Vec offset) { scrolls_[std::move(id)] = offset; }

  /// Drops everything that was meant for this frame only.
  void end_frame();

 private:
  std::string activated_;
  std::string value_;
  std::string hovered_;
  std::string pressed_;
  std::string focused_;
  std::string key_;
  bool focus_visible_ = false;
  std::optional<Drag> drag_;
  std::unordered_map<std::string, Vec> scrolls_;
};

}  // namespace ui
