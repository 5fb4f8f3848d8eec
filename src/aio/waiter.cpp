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

void FrameFuture::throw_cancelled() const {
  if (message_ == nullptr) throw CancelledError();
  throw CancelledError(*message_);
}

}  // namespace aio::detail
