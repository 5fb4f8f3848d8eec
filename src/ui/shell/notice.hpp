/// Short messages to the learner, each shown until it is dismissed: an address that leads nowhere, progress that
/// could not be read. They have their own strip at the bottom of the window, so they never cover anything. The
/// newest is shown; older ones reappear when it is dismissed. A message about an address disappears when the
/// learner goes elsewhere.
///
///     notices.say("There is no section " + ui::quoted("coroutine") + ".", ui::Notices::Lasts::until_moving);
///     const ui::Rect rest = notices.draw(frame, area);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

class Notices {
 public:
  enum class Lasts {
    until_dismissed,
    until_moving,
    until_saved,  ///< with a button that reports the intent SaveAgain
  };

  /// Shows a message, unless the same one is shown already.
  void say(std::string words, Lasts lasts = Lasts::until_dismissed);
  /// Drops the messages about an address, because the learner went elsewhere.
  void moved();
  /// Says that progress is not saved, and why, with a button to try again; in place of an earlier message about that.
  /// One that was dismissed is not repeated if only the page itself has tried `again`.
  void say_unsaved(std::string words, bool again);
  /// Drops the message about what is not saved.
  void forget_unsaved();
  /// Draws the newest message at the bottom of `area`, in at most half of it. @returns the rest of `area`
  [[nodiscard]] Rect draw(Frame& frame, const Rect& area);
  /// Whether there is a message that was not drawn yet.
  [[nodiscard]] bool unseen() const { return unseen_; }

 private:
  struct Notice {
    int id;
    std::string words;
    Lasts lasts;
  };
  std::vector<Notice> notices_;
  int next_ = 0;
  bool unseen_ = false;
};

/// A part of an address in quotation marks, shortened if it is too long to read.
[[nodiscard]] std::string quoted(std::string_view words);

}  // namespace ui
