// Everything a view needs to draw one frame: where to paint, where to say what was painted, what
// the learner did, and the clock for motion.
//   void draw_controls(ui::Frame& frame, const ui::Rect& area, stage::Player& player) {
//     frame.paint.fill(area, frame.theme[ui::Token::panel]);
//     if (ui::button(frame, {.id = "stage/step", .label = "Step", .rect = area})) player.step();
//   }
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ui/canvas/painter.hpp"
#include "ui/canvas/theme.hpp"
#include "ui/frame/interaction.hpp"
#include "ui/frame/semantics.hpp"

namespace ui {

// What a view wants the host to do once the frame is drawn.
struct HostCall {
  enum class Kind {
    scroll_to,  // id, at: scroll a scroll node so that `at` is its top left corner
    focus,      // id: move keyboard focus to that node
    copy,       // text: put it on the clipboard; the status says so
  };
  Kind kind;
  std::string id;
  std::string text;
  Vec at;
  bool smooth = false;
};

struct Frame {
  Painter& paint;
  Semantics& semantics;
  Interaction& input;
  const Theme& theme;
  const Metrics& metrics;
  Vec window;          // CSS pixels
  double seconds = 0;  // a steady clock, for motion
  bool reduced_motion = false;

  // Asks for one more frame after this one. Only motion needs it: whatever the learner does or the
  // network brings causes a frame by itself.
  bool again = false;
  // Asks for the frame to be drawn once more at once, because something that was drawn already has
  // changed since: what a click changes is on screen when the click's event ends.
  bool redraw = false;
  // Asks for a frame in so many seconds; 0: not at all.
  double again_in = 0;
  // What the polite live region says from now on; empty: it stays as it is.
  std::string announcement{};
  std::vector<HostCall> calls{};

  void animate() { again = true; }
  void draw_again() { redraw = true; }
  void animate_in(double later) { again_in = again_in > 0 ? std::min(again_in, later) : later; }
  void announce(std::string text) { announcement = std::move(text); }
  void scroll_to(std::string id, Vec at, bool smooth) {
    calls.push_back({HostCall::Kind::scroll_to, std::move(id), {}, at, smooth && !reduced_motion});
  }
  // What it holds is another thing now.
  void scroll_to_start(const std::string& id) {
    input.scrolled(id, {});
    scroll_to(id, {}, false);
  }
  void focus(std::string id) {
    calls.push_back({HostCall::Kind::focus, std::move(id), {}, {}, false});
  }
  void copy(std::string text) {
    calls.push_back({HostCall::Kind::copy, {}, std::move(text), {}, false});
  }
  // Short for frame.paint.text with a token.
  float text(Vec at, TextStyle style, Token token, std::string_view words) {
    return paint.text(at, style, theme[token], words);
  }
};

}  // namespace ui
