/// The state that the stage shows. While the loop waits, the last callback's step is over and none runs, although the
/// place in the run is still that step's end.
///
///     const trace::State& state = shown.of(player);
#pragma once

#include <cstddef>
#include <optional>

#include "stage/player.hpp"

namespace ui {

class ShownState {
 public:
  /// Valid until the player moves.
  [[nodiscard]] const trace::State& of(const stage::Player& player);

 private:
  std::optional<trace::State> idle_;
  std::size_t events_ = 0;  // the place in the run that idle_ belongs to
};

/// The seconds up to now in which the callback that is shown has blocked the loop.
[[nodiscard]] double blocked_until_now(const stage::Player& player, const trace::State& shown);

}  // namespace ui
