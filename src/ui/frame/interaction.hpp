// What the learner did since the last frame. The DOM twin finds the widget under a click or a key;
// this remembers it by the node's id until the widget asks.
//   if (frame.input.activated("stage/step")) player.step();
//   const bool lit = frame.input.hovered("stage/step");
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
  Vec at;  // in the coordinates of the node's own rectangle
};

class Interaction {
 public:
  // --- asked by widgets ---

  // Whether the widget was clicked, or chosen by key, since the last frame. An activation is given
  // out once: the first who asks for its id takes it.
  bool activated(std::string_view id);
  // The same for widgets with a value (slider): the text that came along.
  std::optional<std::string> activated_value(std::string_view id);
  // The activation that nobody has taken yet, or "": for views that look ids up in a table.
  const std::string& pending() const { return activated_; }

  bool hovered(std::string_view id) const { return hovered_ == id; }
  bool pressed(std::string_view id) const { return pressed_ == id; }
  // Keyboard focus that should be seen (:focus-visible).
  bool focused(std::string_view id) const { return focus_visible_ && focused_ == id; }
  const std::string& focused_id() const { return focused_; }

  // The drag on a slider or drag surface, if it moved since the last frame.
  const Drag* drag(std::string_view id) const;
  // A key that was pressed inside a node that lists it in `keys`; given out once.
  bool key(std::string_view name);

  // How far a scroll node is scrolled.
  Vec scroll(std::string_view id) const;

  // --- told by the host ---
  void activate(std::string id, std::string value);
  void hover(std::string id) { hovered_ = std::move(id); }
  void press(std::string id) { pressed_ = std::move(id); }
  void focus(std::string id, bool visible);
  void drag_to(Drag drag) { drag_ = std::move(drag); }
  void press_key(std::string name) { key_ = std::move(name); }
  void scrolled(std::string id, Vec offset) { scrolls_[std::move(id)] = offset; }

  // Forgets what only this frame should see.
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
