#include "stage/stage_clock.hpp"

#include <algorithm>

namespace stage {

namespace {

constexpr double resolution = 1e-9;  // seconds; the same as the event loop's

}  // namespace

bool StageClock::wait(std::optional<double> timeout, std::size_t outside) {
  std::optional<double> next;
  if (timeout) next = now_ + *timeout;
  if (!arrivals_.empty())
    next = std::min(next.value_or(arrivals_.front().when), arrivals_.front().when);

  if (real_ > 0) {
    const double real = now_ + real_time_passed();
    now_ = next ? std::min(real, std::max(*next, now_)) : real;
  } else {
    followed_.reset();
    if (!next) return outside > 0;
    now_ = std::max(*next, now_);
  }
  deliver();
  return true;
}

double StageClock::real_time_passed() {
  const double now = real_time_();
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
