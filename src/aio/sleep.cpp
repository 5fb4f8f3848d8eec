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

void Sleep::set_timer(TaskBase& task, detail::PromiseBase& frame) {
  EventLoop& loop = task.loop();
  const double when = loop.time() + state_.begin.delay;
  auto* timer = ::new (&state_.timer) detail::SleepTimer(task);
  loop.schedule_at(*timer, when);
  timer->suspend(frame);
}

bool Sleep::end_timer() noexcept { return state_.timer.end(); }

}  // namespace aio
