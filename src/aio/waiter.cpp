#include "aio/waiter.hpp"

namespace aio::detail {

void FrameFuture::wake() {
  if (done()) return;
  state_ = State::woken;
  if (task_ != nullptr) task_->loop().schedule(*task_);
}

bool FrameFuture::cancel(const CancelMessage& message) {
  if (done()) return false;
  state_ = State::cancelled;
  if (message) message_ = std::make_unique<std::string>(*message);
  task_->loop().schedule(*task_);
  return true;
}

CancelledError FrameFuture::take_cancellation() {
  const std::unique_ptr<std::string> message = std::move(message_);
  if (task_ != nullptr && task_->cancellation_due()) return task_->take_cancellation();
  return CancelledError(message.get());
}

}  // namespace aio::detail
