// A short message to the learner, until it is dismissed: an address that leads nowhere, progress that could
// not be read. It has a strip of its own at the bottom of the window, so it never lies over anything;
// the newest is shown, older ones come back when it is dismissed. One about an address goes when the
// learner goes elsewhere.
//   notices.say("There is no section " + ui::quoted("coroutine") + ".", ui::Notices::Lasts::until_moving);
//   const ui::Rect rest = notices.draw(frame, area);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

class Notices {
 public:
  enum class Lasts { until_dismissed, until_moving };

  // The same words are not said twice at a time.
  void say(std::string words, Lasts lasts = Lasts::until_dismissed);
  // The learner has gone elsewhere.
  void moved();
  // Takes what the newest notice needs from the bottom of `area`, at most half of it, and returns the rest.
  Rect draw(Frame& frame, const Rect& area);
  // Whether something was said since the last drawing.
  bool unseen() const { return unseen_; }

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

// Words of an address in quotation marks, cut where they are too long to be read.
std::string quoted(std::string_view words);

}  // namespace ui
