#include "trace/trace.hpp"

#include <algorithm>

namespace trace {

namespace {

bool same_texts(const Trace& a, std::uint32_t in_a, const Trace& b, std::uint32_t in_b) {
  return std::ranges::equal(a.list(in_a), b.list(in_b), [&](std::uint32_t x, std::uint32_t y) {
    return a.text(x) == b.text(y);
  });
}

/// Whether the event's `list` is one of strings.
bool lists_texts(const Event& event) {
  return event.kind == EventKind::task_created || event.kind == EventKind::unhandled;
}

bool same_event(const Trace& a, const Event& in_a, const Trace& b, Event in_b) {
  if (a.text(in_a.text) != b.text(in_b.text)) return false;
  if (!(lists_texts(in_a) ? same_texts(a, in_a.list, b, in_b.list)
                          : std::ranges::equal(a.list(in_a.list), b.list(in_b.list))))
    return false;
  if (in_a.kind == EventKind::task_suspended && in_b.kind == in_a.kind) {
    if (!same_texts(a, in_a.other, b, in_b.other)) return false;
    in_b.other = in_a.other;
  }
  if (in_a.kind == EventKind::object_changed && in_b.kind == in_a.kind) {
    if (!same_texts(a, in_a.handle, b, in_b.handle)) return false;
    in_b.handle = in_a.handle;
  }
  in_b.text = in_a.text;
  in_b.list = in_a.list;
  return in_a == in_b;
}

// Whether the event is something that the program or its language says: a line of output, or what went unnoticed.
bool speaks(const Event& event) {
  return event.kind == EventKind::output || event.kind == EventKind::unhandled ||
         (event.kind == EventKind::external &&
          static_cast<NoteKind>(event.detail) != NoteKind::other);
}

}  // namespace

void Trace::add(const Event& event) {
  if (event.kind == EventKind::iteration_started && !setup_end_) setup_end_ = events_.size();
  events_.push_back(event);
  if (event.kind == EventKind::handle_started) in_step_ = true;
  if (event.kind == EventKind::handle_finished) {
    ends_.push_back(events_.size());
    in_step_ = false;
  } else if (!in_step_ && !ends_.empty() && speaks(event)) {
    ends_.back() = events_.size();
  }
}

std::size_t Trace::end() const noexcept {
  return in_step_ ? events_.size() : events_until(steps());
}

std::size_t Trace::events_until(std::size_t step) const noexcept {
  if (step == 0) return setup_end_.value_or(events_.size());
  return ends_[step - 1];
}

std::size_t Trace::events_until(const Position& position) const noexcept {
  // A growing trace may end within a step.
  const bool last = position.step == steps() + 1 && position.event > 0;
  if (position.step > steps() && !last) return events_.size();
  const std::size_t end = last ? events_.size() : events_until(position.step);
  if (position.step == 0 || position.event == 0) return end;
  return std::min(end, events_until(position.step - 1) + position.event);
}

Position Trace::position_of(std::size_t events) const noexcept {
  if (events <= events_until(0)) return {};
  const auto next = std::ranges::upper_bound(ends_, events);
  const auto complete = static_cast<std::size_t>(next - ends_.begin());
  const std::size_t begun = events_until(complete);
  if (events == begun) return {.step = complete};
  return {.step = complete + 1, .event = events - begun};
}

std::uint32_t Trace::keep(std::string_view text) {
  if (text.empty()) return 0;
  texts_.emplace_back(text);
  return static_cast<std::uint32_t>(texts_.size() - 1);
}

std::uint32_t Trace::keep(std::span<const std::uint32_t> ids) {
  if (ids.empty()) return 0;
  lists_.emplace_back(ids.begin(), ids.end());
  return static_cast<std::uint32_t>(lists_.size() - 1);
}

bool operator==(const Trace& a, const Trace& b) noexcept {
  return std::ranges::equal(a.events_, b.events_,
                            [&](const Event& x, const Event& y) { return same_event(a, x, b, y); });
}

}  // namespace trace
