#include "aio/sleep.hpp"

#include <new>

namespace aio {

namespace detail {

void SleepTimer::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& self = static_cast<SleepTimer&>(static_cast<TimerHandle&>(handle));
  if (op == HandleOp::describe) {
    *info = {HandleKind::sleep, self.task_, {}};
  } else if (op == HandleOp::run) {
    self.wake();  // `_set_result_unless_cancelled`
  }
}

AwaitInfo SleepTimer::describe() const {
  AwaitInfo info(AwaitKind::sleep);
  info.until = when();
  return info;
}

}  // namespace detail

void Sleep::set_timer() {
  EventLoop& loop = task_->loop();
  const double when = loop.time() + delay_;
  ::new (&timer_) detail::SleepTimer(*task_);
  timed_ = true;
  loop.schedule_at(timer_, when);
}

void Sleep::end_timer() {
  timer_.TimerHandle::cancel();
  timer_.resume();
}

}  // namespace aio
