/// A lesson as one scrolling page: draws the visible part of its layout, keeps the reader's place when
/// the layout changes, and reports which part is being read.
///
///     view.show(lesson);
///     view.draw(frame, {0, 48, 536, 752}, false);
#pragma once

#include <memory>
#include <set>
#include <string>
#include <utility>

#include "ui/lesson/lesson_layout.hpp"
#include "ui/lesson/lesson_state.hpp"

namespace ui {

class LessonView {
 public:
  LessonState& state() { return state_; }
  [[nodiscard]] const LessonState& state() const { return state_; }
  [[nodiscard]] const course::Lesson* lesson() const { return state_.lesson; }

  /// Shows another lesson from its top.
  void show(const course::Lesson& lesson);

  /// `reading`: the lesson has the whole window, so listings may be wider than the prose.
  void draw(Frame& frame, const Rect& area, bool reading);

  /// Scrolls to a part ("coroutines", "quiz"; "" is the top) in the next frame.
  /// @returns false if the lesson has no such part
  bool go_to(const std::string& part);
  /// Scrolls to the card of a demo in the next frame.
  void go_to_demo(const std::string& demo);
  /// Moves the keyboard focus to a demo's button in the next frame.
  void focus_demo(std::string demo) { focus_demo_ = std::move(demo); }
  /// Scrolls back to an earlier position.
  void scroll_back_to(float y);

  /// The index of the part that was being read in the last frame, among sections and quiz.
  [[nodiscard]] std::size_t current_part() const { return current_; }
  /// Whether the learner has scrolled to the first part.
  [[nodiscard]] bool scrolled() const { return scrolled_; }
  /// Whether the last frame marked a section as read.
  [[nodiscard]] bool took_note() const { return took_note_; }

 private:
  void lay_out(Frame& frame, const Rect& area, bool reading);
  void move_to(Frame& frame, float y, const Rect& area);
  void handle_intents(Frame& frame);
  void follow(Frame& frame, const Rect& area, float y);
  void see_questions(double seconds, float y, float height);

  LessonState state_;
  std::unique_ptr<LessonLayout> layout_;
  /// What the layout was made for.
  float width_ = 0;
  bool reading_ = false;
  float text_scale_ = 0;
  unsigned version_ = 0;

  std::string wanted_part_;
  std::string wanted_node_;
  std::string focus_demo_;
  float wanted_y_ = -1;
  std::string anchor_;  // the node that keeps its place on screen
  std::size_t current_ = 0;
  bool scrolled_ = false;
  bool took_note_ = false;
  std::set<std::string> begun_;  // the sections whose beginning was in view
};

}  // namespace ui
