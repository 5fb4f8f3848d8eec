#include "ui/stage/pacing.hpp"

#include <optional>

namespace ui {

// While time passes on the program's clock, or the run waits for something outside the loop, the clock advances.
void ask_for_frames(Frame& frame, const stage::Player& player) {
  const std::optional<double> next = player.next_pump();
  if (!next) return;
  const bool moves = player.passing_time() && !frame.reduced_motion;
  if (*next > frame.seconds && !moves) frame.animate_in(*next - frame.seconds);
  else frame.animate();
}

}  // namespace ui
