// Lets what a step moves glide from where it was to where it is, so that the eye can follow it.
//   motion.begin(frame, player.position());              // each frame
//   const ui::Vec shown = motion.shown(handle.id, {x, y});   // paint it there
// What is recorded for a screen reader and for clicks is always where a thing ends up.
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

  // Forgets all places: what is drawn next is another picture.
  void reset();

  // A `moment` (a step, say) other than the last frame's sets off what is shown elsewhere now than it will
  // be. Nothing moves where the learner wants less motion. Asks for frames while something does.
  void begin(Frame& frame, std::size_t moment);

  // Where to paint what belongs at `place`. What is new comes from where `maker` was, if from anywhere.
  Vec shown(std::uint32_t id, Vec place, std::optional<std::uint32_t> maker = std::nullopt);

 private:
  std::map<std::uint32_t, Vec> before_;  // where things were when the motion began
  std::map<std::uint32_t, Vec> now_;     // where they were shown last
  std::size_t moment_ = 0;
  double started_ = 0;
  float way_ = 1;  // the part of its way that everything has gone
};

}  // namespace ui
