/// Something that opens on top of the page and closes on Escape, on a press elsewhere, and when the focus leaves it.
///
///     popover.open(opener);
///     if (popover.stays(frame, area)) draw_card(frame);   // in each frame, after everything below it
///
/// The nodes on it have ids below its own: "keys/title" on "keys". Whoever draws the page must let the app have the
/// Escape key while it is open.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "ui/frame/frame.hpp"

namespace ui {

class Popover {
 public:
  /// `close_name` is what a press elsewhere does: "Close the note".
  Popover(std::string id, std::string close_name)
      : id_(std::move(id)), close_name_(std::move(close_name)) {}

  [[nodiscard]] bool is_open() const { return open_; }
  /// `opener` is the node that gets the focus when the learner closes it, or "".
  void open(std::string opener);
  /// Closes it, because the learner closed it: the focus goes back to its opener.
  void close(Frame& frame);
  /// Closes it, because the learner went elsewhere: the focus stays where it is.
  void leave() { open_ = false; }

  /// Closes it if the learner did something for that. Otherwise covers `around`, where a press closes it.
  /// @returns whether it is open, and so to be drawn
  [[nodiscard]] bool stays(Frame& frame, const Rect& around);
  /// Whether it is drawn for the first time since it was opened. For who moves the focus onto it.
  [[nodiscard]] bool first_time() const { return first_time_; }

 private:
  [[nodiscard]] bool lost(std::string_view focused) const;

  std::string id_;
  std::string close_name_;
  std::string opener_;
  std::string focused_;  // the node that had the focus when it was drawn for the first time
  bool open_ = false;
  bool new_ = false;  // not drawn yet
  bool first_time_ = false;
};

}  // namespace ui
