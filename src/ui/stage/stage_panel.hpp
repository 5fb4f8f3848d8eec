/// What the shell asks of the stage: the panel beside the lesson that plays a demo. The shell gives it a
/// rectangle and a frame, and keeps the address bar in step with it.
///
///     shell.set_stage(std::make_unique<ui::StageView>(find_program));
///
/// A button with the id `node_id::stage_close` closes the stage; the panel draws it, the shell answers it.
/// So does Escape, which the panel's node lists among its keys.
///
/// At 1100 px and wider the panel is the right column; below that it is a sheet over the lesson, which says
/// itself what the demo asks, is left by the shell's switch, and is pressed with a thumb.
#pragma once

#include <optional>

#include "course/lesson.hpp"
#include "ui/frame/frame.hpp"
#include "ui/frame/node_ids.hpp"

namespace ui {

/// A demo of a lesson, and where a visit to it begins.
struct DemoAt {
  const course::Lesson& lesson;
  const course::Demo& demo;
  int step = 0;        ///< 0 is the start; past the end is the end
  unsigned visit = 0;  ///< the step counts once for each visit: then the learner goes on from there
};

class StagePanel {
 public:
  virtual ~StagePanel() = default;

  /// Takes what belongs on the stage, or nothing; called in every frame. A new visit to the demo that is
  /// there already only seeks. What `wanted` refers to outlives the demo on the stage.
  virtual void show(std::optional<DemoAt> wanted) = 0;

  /// Draws and handles input. Called in every frame in which the panel can be seen; time on the stage
  /// passes in these frames only, so a playing one asks for the frame in which its next step is due.
  virtual void draw(Frame& frame, const Rect& area, bool sheet) = 0;

  /// The node that a learner who has just opened a demo wants: the shell moves the focus there.
  [[nodiscard]] virtual const char* entry() const { return node_id::stage_step; }

  /// The step on show, for the address bar.
  [[nodiscard]] virtual int step() const = 0;
  /// Whether it is on its way to a step that was asked for: what has to come from outside comes first.
  [[nodiscard]] virtual bool seeking() const { return false; }
  /// Whether the step on show is the run's last.
  [[nodiscard]] virtual bool at_end() const { return false; }
};

}  // namespace ui
