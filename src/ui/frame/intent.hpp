/// What the learner asked for, as a view understood it. The view only reports it; the owner of the affected
/// state carries it out after the frame is drawn.
///
///     if (ui::button(frame, {.id = "bar/text", .label = "Aa", .rect = rect})) {
///       frame.intend(ui::NextTextSize{});
///     }
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "course/learning_event.hpp"
#include "course/progress.hpp"

namespace ui {

/// Goes to the course index.
struct Leave {};
/// Opens a lesson at a part: a section, "quiz", or "" for its top; or at a demo, on the stage.
struct OpenLesson {
  std::string lesson;
  std::string part;
  std::string demo{};
};
/// Goes to a part of the current lesson.
struct GoTo {
  std::string part;
};
/// Puts a demo of the lesson on the stage.
struct OpenDemo {
  std::string demo;
};
/// Takes the demo off the stage.
struct CloseStage {};
/// Shows the stage or the lesson, if there is room for only one of them.
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
/// Clears all answers of the quiz, its first tries, and the predictions, once the learner has confirmed it.
struct ResetAnswers {
  enum class Step : std::uint8_t { ask, confirm, keep };
  Step step = Step::ask;
};
/// Hands in the answers of an exam, once the learner has confirmed it.
struct SubmitExam {
  using Step = ResetAnswers::Step;
  Step step = Step::ask;
};
/// Has read a section to its end.
struct SectionRead {
  std::string section;
};
/// Has made or skipped a prediction; `key` is course::prediction_key().
struct Predicted {
  std::string key;
  course::PredictionResult result{};
  course::ChosenOption choice{};
};
/// Opens a recorded run from a file that the learner chooses.
struct ChooseRun {};
/// Edits a program in Python, from its listing.
struct Edit {
  std::string file;
  std::string text;
};
/// Loads the demos' programs in C++, because one of them is on show.
struct LoadPrograms {};
/// Copies a listing; `button` is the node that confirms it.
struct Copy {
  std::string button;
  std::string text;
};
/// Opens or closes the list of keys.
struct ToggleKeys {};
/// The window is shared in another way, to be kept.
struct KeepSplit {
  course::Split split;
};
/// Tries to save once more what could not be saved.
struct SaveAgain {};
struct NextTheme {};
struct NextTextSize {};

using Intent =
    std::variant<Leave, OpenLesson, GoTo, OpenDemo, CloseStage, BringToFront, Answer, RetryQuiz,
                 ResetAnswers, SubmitExam, SectionRead, Predicted, ChooseRun, Edit, LoadPrograms,
                 Copy, ToggleKeys, KeepSplit, SaveAgain, NextTheme, NextTextSize>;

}  // namespace ui
