#include "trace/stops.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace trace {

namespace {

std::optional<std::size_t> next_of(const std::vector<std::size_t>& stops, std::size_t events) {
  const auto next = std::ranges::upper_bound(stops, events);
  return next != stops.end() ? std::optional(*next) : std::nullopt;
}

std::optional<std::size_t> previous_of(const std::vector<std::size_t>& stops, std::size_t events) {
  const auto from = std::ranges::lower_bound(stops, events);
  return from != stops.begin() ? std::optional(*std::prev(from)) : std::nullopt;
}

}  // namespace

void Stops::extend(const Trace& trace) {
  if (!of(Unit::step).empty()) move_end(trace);
  while (events_ < trace.events().size()) add(trace, trace.events()[events_++]);
}

/// The last step that is known may have got a later end: see Trace::add().
void Stops::move_end(const Trace& trace) {
  std::vector<std::size_t>& steps = of(Unit::step);
  const std::size_t end = trace.events_until(steps.size());
  if (steps.back() == end) return;
  std::ranges::replace(of(Unit::moment), steps.back(), end);
  steps.back() = end;
}

/// `events_` counts the event already.
void Stops::add(const Trace& trace, const Event& event) {
  switch (event.kind) {
    case EventKind::line:
      end_line(events_ - 1);
      of(Unit::moment).push_back(events_);
      in_line_ = true;
      break;
    case EventKind::handle_finished:
      end_line(events_);
      of(Unit::step).push_back(trace.events_until(of(Unit::step).size() + 1));
      of(Unit::moment).push_back(of(Unit::step).back());
      break;
    case EventKind::iteration_started:
      if (!of(Unit::step).empty()) of(Unit::iteration).push_back(of(Unit::step).back());
      break;
    case EventKind::output: of(Unit::output).push_back(events_); break;
    case EventKind::handle_started:
      if (static_cast<CallbackKind>(event.detail) == CallbackKind::task_step)
        resumed_[event.task].push_back(events_);
      break;
    default: break;
  }
}

void Stops::end_line(std::size_t events) {
  if (!std::exchange(in_line_, false)) return;
  of(Unit::line).push_back(events);
  of(Unit::moment).push_back(events);
}

std::size_t Stops::count(Unit unit, std::size_t events, std::size_t last) const {
  const std::vector<std::size_t>& stops = stops_[static_cast<std::size_t>(unit)];
  return static_cast<std::size_t>(std::ranges::upper_bound(stops, last) -
                                  std::ranges::upper_bound(stops, events));
}

std::optional<std::size_t> Stops::after(Unit unit, std::size_t events) const {
  return next_of(stops_[static_cast<std::size_t>(unit)], events);
}

std::optional<std::size_t> Stops::before(Unit unit, std::size_t events) const {
  return previous_of(stops_[static_cast<std::size_t>(unit)], events);
}

std::optional<std::size_t> Stops::task_after(std::uint32_t task, std::size_t events) const {
  const auto found = resumed_.find(task);
  return found != resumed_.end() ? next_of(found->second, events) : std::nullopt;
}

std::optional<std::size_t> Stops::task_before(std::uint32_t task, std::size_t events) const {
  const auto found = resumed_.find(task);
  return found != resumed_.end() ? previous_of(found->second, events) : std::nullopt;
}

}  // namespace trace
