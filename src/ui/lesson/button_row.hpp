/// Buttons beside each other in a lesson, in as many rows as they need.
///
///     ui::ButtonRow row;
///     row.place(flow, id + "/retry", "Try the wrong ones again", [](ui::Frame& frame) {
///       frame.intend(ui::RetryQuiz{});
///     });
#pragma once

#include <string>

#include "ui/lesson/flow.hpp"

namespace ui {

class ButtonRow {
 public:
  /// Places a button beside the last one, or below it.
  void place(Flow& flow, const std::string& id, const std::string& words, Flow::Action action);

 private:
  // Where the next button goes.
  float x_ = 0;
  float y_ = 0;
};

}  // namespace ui
