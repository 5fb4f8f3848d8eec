#include "aio/clock.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "aio/errors.hpp"

namespace aio {

namespace detail {

void Signal::notify() {
  {
    const std::lock_guard lock(mutex_);
    notified_ = true;
  }
  changed_.notify_one();
}

void Signal::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return notified_; });
  notified_ = false;
}

void Signal::wait_for(double seconds) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return notified_; });
  notified_ = false;
}

}  // namespace detail

namespace {
constexpr double longest_wait = 86400;  // seconds; MAXIMUM_SELECT_TIMEOUT of base_events.py
}  // namespace

double SteadyClock::now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool SteadyClock::wait(std::optional<double> timeout, std::size_t /*outside*/) {
  if (timeout) {
    // Rounds up to milliseconds, as selectors.EpollSelector does, so that close timers fire together.
    signal_.wait_for(std::ceil(std::min(*timeout, longest_wait) * 1e3) * 1e-3);
  } else {
    signal_.wait();
  }
  return true;
}

void SteadyClock::wake() { signal_.notify(); }

VirtualClock::VirtualClock(double start) : now_(start) {
  if (!std::isfinite(start)) throw ValueError("a clock must start at a finite time");
}

void VirtualClock::advance(double seconds) {
  if (!std::isfinite(seconds) || seconds < 0)
    throw ValueError("a clock can only advance by a finite number of seconds, 0 or more");
  now_ = std::min(now_ + seconds, std::numeric_limits<double>::max());
}

bool VirtualClock::wait(std::optional<double> timeout, std::size_t outside) {
  if (outside > 0) {
    signal_.wait();
    return true;
  }
  if (!timeout) return false;
  now_ = std::min(now_ + *timeout, std::numeric_limits<double>::max());
  return true;
}

void VirtualClock::wake() { signal_.notify(); }

}  // namespace aio
