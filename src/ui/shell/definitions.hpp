/// The definition of a term that was pressed, on a card beside the term.
///
///     definitions.of(lesson);
///     definitions.begin(frame);        // before anything is drawn that has terms
///     definitions.draw(frame, area);   // after everything else
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"

namespace ui {

class Definitions {
 public:
  /// Closes the card and takes the glossary of a lesson, which must outlive this.
  void of(const course::Lesson& lesson);
  /// Opens what was pressed, and asks the frame for its place.
  void begin(Frame& frame);
  /// Opens the definition that an address asks for, "term=ready-queue". @returns whether there is one
  bool open_address(const std::string& fragment);
  /// Draws the card within `area`, if there is one, or closes it.
  void draw(Frame& frame, const Rect& area);

  /// Closes the card, because the learner went elsewhere.
  void leave() { definition_ = nullptr; }

  [[nodiscard]] bool open() const { return definition_ != nullptr; }

 private:
  void close(Frame& frame);
  void draw_card(Frame& frame, const Rect& area, const Rect& term) const;

  const course::Lesson* lesson_ = nullptr;
  const course::Definition* definition_ = nullptr;
  std::string link_;   // the id of the pressed link; "" if an address opened the card
  std::string focus_;  // the node that had the focus then
};

}  // namespace ui
