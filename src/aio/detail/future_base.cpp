#include "aio/detail/future_base.hpp"

namespace aio {

void FutureBase::report_unretrieved(const char* message) noexcept {
  if (!std::exchange(log_exception_, false)) return;
  if (const EventLoop* loop = ending_.life->loop()) {
    loop->call_exception_handler({message, ending_.exception});
  } else {
    detail::print_error(message, ending_.exception);
  }
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
  return failure();
}

void FutureBase::set_exception(std::exception_ptr exception) {
  if (exception == nullptr) throw ValueError("set_exception() without an exception");
  const bool cancelled = detail::is_cancelled_error(exception);
  set_failure({std::move(exception), cancelled});
}

void FutureBase::add_done_callback(Handle& callback) {
  if (done()) {
    loop_->schedule(callback);
  } else {
    add_callback_to_pending(callback);
  }
}

std::exception_ptr FutureBase::make_cancelled_error() {
  if (cancelled() && ending_.exception != nullptr) return std::exchange(ending_.exception, nullptr);
  return std::make_exception_ptr(CancelledError(cancel_message()));
}

void FutureBase::destroy_without_value() noexcept {
  if (done()) {
    std::destroy_at(&ending_);
  } else {
    drop_all(callbacks_);
    std::destroy_at(&callbacks_);
  }
}

void FutureBase::schedule_all_attentively() {
  List<Handle> callbacks;  // whose destructor releases what remains if memory runs out
  callbacks.take(callbacks_);
  schedule_each(callbacks);
}

void FutureBase::schedule_each(List<Handle>& callbacks) {
  while (!callbacks.empty()) loop_->schedule(callbacks.pop_front());
}

void FutureBase::set_failure(detail::Failure failure) {
  check_pending();
  failed_cancelled_ = failure.cancelled;
  List<Handle> callbacks;
  leave_pending(State::exception, std::move(failure.exception), callbacks);
  ending_.life = loop_->life_;
  ending_.life->retain();
  log_exception_ = true;
  schedule_each(callbacks);
}

void FutureBase::set_cancel_message(const CancelMessage& message) {
  if (message) {
    make_texts().cancel_message = message;
  } else if (texts_ != nullptr) {
    texts_->cancel_message.reset();
  }
}

void FutureBase::set_cancelled(std::exception_ptr original) {
  set_cancel_message(std::nullopt);
  finish(State::cancelled, std::move(original));
}

void FutureBase::abandon() noexcept {
  List<Handle> callbacks;
  leave_pending(State::cancelled, nullptr, callbacks);
  drop_all(callbacks);
}

void FutureBase::drop_all(List<Handle>& callbacks) noexcept {
  while (!callbacks.empty()) callbacks.pop_front().drop();
}

void FutureBase::throw_without_value() {
  switch (state_) {
    case State::value: return;
    case State::pending: throw InvalidStateError("Result is not ready.");
    case State::cancelled: std::rethrow_exception(make_cancelled_error());
    case State::exception: log_exception_ = false; std::rethrow_exception(ending_.exception);
  }
}

void FutureBase::refuse_second_result() { throw InvalidStateError("the future is done already"); }

}  // namespace aio
