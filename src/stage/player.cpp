#include "stage/player.hpp"

#include <algorithm>
#include <utility>

namespace stage {

namespace {

// Real seconds at speed 1 that run() gives a callback, and a part of one that has many.
constexpr double callback_pause = 0.4;
constexpr double shortest_pause = 0.05;
constexpr std::size_t most_steps = 2000;             // that one call runs or adds to the timeline
constexpr std::size_t furthest_lookahead = 100'000;  // longer programs have no known length

/// Whether the run comes from elsewhere, and nothing of it is there yet.
bool is_loading(const Machine& machine) {
  return machine.trace().events().empty() && !machine.finished();
}

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
  stops_ = {};
  machine_ = program_.start(network_);
  cursor_.emplace(machine_->trace());
  timeline_end_ = known_steps();
  extend_timeline();
}

void Player::show(std::size_t events) {
  const trace::Trace& trace = machine_->trace();
  cursor_->move_to(events);
  timeline_end_ = known_steps();
  timeline_.extend(trace, std::min(trace.position_of(events).step, timeline_end_));
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
    const Advance advance = lookahead_->advance();
    if (advance == Advance::stepped) continue;
    if (advance == Advance::waiting) return false;
    known_total_ = extent_of(*lookahead_);
    note_uses(lookahead_->trace());
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

void Player::begin(Pending move) {
  pause();
  pending_ = move;
  origin_ = cursor_->events();
  continue_move();
}

/// Continues the pending move as far as the program can run now.
void Player::continue_move() {
  if (!limit_ && pending_ != Pending::seek) return;
  for (std::size_t left = most_steps; left > 0 && pending_ != Pending::none; --left) {
    if (const std::optional<std::size_t> events = goal()) {
      if (show_towards(*events)) pending_ = Pending::none;
      return;
    }
    if (machine_->advance() == Advance::stepped) continue;
    if (show_towards(trace_end()) && machine_->finished()) pending_ = Pending::none;
    return;
  }
  if (pending_ != Pending::none) show_towards(trace_end());
}

/// Moves the cursor to `events`, or towards it as far as one call may.
/// @returns whether it is there
bool Player::show_towards(std::size_t events) {
  const std::size_t furthest = std::max(position().step, timeline().steps) + most_steps;
  const trace::Trace& trace = machine_->trace();
  const bool near = trace.position_of(events).step <= furthest;
  show(near ? events : trace.events_until(furthest));
  return near;
}

/// Where the pending move ends, at most at the limit; none if the trace has not come so far.
std::optional<std::size_t> Player::goal() {
  const std::optional<std::size_t> events = target();
  if (pending_ == Pending::seek) return events;
  const std::size_t most = std::max(*limit_, this->events());
  if (events) return std::min(*events, most);
  return machine_->trace().events().size() >= most ? std::optional(most) : std::nullopt;
}

/// Where the pending move would end without a limit.
std::optional<std::size_t> Player::target() {
  const trace::Trace& trace = machine_->trace();
  if (pending_ == Pending::place)
    return trace.events().size() >= place_ ? std::optional(place_) : std::nullopt;
  if (pending_ == Pending::seek || pending_ == Pending::slide) {
    const bool there = sought_.step <= trace.steps();
    return there ? std::optional(trace.events_until(sought_)) : std::nullopt;
  }
  stops_.extend(trace);
  if (pending_ == Pending::task) return stops_.task_after(task_, origin_);
  const auto stop = stops_.after(unit_, origin_);
  return stop || unit_ != trace::Unit::iteration ? stop : iteration_end();
}

/// The end of the trace, if that ends an iteration.
std::optional<std::size_t> Player::iteration_end() {
  if (trace_end() <= origin_ || trace_end() > *limit_) return std::nullopt;
  if (!show_towards(trace_end())) return std::nullopt;
  if (!state().queue(trace::QueueKind::batch).empty()) return std::nullopt;
  return trace_end();
}

void Player::forward(trace::Unit unit) {
  unit_ = unit;
  begin(Pending::unit);
}

void Player::back(trace::Unit unit) {
  pause();
  stops_.extend(trace());
  show(stops_.before(unit, cursor_->events()).value_or(trace().events_until(0)));
}

void Player::forward_to_task() {
  task_ = current_task();
  begin(Pending::task);
}

void Player::back_to_task() {
  pause();
  stops_.extend(trace());
  show(stops_.task_before(current_task(), cursor_->events()).value_or(trace().events_until(0)));
}

std::uint32_t Player::current_task() const {
  if (state().running && state().running->task != 0) return state().running->task;
  for (const trace::QueueState& queue : state().queues) {
    for (const trace::HandleState& handle : queue.handles)
      if (handle.task != 0) return handle.task;
  }
  return 0;
}

void Player::go_to(std::size_t events) {
  place_ = events;
  begin(Pending::place);
}

void Player::set_limit(std::optional<std::size_t> events) {
  if (limit_ == events) return;
  limit_ = events;
  timeline_end_ = known_steps();
}

/// The number of steps that the timeline may show.
std::size_t Player::known_steps() const {
  const std::size_t steps = trace().steps();
  if (limit_ == unlimited) return steps;
  const std::size_t known = std::max(limit_.value_or(0), events());
  const trace::Position last = trace().position_of(std::min(known, trace_end()));
  return std::min(steps, last.event == 0 ? last.step : last.step - 1);
}

void Player::seek(const trace::Position& position) {
  sought_ = position;
  begin(Pending::seek);
}

void Player::slide(const trace::Position& position) {
  sought_ = position;
  begin(Pending::slide);
}

void Player::run_to(std::size_t events) {
  pause();
  playing_ = true;
  run_end_ = events;
}

void Player::run() {
  if (at_end()) restart();
  pause();
  playing_ = true;
}

void Player::pause() {
  playing_ = false;
  run_end_ = unlimited;
  pending_ = Pending::none;
  due_.reset();
  shown_at_.reset();
  if (machine_ != nullptr) machine_->hold();
}

void Player::set_network(Network network) {
  if (network_ == network) return;
  network_ = network;
  restart();
}

double Player::time() const {
  if (due_ && shown_at_) return std::min(due_->time, state().time + (now_ - *shown_at_) * speed_);
  const bool ahead = at_trace_end() && !machine_->finished() && (playing_ || waiting());
  return ahead ? std::max(machine_->time(), state().time) : state().time;
}

/// Real seconds from the current picture of run() to the next: as many as pass on the program's clock, but
/// long enough that its callback can be followed.
double Player::pace(std::size_t next) const {
  const std::size_t step = trace().position_of(next).step;
  const std::size_t begin = trace().events_until(step - 1);
  const std::size_t end = trace().events_until(trace::Position{step});
  const std::size_t parts = std::max<std::size_t>(1, stops_.count(trace::Unit::moment, begin, end));
  const double least = std::max(callback_pause / static_cast<double>(parts), shortest_pause);
  return std::max(trace().events()[next - 1].time - state().time, least) / speed_;
}

bool Player::passing_time() const noexcept { return due_ && due_->time > state().time; }

bool Player::blocking() const noexcept {
  return passing_time() && trace().position_of(due_->events).step == position().step;
}

bool Player::idle() const noexcept {
  return passing_time() && !blocking() && shown_at_ && now_ - *shown_at_ >= callback_pause / speed_;
}

void Player::skip_time() {
  if (passing_time()) due_->at = now_;
}

bool Player::pump(double now) {
  const bool learned = find_length();
  const bool begun = show_beginning();
  if (!playing_) timeline_end_ = known_steps();  // a recorded run may have grown
  const bool grown = extend_timeline();
  return move(now) || learned || begun || grown;
}

/// Shows the beginning of a run that is loaded after its start, or that it cannot be loaded.
/// @returns whether that has just become known
bool Player::show_beginning() {
  const bool failed =
      is_loading(*machine_) && machine_->advance() == Advance::finished && trace().events().empty();
  const std::size_t beginning = trace().events_until(0);
  if (events() >= beginning) return failed;
  show(beginning);
  return true;
}

/// @returns whether the cursor moved, or a move ended
bool Player::move(double now) {
  now_ = now;
  if (pending_ == Pending::none) return playing_ && play(now);
  const std::size_t before = cursor_->events();
  continue_move();
  return pending_ == Pending::none || cursor_->events() != before;
}

/// Finds out what run() shows next, and when, running the program if necessary.
/// @returns false if there is nothing yet: the program has ended or waits for something outside
bool Player::schedule_next(double now) {
  if (due_) return true;
  if (!limit_) return false;
  const std::size_t most = std::min(*limit_, run_end_);
  if (events() >= most) {
    pause();
    return false;
  }
  if (at_trace_end() && machine_->advance() != Advance::stepped) {
    if (machine_->finished()) pause();
    return false;
  }
  stops_.extend(trace());
  if (!shown_at_) shown_at_ = now;
  const auto stop = stops_.after(trace::Unit::moment, cursor_->events());
  const std::size_t next = std::min(stop.value_or(trace_end()), most);
  due_ =
      Due{.events = next, .at = *shown_at_ + pace(next), .time = trace().events()[next - 1].time};
  return true;
}

bool Player::play(double now) {
  if (!schedule_next(now)) return !playing_;
  if (now < due_->at) return false;
  const std::size_t events = due_->events;
  due_.reset();
  show(events);
  shown_at_ = now;
  if (at_end()) pause();
  else schedule_next(now);
  return true;
}

std::optional<double> Player::next_pump() const noexcept {
  if (pending_ != Pending::none || lookahead_ != nullptr || timeline().steps < timeline_end_ ||
      is_loading(*machine_))
    return 0;
  if (!playing_) return std::nullopt;
  return due_ ? due_->at : 0;
}

void Player::note_uses(const trace::Trace& trace) {
  const auto has = [&trace](trace::EventKind kind) {
    return std::ranges::contains(trace.events(), kind, &trace::Event::kind);
  };
  uses_timers_ = uses_timers_ || has(trace::EventKind::timer_set);
  uses_outside_ = uses_outside_ || has(trace::EventKind::outside_started);
}

Player::Extent Player::extent_of(const Machine& machine) {
  const trace::Trace& trace = machine.trace();
  return {trace.position_of(trace.end()).step,
          trace.events().empty() ? 0 : trace.events().back().time};
}

std::optional<Player::Extent> Player::total() const {
  if (limit_ != unlimited) return std::nullopt;
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
