// A short word to the learner, until it is dismissed: an address that leads nowhere, progress that could
// not be read. It has a strip of its own at the bottom of the window, so it never lies over anything;
// the newest is shown, older ones come back when it is dismissed.
//   notices.say("There is no section \"coroutine\" here; this is the lesson's beginning.");
//   const ui::Rect rest = notices.draw(frame, area);
#pragma once

#include <string>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

class Notices {
 public:
  // The same words are not said twice at a time.
  void say(std::string words);
  // Takes what the newest notice needs from the bottom of `area`, at most half of it, and returns the rest.
  Rect draw(Frame& frame, const Rect& area);
  // Whether something was said since the last drawing.
  bool unseen() const { return unseen_; }

 private:
  struct Notice {
    int id;
    std::string words;
  };
  std::vector<Notice> notices_;
  int next_ = 0;
  bool unseen_ = false;
};

}  // namespace ui
