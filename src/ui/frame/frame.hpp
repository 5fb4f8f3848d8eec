/// Everything a view needs to draw one frame: where to paint, where to record the meaning of what was
/// painted, what the learner did, and the clock for motion.
///
///     void draw_controls(ui::Frame& frame, const ui::Rect& area, stage::Player& player) {
///       frame.paint.fill(area, frame.theme[ui::Token::panel]);
///       if (ui::button(frame, {.id = "stage/step", .label = "Step", .rect = area})) player.forward();
///     }
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "course/lesson.hpp"
#include "ui/canvas/painter.hpp"
#include "ui/canvas/theme.hpp"
#include "ui/frame/intent.hpp"
#include "ui/frame/interaction.hpp"
#include "ui/frame/semantics.hpp"

namespace ui {

/// A request by a view to the host, carried out after the frame is drawn.
struct HostCall {
  enum class Kind {
    scroll_to,  ///< id, at: scroll a scroll node so that `at` is its top left corner
    focus,      ///< id: move the keyboard focus to that node
  };
  Kind kind;
  std::string id;
  Vec at;
  bool smooth = false;
};

/// A link whose place in the window somebody needs: they set the id, and who draws it the rectangle.
struct Sought {
  std::string id;
  std::optional<Rect> rect;
};

struct Frame {
  Painter& paint;
  Semantics& semantics;
  Interaction& input;
  const Theme& theme;
  const Metrics& metrics;
  Vec window;          ///< CSS pixels
  double seconds = 0;  ///< a steady clock, for motion
  bool reduced_motion = false;
  /// How much of the window's height is lent, for a while, to something that comes and goes, such as a notice. Choices
  /// between layouts add it to their height, so that nothing changes places meanwhile.
  float lent = 0;
  /// The terms that can be looked up; null: none.
  const std::vector<course::Definition>* glossary = nullptr;

  /// Requests another frame after this one. Only motion needs it: input and network responses cause
  /// frames anyway.
  bool again = false;
  /// Requests that the frame be drawn again at once, because something that was already drawn has since
  /// changed. This way the effect of a click is on screen when its event ends.
  bool redraw = false;
  /// Requests a frame in this many seconds; 0: none.
  double again_in = 0;
  /// The new text of the polite live region; empty: unchanged.
  std::string announcement{};
  std::vector<HostCall> calls{};
  Sought sought{};
  /// What the learner asked for, as reported by the views.
  std::vector<Intent> intents{};

  void animate() { again = true; }
  void draw_again() { redraw = true; }
  void animate_in(double later) { again_in = again_in > 0 ? std::min(again_in, later) : later; }
  void announce(std::string text) { announcement = std::move(text); }
  void scroll_to(std::string id, Vec at, bool smooth) {
    calls.push_back({HostCall::Kind::scroll_to, std::move(id), at, smooth && !reduced_motion});
  }
  /// Scrolls a node to its start, because its contents were replaced.
  void scroll_to_start(const std::string& id) {
    input.scrolled(id, {});
    scroll_to(id, {}, false);
  }
  void focus(std::string id) { calls.push_back({HostCall::Kind::focus, std::move(id), {}, false}); }
  void intend(Intent intent) { intents.push_back(std::move(intent)); }
  /// Shorthand for frame.paint.text with a token.
  float text(Vec at, TextStyle style, Token token, std::string_view text) {
    return paint.text(at, style, theme[token], text);
  }
};

}  // namespace ui
