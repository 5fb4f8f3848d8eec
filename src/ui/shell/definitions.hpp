/// The definition of a term that was pressed, on a card beside the term.
///
///     definitions.of(lesson);
///     definitions.begin(frame);        // before anything is drawn that has terms
///     definitions.draw(frame, area);   // after everything else
#pragma once

#include <string>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"
#include "ui/widgets/popover.hpp"

namespace ui {

class Definitions {
 public:
  /// Closes the card and takes the glossary of a lesson, which must outlive this.
  void of(const course::Lesson& lesson);
  /// Opens what was pressed, and asks the frame for its place.
  void begin(Frame& frame);
  /// Opens the definition that an address asks for, "term=ready-queue". `opener` is the node to which the focus is
  /// about to move, or "". @returns whether there is one
  bool open_address(const std::string& fragment, const std::string& opener);
  /// Draws the card within `area`, if there is one, or closes it.
  void draw(Frame& frame, const Rect& area);

  /// Closes the card, because the learner went elsewhere.
  void leave() { popover_.leave(); }

  [[nodiscard]] bool open() const { return popover_.is_open(); }

 private:
  void draw_card(Frame& frame, const Rect& area, const Rect& term) const;

  const course::Lesson* lesson_ = nullptr;
  const course::Definition* definition_ = nullptr;
  std::string link_;  // the id of the pressed link; "" if an address opened the card
  Popover popover_{"definition", "Close the definition"};
};

}  // namespace ui
