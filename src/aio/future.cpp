#include "aio/future.hpp"

namespace aio {

namespace detail {

bool is_cancelled_error(const std::exception_ptr& exception) noexcept {
  try {
    std::rethrow_exception(exception);
  } catch (const CancelledError&) {
    return true;
  } catch (...) {
    return false;
  }
}

}  // namespace detail

void FutureBase::report_unretrieved(const char* message) noexcept {
  // The loop may be gone unless it is running.
  if (!std::exchange(log_exception_, false) || detail::running_loop != loop_) return;
  loop_->call_exception_handler({message, exception_});
}

bool FutureBase::cancel(const CancelMessage& message) {
  log_exception_ = false;
  if (done()) return false;
  set_cancel_message(message);
  finish(State::cancelled);
  return true;
}

AwaitInfo FutureBase::describe() const { return AwaitInfo(AwaitKind::future); }

std::exception_ptr FutureBase::exception() {
  if (state_ == State::cancelled) std::rethrow_exception(make_cancelled_error());
  if (state_ == State::pending) throw InvalidStateError("Exception is not set.");
  log_exception_ = false;
  return exception_;
}

void FutureBase::set_exception(std::exception_ptr exception) {
  const bool cancelled = detail::is_cancelled_error(exception);
  set_failure({std::move(exception), cancelled});
}

void FutureBase::add_done_callback(Handle& callback) {
  if (done()) {
    loop_->schedule(callback);
  } else {
    callbacks_.push_back(callback);
  }
}

std::exception_ptr FutureBase::make_cancelled_error() {
  if (cancelled() && exception_ != nullptr) return std::exchange(exception_, nullptr);
  if (cancel_message_ == nullptr) return std::make_exception_ptr(CancelledError());
  return std::make_exception_ptr(CancelledError(*cancel_message_));
}

void FutureBase::schedule_callbacks() {
  if (loop_->observer() == nullptr) [[likely]] {
    loop_->ready_.splice_back(callbacks_);
    return;
  }
  while (!callbacks_.empty()) loop_->schedule(callbacks_.pop_front());
}

void FutureBase::set_failure(detail::Failure failure) {
  check_pending();
  exception_ = std::move(failure.exception);
  failed_cancelled_ = failure.cancelled;
  log_exception_ = true;
  finish(State::exception);
}

void FutureBase::set_cancel_message(const CancelMessage& message) {
  cancel_message_ = message ? std::make_unique<std::string>(*message) : nullptr;
}

void FutureBase::set_cancelled(std::exception_ptr original) {
  exception_ = std::move(original);
  cancel_message_ = nullptr;
  finish(State::cancelled);
}

void FutureBase::abandon() noexcept {
  state_ = State::cancelled;
  drop_callbacks();
}

void FutureBase::drop_callbacks() noexcept {
  while (!callbacks_.empty()) callbacks_.pop_front().drop();
}

void FutureBase::throw_without_value() {
  switch (state_) {
    case State::value: return;
    case State::pending: throw InvalidStateError("Result is not ready.");
    case State::cancelled: std::rethrow_exception(make_cancelled_error());
    case State::exception: log_exception_ = false; std::rethrow_exception(exception_);
  }
}

void FutureBase::refuse_second_result() { throw InvalidStateError("the future is done already"); }

}  // namespace aio
