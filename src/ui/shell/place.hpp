// A place in the course, as an address names it: the index, a lesson, a section of it, a demo at a
// step, or its quiz.
//   ui::Place place{.lesson = "async-python", .demo = "hello-gather", .step = 9};
#pragma once

#include <string>

namespace ui {

struct Place {
  static constexpr int no_step = -1;  // an address that names a step, but not by a number

  std::string lesson{};   // its slug; "" is the course index
  std::string section{};  // id; "" is the top
  std::string demo{};     // id of the demo on the stage; "" is none
  int step = 0;           // of the demo
  bool quiz = false;
  bool lesson_in_front = false;  // of the demo's stage, where there is room for one of them only

  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace ui
