/// What the learner wants, as a view understood it. A view says so and does nothing about it itself:
/// whoever owns what is to change carries it out once the frame is drawn.
///
///     if (ui::button(frame, {.id = "bar/text", .label = "Aa", .rect = rect})) {
///       frame.intend(ui::NextTextSize{});
///     }
#pragma once

#include <string>
#include <variant>

namespace ui {

/// Leaves for the course index.
struct Leave {};
/// Opens a lesson at one of its parts: a section, "quiz" or "", its top.
struct OpenLesson {
  std::string lesson;
  std::string part;
};
/// Goes to a part of the lesson on show.
struct GoTo {
  std::string part;
};
/// Puts a demo of the lesson on the stage.
struct OpenDemo {
  std::string demo;
};
/// Shows the stage or the lesson, where there is room for one of them only.
struct BringToFront {
  bool stage = false;
};
/// Chooses an option of a question.
struct Answer {
  std::string question;
  int option = 0;
};
/// Clears the wrong answers of the quiz, or of its deeper questions, for another try.
struct RetryQuiz {
  bool deeper = false;
};
/// Clears all answers of the quiz and its first tries.
struct ResetQuiz {};
/// Has come to the end of a section.
struct Read {
  std::string section;
};
/// Copies a listing; `button` is the node that says when that is done.
struct Copy {
  std::string button;
  std::string text;
};
/// Opens the note of keys, or closes it.
struct ToggleKeys {};
struct NextTheme {};
struct NextTextSize {};

using Intent = std::variant<Leave, OpenLesson, GoTo, OpenDemo, BringToFront, Answer, RetryQuiz,
                            ResetQuiz, Read, Copy, ToggleKeys, NextTheme, NextTextSize>;

}  // namespace ui
