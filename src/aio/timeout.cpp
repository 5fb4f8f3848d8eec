#include "aio/timeout.hpp"

#include <string>

#include "aio/event_loop.hpp"
#include "aio/task.hpp"

namespace aio {

/// The timer of an entered timeout; cancels the task when it is due (`_on_timeout`).
class Timeout::Timer final : public TimerHandle {
 public:
  Timer(TaskBase& task, Timeout& timeout)
      : TimerHandle(&on_handle), task_(&task), timeout_(&timeout) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  /// Cancels the timer while observers can still be told whose it was.
  ~Timer() { cancel(); }

  [[nodiscard]] TaskBase& task() const noexcept { return *task_; }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
    auto& self = static_cast<Timer&>(handle);
    if (op == HandleOp::describe) {
      *info = {HandleKind::timeout, self.task_, {}};
    } else if (op == HandleOp::run) {
      self.timeout_->state_ = State::expiring;
      self.task_->cancel(std::nullopt);
    }
  }

  TaskBase* task_;
  Timeout* timeout_;
};

Timeout::Timeout(std::optional<double> when) : when_(when) {}
Timeout::Timeout(Timeout&&) noexcept = default;
Timeout::~Timeout() = default;

bool Timeout::expired() const noexcept {
  return state_ == State::expiring || state_ == State::expired;
}

void Timeout::reschedule(std::optional<double> when) {
  if (state_ == State::created) throw RuntimeError("Timeout has not been entered");
  if (state_ != State::entered) {
    const char* state = state_ == State::exited    ? "finished"
                        : state_ == State::expired ? "expired"
                                                   : "expiring";
    throw RuntimeError(std::string("Cannot change state of ") + state + " Timeout");
  }
  when_ = when;
  timer_->cancel();
  if (!when) return;
  EventLoop& loop = get_running_loop();
  if (*when <= loop.time()) {
    loop.schedule_now(*timer_);
  } else {
    loop.schedule_at(*timer_, *when);
  }
}

Coroutine<Timeout::Scope> Timeout::aenter() {
  if (state_ != State::created) throw RuntimeError("Timeout has already been entered");
  TaskBase* task = current_task();
  if (task == nullptr) throw RuntimeError("Timeout should be used inside a task");
  state_ = State::entered;
  cancelling_ = task->cancelling();
  timer_ = std::make_unique<Timer>(*task, *this);
  reschedule(when_);
  co_return Scope{this};
}

Coroutine<bool> Timeout::aexit(std::exception_ptr exception) {
  TaskBase& task = timer_->task();
  timer_.reset();
  if (state_ == State::entered) {
    state_ = State::exited;
    co_return false;
  }
  state_ = State::expired;
  if (task.uncancel() > cancelling_ || exception == nullptr) co_return false;
  try {
    std::rethrow_exception(std::move(exception));
  } catch (const CancelledError&) {
    throw TimeoutError();
  } catch (...) {
    co_return false;  // the block's own error
  }
}

Timeout timeout(std::optional<double> delay) {
  if (delay) *delay += get_running_loop().time();
  return Timeout(delay);
}

Timeout timeout_at(std::optional<double> when) { return Timeout(when); }

}  // namespace aio
