/// Animates what a step moves from its old place to its new one, so that the learner can follow it.
///
///     motion.begin(frame, player.events());                // each frame
///     const ui::Vec shown = motion.shown(handle.id, {x, y});   // paint it there
///
/// Semantic nodes, for screen readers and clicks, are always at the final place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "ui/frame/frame.hpp"

namespace ui {

class Motion {
 public:
  static constexpr double move_seconds = 0.18;

  /// Forgets all places, because the next frame shows something else.
  void reset();

  /// To be called in each frame. When `moment`, such as the step, differs from the last frame's, everything
  /// that has moved starts to glide. Nothing moves if the learner prefers reduced motion. Requests frames
  /// while something moves.
  void begin(Frame& frame, std::size_t moment);

  /// Where to paint the object that belongs at `place`. A new object starts at the place of `maker`, if
  /// it has one.
  Vec shown(std::uint32_t id, Vec place, std::optional<std::uint32_t> maker = std::nullopt);

 private:
  std::map<std::uint32_t, Vec> before_;  // places when the motion began
  std::map<std::uint32_t, Vec> now_;     // places last shown
  std::size_t moment_ = 0;
  double started_ = 0;
  float way_ = 1;  // progress, from 0 to 1
};

}  // namespace ui
