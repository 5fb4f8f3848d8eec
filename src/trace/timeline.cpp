#include "trace/timeline.hpp"

#include "trace/state.hpp"

namespace trace {

namespace {

Segment segment_of(const TaskState& task, const State& state, std::size_t step) {
  Segment segment{.activity = Activity::suspended, .awaits = task.awaits, .first = step, .last = step};
  const bool runs = state.running && state.running->kind == aio::HandleKind::task_step && state.running->task == task.id;
  if (runs) {
    segment.activity = Activity::running;
  } else if (state.blocked > 0) {
    segment.activity = Activity::frozen;
  } else if (task.status == TaskStatus::ready) {
    segment.activity = Activity::ready;
  }
  return segment;
}

void extend(Row& row, const Segment& segment) {
  if (!row.segments.empty()) {
    Segment& last = row.segments.back();
    const bool same = last.activity == segment.activity &&
                      (segment.activity != Activity::suspended || last.awaits == segment.awaits);
    if (same && last.last + 1 == segment.first) {
      last.last = segment.last;
      return;
    }
  }
  row.segments.push_back(segment);
}

}  // namespace

Timeline timeline(const Trace& trace) {
  Timeline result;
  result.steps = trace.steps();
  State state;
  std::size_t next_event = 0;
  for (std::size_t step = 1; step <= trace.steps(); ++step) {
    for (const std::size_t end = trace.events_until(step); next_event < end; ++next_event) {
      state.apply(trace, trace.events()[next_event]);
    }
    if (result.ticks.empty() || result.ticks.back().time != state.time) result.ticks.push_back({step, state.time});
    for (const TaskState& task : state.tasks) {
      while (result.rows.size() < task.id) result.rows.push_back({static_cast<std::uint32_t>(result.rows.size() + 1), {}});
      const bool ran = state.running && state.running->kind == aio::HandleKind::task_step && state.running->task == task.id;
      if (!task.done() || ran) extend(result.rows[task.id - 1], segment_of(task, state, step));
    }
  }
  return result;
}

}  // namespace trace
