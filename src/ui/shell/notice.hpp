// A short word to the learner over the page, until it is dismissed: storage that is blocked, an
// address that leads nowhere, a graphics context that was lost.
//   notices.say("There is no section \"coroutine\" here; this is the lesson's beginning.");
#pragma once

#include <string>
#include <vector>

#include "ui/frame/frame.hpp"

namespace ui {

class Notices {
 public:
  // The same words are not said twice at a time.
  void say(std::string words);
  // At the bottom of `area`; the newest lowest.
  void draw(Frame& frame, const Rect& area);

 private:
  struct Notice {
    int id;
    std::string words;
  };
  std::vector<Notice> notices_;
  int next_ = 0;
};

}  // namespace ui
