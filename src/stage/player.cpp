#include "stage/player.hpp"

#include <algorithm>

namespace stage {

namespace {

constexpr double shortest_pause = 0.35;  // real seconds between two steps at speed 1, for the eye to follow
constexpr double longest_pause = 1.0;    // so that a long sleep does not look like a hang

}  // namespace

Player::Player(const demos::Demo& demo, const Services& services) : demo_(demo), services_(services) { restart(); }

void Player::restart() {
  playing_ = false;
  pending_ = Pending::none;
  next_step_.reset();
  shown_at_.reset();
  run_ = std::make_unique<Run>(demo_, services_, network_);
  if (demo_.needs == demos::Needs::nothing && !known_total_) {
    Run ahead(demo_, services_, network_);
    while (ahead.advance() == Advance::stepped) {
    }
    known_total_ = ahead.trace().steps();
  }
  timeline_ = {};
  timeline_steps_ = 0;
  show(0);
}

void Player::show(std::size_t step) {
  const trace::Trace& trace = run_->trace();
  if (step == position_ + 1 && state_.step == position_) {
    for (std::size_t i = trace.events_until(position_); i < trace.events_until(step); ++i) {
      state_.apply(trace, trace.events()[i]);
    }
  } else {
    state_ = trace::state_at(trace, step);
  }
  position_ = step;
  if (timeline_steps_ != run_->trace().steps()) {
    timeline_steps_ = run_->trace().steps();
    timeline_ = trace::timeline(run_->trace());
  }
}

/// Moves the cursor one step on, running the loop if the trace ends here.
/// @returns false if nothing could run: the demo is over or must wait.
bool Player::forward() {
  if (position_ == run_->trace().steps()) {
    if (run_->advance() != Advance::stepped) return false;
  }
  show(position_ + 1);
  return true;
}

void Player::step() {
  pause();
  if (!forward() && !run_->finished()) pending_ = Pending::step;
}

void Player::iteration() {
  pause();
  if (!forward()) {
    if (!run_->finished()) pending_ = Pending::iteration;
    return;
  }
  go_on_with_iteration();
}

void Player::go_on_with_iteration() {
  while (!state_.batch.empty() && forward()) {
  }
}

void Player::back() {
  pause();
  if (position_ > 0) show(position_ - 1);
}

void Player::seek(std::size_t step) {
  pause();
  while (run_->trace().steps() < step && run_->advance() == Advance::stepped) {
  }
  show(std::min(step, run_->trace().steps()));
}

void Player::run() {
  if (at_end()) restart();
  playing_ = true;
  pending_ = Pending::none;
  next_step_.reset();
  shown_at_.reset();
}

void Player::pause() {
  playing_ = false;
  pending_ = Pending::none;
  next_step_.reset();
  run_->hold();
}

void Player::set_network(Network network) {
  if (network_ == network) return;
  network_ = network;
  restart();
}

/// Real seconds between this step and the next one of run(): what passes on the demo's clock, within bounds.
/// The next step is in the trace already.
double Player::pace() const {
  const double next = run_->trace().events()[run_->trace().events_until(position_ + 1) - 1].time;
  return std::clamp(next - state_.time, shortest_pause, longest_pause) / speed_;
}

bool Player::pump(double now) {
  if (pending_ != Pending::none) {
    const Pending wanted = pending_;
    if (!forward()) {
      if (run_->finished()) pending_ = Pending::none;
      return run_->finished();
    }
    pending_ = Pending::none;
    if (wanted == Pending::iteration) go_on_with_iteration();
    return true;
  }
  return playing_ && play(now);
}

bool Player::play(double now) {
  if (position_ == run_->trace().steps() && run_->advance() != Advance::stepped) {
    if (!run_->finished()) return false;  // waits for something outside
    pause();
    return true;
  }
  if (!shown_at_) shown_at_ = now;
  next_step_ = *shown_at_ + pace();
  if (now < *next_step_) return false;
  show(position_ + 1);
  shown_at_ = now;
  next_step_ = now;
  if (at_end()) pause();
  return true;
}

std::optional<double> Player::next_pump() const noexcept {
  if (pending_ != Pending::none) return 0;
  if (playing_) return next_step_.value_or(0);
  return std::nullopt;
}

std::optional<std::size_t> Player::total_steps() const noexcept {
  if (run_->finished()) return run_->trace().steps();
  return known_total_;
}

}  // namespace stage
