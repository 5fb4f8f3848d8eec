/// A small stage that plays a demo once and rests: its listing, its tasks on the loop's clock, its output, and what
/// happens, in words. It plays by itself, so it asks no questions and keeps nothing.
///
///     ui::SmallStage stage(opening, *std::move(program));
///     stage.draw(frame, {x, y, width, stage.height(frame.metrics, width)});
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "stage/machine.hpp"
#include "stage/player.hpp"
#include "ui/frame/frame.hpp"
#include "ui/stage/shown_state.hpp"

namespace ui {

class SmallStage {
 public:
  /// `opening` must outlive this.
  SmallStage(const course::Opening& opening, stage::Program program);

  /// Does not depend on the state of the run.
  [[nodiscard]] float height(const Metrics& metrics, float width) const;
  /// Draws the picture, and advances the run. It is a picture for screen readers too: its parts have no nodes.
  void draw(Frame& frame, const Rect& area);

  [[nodiscard]] bool playing() const { return player_.playing(); }
  [[nodiscard]] trace::Position position() const { return player_.position(); }
  [[nodiscard]] bool at_end() const { return player_.at_end(); }
  /// Pauses, or plays on; from the beginning if the run is at its end.
  void toggle();

 private:
  struct Parts;

  /// What the whole run needs, so that nothing moves while it is played.
  struct Extent {
    std::vector<std::string> tasks;
    std::size_t outputs = 0;
    double seconds = 0;
  };
  [[nodiscard]] static Extent extent_of(const stage::Program& program);

  [[nodiscard]] Parts place(const Metrics& metrics, float width) const;
  void begin(const Frame& frame);
  void draw_parts(Frame& frame, const Parts& parts, Vec from);
  void draw_header(Frame& frame, const Rect& area) const;
  void follow(Frame& frame, const std::vector<HostCall>& calls);

  const course::Opening& opening_;
  Extent extent_;
  stage::Player player_;
  ShownState shown_;
  Interaction inert_;    // nothing inside can be used; keeps where the parts are scrolled to
  bool begun_ = false;   // it has started to play, or was shown at rest
  bool chosen_ = false;  // the learner has pressed Play or Pause
  std::size_t code_events_ = 0;  // the place that the listing was scrolled for
  std::size_t output_lines_ = 0;
};

}  // namespace ui
