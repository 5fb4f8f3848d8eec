#include "aio/sleep.hpp"

namespace aio::detail {

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

}  // namespace aio::detail
