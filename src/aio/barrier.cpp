#include "aio/barrier.hpp"

#include <optional>

#include "aio/async_with.hpp"
#include "aio/attempt.hpp"
#include "aio/errors.hpp"

namespace aio {

Barrier::Barrier(int parties) : parties_(parties) {
  if (parties < 1) throw ValueError("parties must be >= 1");
}

Coroutine<int> Barrier::wait() {
  return async_with(changed_, [this] { return pass(); });
}

/// The body of `Barrier.wait`, with the condition's lock held. It uses no destructor for clean-up, because
/// the barrier may no longer exist when the loop destroys this frame.
Coroutine<int> Barrier::pass() {
  co_await block();
  const int index = count_++;
  std::optional<detail::Attempt<void>> others;
  if (index + 1 == parties_) {
    state_ = State::draining;
    changed_.notify_all();
  } else {
    others.emplace(wait_for_others());
    co_await *others;
  }
  --count_;
  leave();
  if (others) static_cast<void>(others->take());
  co_return index;
}

/// Waits until all tasks of the previous round have left.
Coroutine<> Barrier::block() {
  co_await changed_.wait_for(
      [this] { return state_ != State::draining && state_ != State::resetting; });
  if (state_ == State::broken) throw BrokenBarrierError("Barrier aborted");
}

Coroutine<> Barrier::wait_for_others() {
  co_await changed_.wait_for([this] { return state_ != State::filling; });
  if (state_ == State::broken || state_ == State::resetting)
    throw BrokenBarrierError("Abort or reset of barrier");
}

/// `_exit`: the last task to leave admits the next round.
void Barrier::leave() {
  if (count_ > 0) return;
  if (state_ == State::resetting || state_ == State::draining) state_ = State::filling;
  changed_.notify_all();
}

Coroutine<> Barrier::reset() {
  co_await changed_.acquire();
  if (count_ > 0) {
    state_ = State::resetting;
  } else {
    state_ = State::filling;
  }
  changed_.notify_all();
  changed_.release();
}

Coroutine<> Barrier::abort() {
  co_await changed_.acquire();
  state_ = State::broken;
  changed_.notify_all();
  changed_.release();
}

Coroutine<bool> Barrier::aexit(std::exception_ptr /*exception*/) { co_return false; }

}  // namespace aio
