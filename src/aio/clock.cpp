#include "aio/clock.hpp"

#include <cmath>

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

double SteadyClock::time() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool SteadyClock::wait(std::optional<double> timeout, std::size_t /*outside*/) {
  if (timeout) {
    // As selectors.EpollSelector: to the next millisecond, so that timers that are close come together.
    signal_.wait_for(std::ceil(*timeout * 1e3) * 1e-3);
  } else {
    signal_.wait();
  }
  return true;
}

void SteadyClock::wake() { signal_.notify(); }

bool VirtualClock::wait(std::optional<double> timeout, std::size_t outside) {
  if (outside > 0) {
    signal_.wait();
    return true;
  }
  if (!timeout) return false;
  now_ += *timeout;
  return true;
}

void VirtualClock::wake() { signal_.notify(); }

}  // namespace aio
