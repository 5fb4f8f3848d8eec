#include "ui/stage/shown_state.hpp"

namespace ui {

const trace::State& ShownState::of(const stage::Player& player) {
  if (!player.idle() || player.events() != events_) idle_.reset();
  if (!player.idle()) return player.state();
  if (!idle_) {
    idle_ = player.state();
    events_ = player.events();
    idle_->running.reset();
    idle_->lines.clear();
    idle_->blocked = 0;
  }
  return *idle_;
}

double blocked_until_now(const stage::Player& player, const trace::State& shown) {
  return shown.blocked + (player.blocking() ? player.time() - shown.time : 0);
}

}  // namespace ui
