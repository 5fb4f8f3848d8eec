#include "aio/outside.hpp"

#include <utility>

#include "aio/event_loop.hpp"

namespace aio {

OutsideOperation::OutsideOperation(EventLoop& loop) : loop_(&loop) { loop.begin_outside(*this); }

OutsideOperation::~OutsideOperation() { loop_->end_outside(); }

bool Mailbox::post(std::function<void()> function) {
  const std::lock_guard lock(mutex_);
  if (clock_ == nullptr) return false;
  functions_.push_back(std::move(function));
  flags_->raise(detail::LoopFlag::posted);
  clock_->wake();
  return true;
}

std::vector<std::function<void()>> Mailbox::take() {
  const std::lock_guard lock(mutex_);
  if (clock_ != nullptr) flags_->clear(detail::LoopFlag::posted);
  return std::exchange(functions_, {});
}

void Mailbox::close() {
  std::vector<std::function<void()>> dropped;
  const std::lock_guard lock(mutex_);
  clock_ = nullptr;
  dropped.swap(functions_);
}

}  // namespace aio
