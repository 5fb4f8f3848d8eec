#include "trace/cursor.hpp"

#include <algorithm>
#include <iterator>

namespace trace {

namespace {

// Events between two snapshots: fewer cost memory, more cost time.
constexpr std::size_t spacing = 4096;

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
    if (event.kind == EventKind::handle_finished && current_.events >= last + spacing)
      kept_.push_back(current_);
  }
}

}  // namespace trace
