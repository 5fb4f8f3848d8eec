/// A list of the keys that the page uses: a small panel on top of everything, opened by "?" or its button.
///
///     if (frame.input.key("?")) keys.toggle(frame);
///     keys.draw(frame);   // last
#pragma once

#include <string>
#include <string_view>

#include "ui/frame/frame.hpp"

namespace ui {

class KeysNote {
 public:
  [[nodiscard]] bool open() const { return open_; }
  /// Opens or closes it. The focus moves into it, and on closing back to where it was, or to the button `from`.
  void toggle(Frame& frame, std::string_view from = {});
  void leave() { open_ = false; }
  void draw(Frame& frame);

 private:
  void close(Frame& frame);

  bool open_ = false;
  bool opened_now_ = false;
  std::string back_to_;  // the node that had the focus
};

}  // namespace ui
