#include "aio/sleep.hpp"

#include <cmath>

namespace aio {

Sleep sleep(double delay) {
  if (std::isnan(delay)) throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

void Sleep::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& self = static_cast<Sleep&>(static_cast<TimerHandle&>(handle));
  if (op == HandleOp::describe) {
    *info = {HandleKind::sleep, self.task_, {}};
  } else if (op == HandleOp::run) {
    self.wake();  // `_set_result_unless_cancelled`
  }
}

AwaitInfo Sleep::describe() const {
  AwaitInfo info(AwaitKind::sleep);
  info.until = when();
  return info;
}

}  // namespace aio
