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

  if (!under_way_.empty()) {
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

/// What is under way has taken so much of its time already: none of it can end before that.
double StageClock::earliest_end(double now) const {
  double earliest = std::numeric_limits<double>::infinity();
  for (const Departure& departure : under_way_)
    earliest = std::min(earliest, departure.time + (now - departure.real_time));
  return earliest;
}

StageClock::Departure StageClock::begin_real_time() {
  return under_way_.emplace_back(++last_departure_, now_, real_time_());
}

void StageClock::end_real_time(const Departure& departure) {
  std::erase_if(under_way_, [&departure](const Departure& one) { return one.id == departure.id; });
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
