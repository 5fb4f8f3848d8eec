#include "trace/timeline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trace {

namespace {

bool runs(const TaskState& task, const State& state) {
  if (state.of_javascript()) return std::ranges::contains(state.ran, task.id);
  return state.running && state.running->kind == CallbackKind::task_step &&
         state.running->task == task.id;
}

Segment segment_of(const TaskState& task, const State& state, std::size_t step) {
  Segment segment{.first = step, .last = step};
  if (runs(task, state)) {
    segment.activity = Activity::running;
  } else if (state.blocked > 0) {
    segment.activity = Activity::frozen;
  } else if (task.status == TaskStatus::suspended) {
    segment.activity = Activity::suspended;
  }
  if (task.status == TaskStatus::suspended) segment.awaits = task.awaits;
  return segment;
}

std::optional<Outcome> outcome_of(const TaskState& task) {
  switch (task.status) {
    case TaskStatus::returned: return Outcome::returned;
    case TaskStatus::failed: return Outcome::failed;
    case TaskStatus::cancelled: return Outcome::cancelled;
    default: return std::nullopt;
  }
}

bool stands_out(const Event& event) {
  return event.kind == EventKind::output || event.kind == EventKind::blocked ||
         (event.kind == EventKind::task_done &&
          static_cast<Outcome>(event.detail) != Outcome::returned);
}

}  // namespace

void TimelineBuilder::extend(const Trace& trace, std::size_t last_step) {
  while (timeline_.steps < std::min(trace.steps(), last_step)) {
    const std::size_t step = ++timeline_.steps;
    double begun = 0;
    for (const std::size_t end = trace.events_until(step); events_ < end; ++events_) {
      const Event& event = trace.events()[events_];
      state_.apply(trace, event);
      if (event.kind == EventKind::handle_started) begun = event.time;
      if (event.task != 0) touched_.push_back(event.task);
      if (stands_out(event)) add_mark(step, event);
      add_outside(trace, step, event);
    }
    add_step(step, begun);
  }
  for (const TaskState& task : state_.tasks) {
    if (!task.done()) timeline_.rows[task.id - 1].segments.back().last = timeline_.steps;
  }
}

/// Extends the rows of the touched tasks to the end of `step`, which began at `begun`.
void TimelineBuilder::add_step(std::size_t step, double begun) {
  std::vector<Row>& rows = timeline_.rows;
  std::vector<Tick>& ticks = timeline_.ticks;
  const double before = ticks.empty() ? begun : ticks.back().time;
  if (ticks.empty() || before != state_.time) ticks.push_back({step, state_.time, begun - before});
  while (rows.size() < state_.tasks.size())
    rows.push_back(
        {static_cast<std::uint32_t>(rows.size() + 1), {}, {}, state_.tasks[rows.size()].name});

  const bool frozen = state_.blocked > 0;
  if (frozen || all_touched_) {
    for (const TaskState& task : state_.tasks) update(task, step);
  } else {
    for (const std::uint32_t id : touched_) update(state_.task(id), step);
  }
  all_touched_ = frozen;  // they may continue in the next step
  touched_.clear();
  if (state_.running && state_.running->task != 0) touched_.push_back(state_.running->task);
  touched_.insert(touched_.end(), state_.ran.begin(), state_.ran.end());
}

/// Adds `event`, the next one of the trace.
void TimelineBuilder::add_mark(std::size_t step, const Event& event) {
  std::vector<Mark>& marks = timeline_.marks;
  if (marks.empty() || marks.back().step != step || marks.back().task != event.task)
    marks.push_back({step, event.task, {}});
  marks.back().events.push_back(events_);
}

/// Notes the start or the end of an operation outside the loop; ignores any other event.
void TimelineBuilder::add_outside(const Trace& trace, std::size_t step, const Event& event) {
  std::vector<Operation>& outside = timeline_.outside;
  if (event.kind == EventKind::outside_started) {
    outside.push_back({.first = step, .label = trace.text(event.text)});
  } else if (event.kind == EventKind::outside_ended) {
    Operation& ended = outside[event.other - 1];
    ended.last = step;
    ended.outcome = static_cast<Outcome>(event.detail);
    ended.answer = trace.text(event.text);
  }
}

void TimelineBuilder::update(const TaskState& task, std::size_t step) {
  timeline_.rows[task.id - 1].outcome = outcome_of(task);
  if (task.done() && !runs(task, state_)) return;
  const Segment now = segment_of(task, state_, step);
  std::vector<Segment>& segments = timeline_.rows[task.id - 1].segments;
  if (!segments.empty()) {
    Segment& last = segments.back();
    if (last.first == step) return;  // touched twice
    last.last = step - 1;
    if (last.activity == now.activity && last.awaits == now.awaits) {
      last.last = step;
      return;
    }
  }
  segments.push_back(now);
}

const Tick* Timeline::tick_at(std::size_t step) const noexcept {
  const auto after = std::ranges::upper_bound(ticks, step, {}, &Tick::step);
  return after == ticks.begin() ? nullptr : &*std::prev(after);
}

double Timeline::time_at(std::size_t step) const noexcept {
  const Tick* tick = tick_at(step);
  return tick != nullptr ? tick->time : 0;
}

Timeline timeline(const Trace& trace) {
  TimelineBuilder builder;
  builder.extend(trace);
  return builder.timeline();
}

}  // namespace trace
