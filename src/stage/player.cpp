#include "stage/player.hpp"

#include <algorithm>

namespace stage {

namespace {

constexpr double shortest_pause =
    0.35;  // real seconds between two steps at speed 1, for the eye to follow
constexpr double longest_pause = 1.0;  // so that a long sleep does not look like a hang

}  // namespace

Player::Player(const demos::Demo& demo, const Services& services)
    : demo_(demo), services_(services) {
  if (demo_.needs == demos::Needs::nothing) {
    Run ahead(demo_, services_, network_);
    while (ahead.advance() == Advance::stepped) {
    }
    known_total_ = extent_of(ahead);
  }
  restart();
}

void Player::restart() {
  pause();
  cursor_.reset();
  timeline_ = {};
  run_ = std::make_unique<Run>(demo_, services_, network_);
  cursor_.emplace(run_->trace());
}

void Player::show(std::size_t step) {
  cursor_->move_to(step);
  timeline_.extend(run_->trace());
  if (run_->finished() && network_ == Network::recorded && demo_.needs != demos::Needs::worker) {
    known_total_ = extent_of(*run_);
  }
}

/// Moves the cursor one step on, running the loop if the trace ends here.
/// @returns false if nothing could run: the demo is over or must wait.
bool Player::forward() {
  if (at_trace_end() && run_->advance() != Advance::stepped) return false;
  show(position() + 1);
  return true;
}

void Player::begin(Pending move) {
  pause();
  pending_ = move;
  go_on();
}

/// Goes on with the move that is pending, as far as the demo can run now.
void Player::go_on() {
  if (pending_ == Pending::step && forward()) pending_ = Pending::none;
  if (pending_ == Pending::iteration && forward()) pending_ = Pending::iteration_rest;
  if (pending_ == Pending::iteration_rest) {
    while (!state().queue(trace::QueueKind::batch).empty() && forward()) {
    }
    if (state().queue(trace::QueueKind::batch).empty()) pending_ = Pending::none;
  }
  if (pending_ == Pending::seek) {
    while (run_->trace().steps() < seek_target_ && run_->advance() == Advance::stepped) {
    }
    const std::size_t reached = std::min(seek_target_, run_->trace().steps());
    show(reached);
    if (reached == seek_target_) pending_ = Pending::none;
  }
  if (run_->finished() && at_trace_end()) pending_ = Pending::none;
}

void Player::step() { begin(Pending::step); }

void Player::iteration() { begin(Pending::iteration); }

void Player::seek(std::size_t step) {
  seek_target_ = step;
  begin(Pending::seek);
}

void Player::back() {
  pause();
  if (can_go_back()) show(position() - 1);
}

void Player::run() {
  if (at_end()) restart();
  pause();
  playing_ = true;
}

void Player::pause() {
  playing_ = false;
  pending_ = Pending::none;
  next_step_.reset();
  shown_at_.reset();
  if (run_ != nullptr) run_->hold();
}

void Player::set_network(Network network) {
  if (network_ == network) return;
  network_ = network;
  restart();
}

double Player::time() const {
  const bool ahead = at_trace_end() && !run_->finished() && (playing_ || waiting());
  return ahead ? std::max(run_->time(), state().time) : state().time;
}

/// Real seconds between this step and the next one of run(): what passes on the demo's clock,
/// within bounds. The next step is in the trace already.
double Player::pace() const {
  const double next = trace().events()[trace().events_until(position() + 1) - 1].time;
  return std::clamp(next - state().time, shortest_pause, longest_pause) / speed_;
}

bool Player::pump(double now) {
  if (pending_ == Pending::none) return playing_ && play(now);
  const std::size_t before = position();
  go_on();
  return pending_ == Pending::none || position() != before;
}

/// Finds out when the next step of run() is due; for that it must be in the trace.
/// @returns false if there is none yet: the demo is over or waits for something outside.
bool Player::look_ahead(double now) {
  if (at_trace_end() && run_->advance() != Advance::stepped) {
    next_step_.reset();
    if (run_->finished()) pause();
    return false;
  }
  if (!shown_at_) shown_at_ = now;
  next_step_ = *shown_at_ + pace();
  return true;
}

bool Player::play(double now) {
  if (!look_ahead(now)) return !playing_;
  if (now < *next_step_) return false;
  show(position() + 1);
  shown_at_ = now;
  if (at_end()) pause();
  else look_ahead(now);
  return true;
}

std::optional<double> Player::next_pump() const noexcept {
  if (pending_ != Pending::none) return 0;
  if (playing_) return next_step_.value_or(0);
  return std::nullopt;
}

Player::Extent Player::extent_of(const Run& run) {
  const trace::Trace& trace = run.trace();
  return {trace.steps(), trace.events().empty() ? 0 : trace.events().back().time};
}

std::optional<Player::Extent> Player::total() const {
  if (run_->finished()) return extent_of(*run_);
  return network_ == Network::recorded ? known_total_ : std::nullopt;
}

std::optional<std::size_t> Player::total_steps() const noexcept {
  const std::optional<Extent> all = total();
  return all ? std::optional(all->steps) : std::nullopt;
}

std::optional<double> Player::total_time() const noexcept {
  const std::optional<Extent> all = total();
  return all ? std::optional(all->time) : std::nullopt;
}

}  // namespace stage
