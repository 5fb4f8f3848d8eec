/// A list of the keys that the page uses: a small panel on top of everything, opened by "?" or its button.
///
///     if (frame.input.key("?")) keys.toggle(frame);
///     keys.draw(frame, edits);   // last
#pragma once

#include <string_view>

#include "ui/frame/frame.hpp"
#include "ui/frame/node_ids.hpp"
#include "ui/widgets/popover.hpp"

namespace ui {

class KeysNote {
 public:
  [[nodiscard]] bool open() const { return popover_.is_open(); }
  /// Opens or closes it. The focus moves into it, and on closing back to where it was, or to the button `from`.
  void toggle(Frame& frame, std::string_view from = {});
  void leave() { popover_.leave(); }
  /// `edits`: whether learners can edit programs, so the editor's keys are listed, too.
  void draw(Frame& frame, bool edits);

 private:
  Popover popover_{node_id::keys, "Close the note"};
};

}  // namespace ui
