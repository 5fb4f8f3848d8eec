#include "stage/stage_clock.hpp"

#include <algorithm>
#include <limits>

namespace stage {

namespace {

constexpr double resolution = 1e-9;  // seconds; the same as the event loop's

}  // namespace

bool StageClock::wait(std::optional<double> timeout, std::size_t outside) {
  std::optional<double> next;
  if (timeout) next = now_ + *timeout;
  if (!arrivals_.empty())
    next = std::min(next.value_or(arrivals_.front().when), arrivals_.front().when);

  if (!live_spans_.empty()) {
    const double now = real_time_();
    const double real = now_ + real_time_passed(now);
    if (!next) {
      now_ = real;
    } else if (*next <= earliest_end(now)) {
      now_ = std::max(*next, now_);
    } else {
      now_ = std::min(real, std::max(*next, now_));
    }
  } else {
    followed_.reset();
    if (!next) return outside > 0;
    now_ = std::max(*next, now_);
  }
  deliver();
  return true;
}

/// The earliest time at which one of the live spans can end, from how long they have taken so far.
double StageClock::earliest_end(double now) const {
  double earliest = std::numeric_limits<double>::infinity();
  for (const LiveSpan& span : live_spans_)
    earliest = std::min(earliest, span.time + (now - span.real_time));
  return earliest;
}

StageClock::LiveSpan StageClock::begin_live_span() {
  return live_spans_.emplace_back(++last_span_, now_, real_time_());
}

void StageClock::end_live_span(const LiveSpan& span) {
  std::erase_if(live_spans_, [&span](const LiveSpan& one) { return one.id == span.id; });
}

double StageClock::real_time_passed(double now) {
  const double passed = followed_ ? now - *followed_ : 0;
  followed_ = now;
  return passed;
}

StageClock::Arrival StageClock::arrive_at(double when, std::function<void()> arrive) {
  const auto place = std::ranges::upper_bound(arrivals_, when, {}, &Due::when);
  arrivals_.insert(place, {when, ++last_arrival_, std::move(arrive)});
  return last_arrival_;
}

void StageClock::cancel(Arrival arrival) {
  std::erase_if(arrivals_, [arrival](const Due& due) { return due.arrival == arrival; });
}

void StageClock::deliver() {
  while (!arrivals_.empty() && arrivals_.front().when <= now_ + resolution) {
    const std::function<void()> arrive = std::move(arrivals_.front().arrive);
    arrivals_.erase(arrivals_.begin());
    arrive();
  }
}

}  // namespace stage
