/// A location in the course, as an address names it: the index, a lesson, a section of it, a demo at a
/// step, or its quiz.
///
///     ui::Location location{.lesson = "async-python", .demo = "hello-gather", .step = 9};
///     ui::part_of("async-python", "quiz").quiz;   // true
#pragma once

#include <string>
#include <utility>

#include "ui/frame/node_ids.hpp"

namespace ui {

struct Location {
  static constexpr int no_step = -1;  ///< an address that names a step, but not by a number

  std::string lesson{};   ///< its slug; "" is the course index
  std::string section{};  ///< id; "" is the top
  std::string demo{};     ///< id of the demo on the stage; "" is none
  int step = 0;           ///< of the demo
  bool quiz = false;
  bool lesson_in_front = false;  ///< of the demo's stage, where there is room for one of them only

  friend bool operator==(const Location&, const Location&) = default;
};

/// A part of a lesson: the id of a section, "quiz", or "", its top.
[[nodiscard]] inline Location part_of(std::string lesson, const std::string& part) {
  Location location{.lesson = std::move(lesson)};
  location.quiz = part == quiz_part;
  if (!location.quiz) location.section = part;
  return location;
}

}  // namespace ui
