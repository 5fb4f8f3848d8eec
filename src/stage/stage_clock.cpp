#include "stage/stage_clock.hpp"

#include <algorithm>

namespace stage {

bool StageClock::wait(std::optional<double> timeout, std::size_t outside) {
  if (outside == 0) {
    followed_.reset();
    if (!timeout) return false;
    now_ += *timeout;
    return true;
  }
  if (real_ == 0) return true;  // a recording is on its way: time stands still
  const double real_now = real_time_();
  const double passed = followed_ ? real_now - *followed_ : 0;
  followed_ = real_now;
  now_ += timeout ? std::min(passed, *timeout) : passed;
  return true;
}

}  // namespace stage
