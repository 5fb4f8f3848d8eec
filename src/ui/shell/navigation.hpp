/// The learner's location, stored only here. The page's address, the learner's actions, reading and stepping
/// change it; the views show it, and the address is updated to match.
///
///     navigation.arrive({.lesson = "async-python", .demo = "hello-gather", .step = 9}, -1);
///     navigation.go_to("quiz");
///     if (auto move = navigation.take_move()) navigate(move->location, move->push);
///
/// It does not check whether a location exists; code that finds that it does not exist calls correct().
#pragma once

#include <optional>
#include <string>

#include "trace/position.hpp"
#include "ui/shell/location.hpp"

namespace ui {

class Navigation {
 public:
  /// An update of the page's address.
  struct Move {
    Location location;
    bool push = true;  ///< whether to add a history entry, rather than replace the current one
  };

  [[nodiscard]] const Location& at() const noexcept { return at_; }
  /// The scroll offset of this location when it was last left; negative if unknown.
  [[nodiscard]] float scroll() const noexcept { return scroll_; }
  /// Increases whenever the learner goes elsewhere, but not on reading, stepping or changing what is in front.
  /// Code that loads something for a visit can detect with it that the visit is over.
  [[nodiscard]] unsigned visit() const noexcept { return visit_; }
  /// Whether the stage is in front of the lesson, if there is room for only one of them.
  [[nodiscard]] bool stage_in_front() const noexcept { return stage_in_front_; }

  /// The page's address has changed to this location: at the start, by Back, Forward or typing.
  void arrive(Location location, float scroll);
  /// Replaces a location that does not exist.
  void correct(Location location);

  /// The learner's actions. Each adds a history entry.
  void open(Location location);
  void open_demo(std::string demo);
  /// @param part the part being read behind the stage: a section's id, "quiz" or ""
  void close_stage(const std::string& part);
  /// Goes to a part of the lesson. While a demo is on the stage, this adds no history entry.
  void go_to(const std::string& part);
  void bring_to_front(bool stage) noexcept { stage_in_front_ = stage; }

  /// Reports what is shown: the part being read ("" is the top), or the step and the language of the demo on the stage.
  /// Ignored while a move is pending; see moving().
  void note_section(const std::string& part);
  void note_position(const trace::Position& position, Language language, bool one_at_a_time);
  /// The step that an address asked for, until it is known whether that step exists; otherwise 0.
  [[nodiscard]] int asked_step() const noexcept { return asked_step_; }

  /// Whether the learner went elsewhere and the address has not been updated yet.
  [[nodiscard]] bool moving() const noexcept { return push_; }
  /// The pending update of the address, if there is one.
  std::optional<Move> take_move();

 private:
  Location at_;
  Location address_;  // the page's current address
  float scroll_ = -1;
  unsigned visit_ = 0;
  int asked_step_ = 0;
  bool stage_in_front_ = false;
  bool push_ = false;
};

}  // namespace ui
