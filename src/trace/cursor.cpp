#include "trace/cursor.hpp"

#include <algorithm>
#include <iterator>

namespace trace {

namespace {

// Events between two snapshots: fewer cost memory, more cost time.
constexpr std::size_t least_spacing = 4096;
constexpr std::size_t most_spacing = 65'536;
constexpr std::size_t bytes_per_event = 32;  // that snapshots may take, by size_of()

/// About how many bytes a copy of the state takes, without what is small.
std::size_t size_of(const State& state) {
  std::size_t size =
      state.tasks.size() * sizeof(TaskState) + state.coroutines.size() * sizeof(CoroutineState) +
      state.outside.size() * sizeof(OutsideState) + state.objects.size() * sizeof(ObjectState) +
      state.timers.size() * sizeof(TimerState) +
      (state.output.size() + state.notes.size()) * sizeof(OutputLine);
  for (const QueueState& queue : state.queues) size += queue.handles.size() * sizeof(HandleState);
  return size;
}

/// The larger the state, the fewer copies of it.
std::size_t spacing(const State& state) {
  return std::clamp(size_of(state) / bytes_per_event, least_spacing, most_spacing);
}

}  // namespace

Cursor::Cursor(const Trace& trace) : trace_(trace) { move_to(trace.events_until(0)); }

const Cursor::Snapshot* Cursor::kept_before(std::size_t event) const {
  const auto after = std::ranges::upper_bound(kept_, event, {}, &Snapshot::events);
  return after == kept_.begin() ? nullptr : &*std::prev(after);
}

void Cursor::move_to(std::size_t events) {
  const Snapshot* kept = kept_before(events);
  if (current_.events > events || (kept != nullptr && kept->events > current_.events)) {
    current_ = kept != nullptr ? *kept : Snapshot{};
  }
  while (current_.events < events) {
    const Event& event = trace_.events()[current_.events++];
    current_.state.apply(trace_, event);
    const std::size_t last = kept_.empty() ? 0 : kept_.back().events;
    if (event.kind == EventKind::handle_finished && current_.events >= last + least_spacing &&
        current_.events >= last + spacing(current_.state))
      kept_.push_back(current_);
  }
}

}  // namespace trace
