#include "stage/player.hpp"

#include <algorithm>
#include <utility>

namespace stage {

namespace {

// Real seconds between two steps at speed 1: long enough to follow, short enough that a sleep does not
// look like a hang.
constexpr double shortest_pause = 0.35;
constexpr double longest_pause = 1.0;
constexpr std::size_t most_steps = 2000;             // that one call runs or adds to the timeline
constexpr std::size_t furthest_lookahead = 100'000;  // longer programs have no known length

}  // namespace

Player::Player(Program program) : program_(std::move(program)) {
  if (program_.repeats == Repeats::always) lookahead_ = program_.start(network_);
  find_length();
  restart();
}

void Player::restart() {
  pause();
  cursor_.reset();
  timeline_ = {};
  machine_ = program_.start(network_);
  cursor_.emplace(machine_->trace());
  timeline_end_ = machine_->trace().steps();
  extend_timeline();
}

void Player::show(std::size_t step) {
  cursor_->move_to(step);
  timeline_end_ = machine_->trace().steps();
  timeline_.extend(machine_->trace(), step);
  extend_timeline();
  if (machine_->finished() && network_ == Network::recorded && program_.repeats != Repeats::never) {
    known_total_ = extent_of(*machine_);
  }
}

/// Finds out how long the program is, in chunks.
/// @returns whether that has just become known
bool Player::find_length() {
  if (lookahead_ == nullptr) return false;
  for (std::size_t i = 0; i < most_steps; ++i) {
    if (lookahead_->advance() == Advance::stepped) continue;
    known_total_ = extent_of(*lookahead_);
    lookahead_.reset();
    return true;
  }
  if (lookahead_->trace().steps() >= furthest_lookahead) lookahead_.reset();
  return false;
}

/// Extends the timeline, in chunks.
/// @returns whether it has grown
bool Player::extend_timeline() {
  const std::size_t before = timeline_.timeline().steps;
  if (before >= timeline_end_) return false;
  timeline_.extend(machine_->trace(), std::min(timeline_end_, before + most_steps));
  return true;
}

/// Moves the cursor forward by one step, running the machine at the end of the trace.
/// @returns false if nothing could run: the program has ended or must wait
bool Player::forward() {
  if (at_trace_end() && machine_->advance() != Advance::stepped) return false;
  show(position() + 1);
  return true;
}

void Player::begin(Pending move) {
  pause();
  pending_ = move;
  continue_move();
}

/// Continues the pending move as far as the program can run now.
void Player::continue_move() {
  std::size_t left = most_steps;
  if (pending_ == Pending::step && forward()) pending_ = Pending::none;
  if (pending_ == Pending::iteration && forward()) pending_ = Pending::iteration_rest;
  if (pending_ == Pending::iteration_rest) {
    while (!state().queue(trace::QueueKind::batch).empty() && left > 0 && forward()) --left;
    if (state().queue(trace::QueueKind::batch).empty()) pending_ = Pending::none;
  }
  if (pending_ == Pending::seek) {
    while (machine_->trace().steps() < seek_target_ && left > 0 &&
           machine_->advance() == Advance::stepped)
      --left;
    const std::size_t furthest = std::max(position(), timeline().steps) + most_steps;
    const std::size_t reached = std::min({seek_target_, machine_->trace().steps(), furthest});
    show(reached);
    if (reached == seek_target_) pending_ = Pending::none;
  }
  if (machine_->finished() && at_trace_end()) pending_ = Pending::none;
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
  if (machine_ != nullptr) machine_->hold();
}

void Player::set_network(Network network) {
  if (network_ == network) return;
  network_ = network;
  restart();
}

double Player::time() const {
  const bool ahead = at_trace_end() && !machine_->finished() && (playing_ || waiting());
  return ahead ? std::max(machine_->time(), state().time) : state().time;
}

/// Real seconds between this step and the next one of run(): the time on the program's clock, within
/// bounds. The next step must be in the trace.
double Player::pace() const {
  const double next = trace().events()[trace().events_until(position() + 1) - 1].time;
  return std::clamp(next - state().time, shortest_pause, longest_pause) / speed_;
}

bool Player::pump(double now) {
  const bool learned = find_length();
  const bool grown = extend_timeline();
  return move(now) || learned || grown;
}

/// @returns whether the cursor moved, or a move ended
bool Player::move(double now) {
  if (pending_ == Pending::none) return playing_ && play(now);
  const std::size_t before = position();
  continue_move();
  return pending_ == Pending::none || position() != before;
}

/// Runs the next step of run() into the trace, to find out when it is due.
/// @returns false if there is none yet: the program has ended or waits for something outside
bool Player::schedule_next_step(double now) {
  if (at_trace_end() && machine_->advance() != Advance::stepped) {
    next_step_.reset();
    if (machine_->finished()) pause();
    return false;
  }
  if (!shown_at_) shown_at_ = now;
  next_step_ = *shown_at_ + pace();
  return true;
}

bool Player::play(double now) {
  if (!schedule_next_step(now)) return !playing_;
  if (now < *next_step_) return false;
  show(position() + 1);
  shown_at_ = now;
  if (at_end()) pause();
  else schedule_next_step(now);
  return true;
}

std::optional<double> Player::next_pump() const noexcept {
  if (pending_ != Pending::none || lookahead_ != nullptr || timeline().steps < timeline_end_)
    return 0;
  if (playing_) return next_step_.value_or(0);
  return std::nullopt;
}

Player::Extent Player::extent_of(const Machine& machine) {
  const trace::Trace& trace = machine.trace();
  return {trace.steps(), trace.events().empty() ? 0 : trace.events().back().time};
}

std::optional<Player::Extent> Player::total() const {
  if (machine_->finished()) return extent_of(*machine_);
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
