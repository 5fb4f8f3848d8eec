// The note of the keys that the page knows: a small panel over everything, opened by "?" or its button.
//   if (frame.input.key("?")) keys.toggle(frame);
//   keys.draw(frame);   // last
#pragma once

#include <string>
#include <string_view>

#include "ui/frame/frame.hpp"

namespace ui {

class KeysNote {
 public:
  bool open() const { return open_; }
  // Opens it, or closes it; the focus goes into it and comes back to where it was, or to the button `from`.
  void toggle(Frame& frame, std::string_view from = {});
  void leave() { open_ = false; }
  void draw(Frame& frame);

 private:
  void close(Frame& frame);

  bool open_ = false;
  bool opened_now_ = false;
  std::string back_to_;  // what had the focus
};

}  // namespace ui
