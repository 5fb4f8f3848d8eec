/// A location in the course, as an address names it: the index, a lesson, a section of it, a demo at a
/// step, or its quiz; or a recorded run, which is shown as a lesson with one demo.
///
///     ui::Location location{.lesson = "async-python", .demo = "hello-gather", .step = 9};
///     ui::part_of("async-python", "quiz").quiz;   // true
#pragma once

#include <string>
#include <utility>

#include "ui/frame/language.hpp"
#include "ui/frame/node_ids.hpp"

namespace ui {

struct Location {
  static constexpr int no_step = -1;  ///< the address has a step that is not a valid number

  std::string
      lesson{};  ///< its slug; "" is the course index; `course::play_slug` is the page for recorded runs
  std::string
      trace{};  ///< where a recorded run comes from: a URL, or "file:" and a name; "" is none
  std::string section{};  ///< id; "" is the top
  std::string demo{};     ///< id of the demo on the stage; "" is none
  int step = 0;           ///< of the demo
  int event = 0;          ///< how many events of the step have happened; 0 if all of them
  Language language = Language::python;  ///< of the demo
  bool quiz = false;
  bool lesson_in_front = false;  ///< of the demo's stage, if there is room for only one of them

  friend bool operator==(const Location&, const Location&) = default;
};

/// The location of a part of a lesson: a section's id, "quiz", or "" for its top.
[[nodiscard]] inline Location part_of(std::string lesson, const std::string& part,
                                      std::string trace = {}) {
  Location location{.lesson = std::move(lesson), .trace = std::move(trace)};
  location.quiz = part == quiz_part;
  if (!location.quiz) location.section = part;
  return location;
}

}  // namespace ui
