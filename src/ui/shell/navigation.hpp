/// Where the learner is: the only place that knows it. An address, what the learner wants, and what is
/// read and stepped through change it; the views show it, and the page's address follows.
///
///     navigation.arrive({.lesson = "async-python", .demo = "hello-gather", .step = 9}, -1);
///     navigation.go_to("quiz");
///     if (auto move = navigation.take_move()) navigate(move->location, move->push);
///
/// It does not know what there is: whoever finds that an address names nothing corrects it.
#pragma once

#include <optional>
#include <string>

#include "ui/shell/location.hpp"

namespace ui {

class Navigation {
 public:
  /// What the page's address has to follow.
  struct Move {
    Location location;
    bool push = true;  ///< a new entry of the history, or the same one at another location
  };

  [[nodiscard]] const Location& at() const noexcept { return at_; }
  /// How far that was scrolled when it was left, or below 0.
  [[nodiscard]] float scroll() const noexcept { return scroll_; }
  /// Grows with everything but reading, stepping and what is in front. Whoever loads something for a
  /// visit sees by it that the learner has gone elsewhere meanwhile.
  [[nodiscard]] unsigned visit() const noexcept { return visit_; }
  /// Whether the stage is in front of the lesson, where there is room for one of them only.
  [[nodiscard]] bool stage_in_front() const noexcept { return stage_in_front_; }

  /// The page's address leads here: at the start, by Back, Forward or by hand.
  void arrive(Location location, float scroll);
  /// The address named nothing: the learner is here.
  void correct(Location location);

  /// What the learner wants. Each is a new entry of the history.
  void open(Location location);
  void open_demo(std::string demo);
  /// @param part what is read behind the stage: the id of a section, "quiz" or ""
  void close_stage(const std::string& part);
  /// Goes to a part of the lesson. Beside a demo on the stage this is no new entry.
  void go_to(const std::string& part);
  void bring_to_front(bool stage) noexcept { stage_in_front_ = stage; }

  /// What is on show: the part that is read ("" is the top), or the step of the demo on the stage.
  /// Without effect until the address has followed where the learner went.
  void show_part(const std::string& part);
  void show_step(int step, bool one_at_a_time);
  /// The step that an address asked for, while nobody has seen whether there is such a step; else 0.
  [[nodiscard]] int asked_step() const noexcept { return asked_step_; }

  /// Whether the learner went somewhere and the address has not followed.
  [[nodiscard]] bool moving() const noexcept { return push_; }
  /// What the address has to follow since the last call.
  std::optional<Move> take_move();

 private:
  Location at_;
  Location address_;  // what the page's address says
  float scroll_ = -1;
  unsigned visit_ = 0;
  int asked_step_ = 0;
  bool stage_in_front_ = false;
  bool push_ = false;
};

}  // namespace ui
