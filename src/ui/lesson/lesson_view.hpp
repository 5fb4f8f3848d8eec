// A lesson as one long page that scrolls: draws what is seen of its layout, keeps the reader's place
// when the layout changes, and tells which part is being read.
//   view.show(lesson);
//   view.draw(frame, {0, 48, 536, 752}, false);
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "ui/lesson/lesson_layout.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

class LessonView {
 public:
  // The id of its scroll area.
  static constexpr const char* scroll_id = "lesson";

  LessonState& state() { return state_; }
  const LessonState& state() const { return state_; }
  const course::Lesson* lesson() const { return state_.lesson; }

  // Starts with another lesson, at its top.
  void show(const course::Lesson& lesson);

  // `reading`: the lesson has the window for itself, so listings may be wider than the prose.
  void draw(Frame& frame, const Rect& area, bool reading);

  // Scrolls to a part ("coroutines", "quiz"; "" is the top) in the next frame. False when the lesson
  // has no such part.
  bool go_to(const std::string& part);
  // Scrolls to the card of a demo in the next frame.
  void go_to_demo(const std::string& demo);
  // Moves keyboard focus to a demo's button in the next frame.
  void focus_demo(std::string demo) { focus_demo_ = std::move(demo); }
  // Scrolls to where the lesson was left, whatever part that is in.
  void scroll_back_to(float y);

  // Which part is being read, by its index among sections and quiz, as of the last frame.
  std::size_t current_part() const { return current_; }
  // Whether the first part has been reached.
  bool scrolled() const { return scrolled_; }
  // Whether the last frame saw the end of a section that was not read before.
  bool took_note() const { return took_note_; }

 private:
  void lay_out(Frame& frame, const Rect& area, bool reading);
  void move_to(Frame& frame, float y, const Rect& area);
  void follow(const Rect& area, float y);

  LessonState state_;
  std::unique_ptr<LessonLayout> layout_;
  // What the layout was made for.
  float width_ = 0;
  bool reading_ = false;
  float text_scale_ = 0;
  unsigned version_ = 0;

  std::string wanted_part_;
  std::string wanted_demo_;
  std::string focus_demo_;
  float wanted_y_ = -1;
  std::string anchor_;  // the node that should keep its place on screen
  std::size_t current_ = 0;
  bool scrolled_ = false;
  bool took_note_ = false;
};

}  // namespace ui
