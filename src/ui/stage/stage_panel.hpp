/// The interface between the shell and the stage, the panel that plays a demo. The shell gives it a rectangle
/// and a frame, and shows its step in the address.
///
///     shell.set_stage(std::make_unique<ui::StageView>(find_program));
///
/// The panel's close button has the id `node_id::stage_close` and reports the intent `CloseStage`. Escape does
/// the same: the panel's node lists it among its keys, and the shell handles it.
///
/// At 1100 px and wider the panel is the right column. Below that it is a sheet over the lesson: it shows the
/// demo's question itself, has buttons large enough for a thumb, and the shell's switch leads back to the lesson.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "course/lesson.hpp"
#include "course/progress.hpp"
#include "trace/position.hpp"
#include "ui/frame/frame.hpp"
#include "ui/frame/language.hpp"
#include "ui/frame/node_ids.hpp"

namespace ui {

/// A demo of a lesson, and the step at which a visit to it begins.
struct DemoAt {
  const course::Lesson& lesson;
  const course::Demo& demo;
  trace::Position position{};  ///< past the end is the end
  unsigned visit =
      0;  ///< `position` applies once for each visit; after that the learner moves freely
  /// What became of the lesson's predictions, by course::prediction_key(); null: none was made.
  const std::map<std::string, course::PredictionResult>* predicted = nullptr;
  bool asks = true;                      ///< whether it asks for predictions
  bool closes = true;                    ///< whether the learner can close the stage
  bool edits = false;                    ///< whether the learner can edit the program
  Language language = Language::python;  ///< in which the visit begins
};

class StagePanel {
 public:
  virtual ~StagePanel() = default;

  /// Shows `wanted`, or nothing; called in every frame. A new visit to the demo that is already shown only
  /// seeks. The lesson and demo in `wanted` must exist as long as they are shown.
  virtual void show(std::optional<DemoAt> wanted) = 0;

  /// Draws and handles input. Called in every frame in which the panel is visible. Time on the stage only
  /// passes in these frames, so a playing stage requests a frame for its next step.
  virtual void draw(Frame& frame, const Rect& area, bool sheet) = 0;

  /// Whether the learner edits the program, in an editor over its listing. Meanwhile the run on the stage stands
  /// still: its controls are disabled, and its questions wait.
  virtual void set_editing(bool editing) = 0;

  /// The node to which the shell moves the focus when a demo is opened.
  [[nodiscard]] virtual const char* entry() const { return node_id::stage_step; }

  /// The position that is shown, for the address.
  [[nodiscard]] virtual trace::Position position() const = 0;
  /// The language that is shown, for the address.
  [[nodiscard]] virtual Language language() const { return Language::python; }
  /// Whether the requested position is not reached yet, because the run waits for something outside the loop.
  [[nodiscard]] virtual bool seeking() const { return false; }
  /// Whether the end of the run is shown.
  [[nodiscard]] virtual bool at_end() const { return false; }
};

}  // namespace ui
