#include "aio/sleep.hpp"

#include <cmath>

namespace aio {

Sleep sleep(double delay) {
  if (std::isnan(delay)) throw ValueError("Invalid delay: NaN (not a number)");
  return Sleep(delay);
}

void Sleep::await_resume() {
  TimerHandle::cancel();
  task_->check_cancelled();
  if (state_ != State::cancelled) return;
  if (message_ == nullptr) throw CancelledError();
  throw CancelledError(*message_);
}

void Sleep::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& self = static_cast<Sleep&>(static_cast<TimerHandle&>(handle));
  if (op == HandleOp::describe) {
    *info = {HandleKind::sleep, self.task_, {}};
  } else if (op == HandleOp::run &&
             self.state_ == State::pending) {  // `_set_result_unless_cancelled`
    self.state_ = State::fired;
    self.task_->loop().schedule(*self.task_);
  }
}

bool Sleep::cancel(const CancelMessage& message) {
  if (state_ != State::pending) return false;
  state_ = State::cancelled;
  if (message) message_ = std::make_unique<std::string>(*message);
  task_->loop().schedule(*task_);
  return true;
}

AwaitInfo Sleep::describe() const {
  AwaitInfo info(AwaitKind::sleep);
  info.until = when();
  return info;
}

}  // namespace aio
