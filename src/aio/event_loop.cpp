#include "aio/event_loop.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "aio/async_generator.hpp"
#include "aio/detail/future_callbacks.hpp"
#include "aio/executor.hpp"
#include "aio/gather.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

thread_local constinit EventLoop* running_loop = nullptr;

void print_error(const char* message, const std::exception_ptr& exception) noexcept {
  const auto print = [message](const char* what) {
    std::fputs(("aio: " + std::string(message) + ": " + what + "\n").c_str(), stderr);
  };
  try {
    if (exception != nullptr) std::rethrow_exception(exception);
    print("no exception");
  } catch (const std::exception& error) {
    print(error.what());
  } catch (...) {
    print("an exception that is not a std::exception");
  }
}

}  // namespace detail

namespace {

constexpr double clock_resolution = 1e-9;  // seconds; `time.get_clock_info("monotonic")`
constexpr double never = std::numeric_limits<double>::infinity();

/// How long a clock has to wait for a timer, as a finite number; none if it is never due.
std::optional<double> time_until(double when, double now) {
  if (when == never) return std::nullopt;
  return std::clamp(when - now, 0.0, std::numeric_limits<double>::max());
}

/// Timers before this time are due. `_run_once` adds the clock's resolution, which rounding loses after
/// many years. What is due exactly now must still be due, or a clock that stands still would never reach it.
double end_of_due(double now) {
  const double end = now + clock_resolution;
  return end > now ? end : std::nextafter(now, never);
}

/// Set by the callback on the future that `run_until_complete` waits for (`_run_until_complete_cb`).
class StopHandle : public Handle {
 public:
  StopHandle() noexcept : Handle(&on_handle) {}
  [[nodiscard]] const bool& stopped() const noexcept { return stopped_; }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
    if (op == HandleOp::run) static_cast<StopHandle&>(handle).stopped_ = true;
    if (op == HandleOp::describe) *info = {HandleKind::callback, nullptr, "stop the loop"};
  }

  bool stopped_ = false;
};

}  // namespace

/// Makes a loop this thread's running one for a scope. Another loop may run inside, if the host of that one
/// is itself a coroutine.
class EventLoop::Running {
 public:
  explicit Running(EventLoop& loop) : loop_(&loop) {
    if (loop.running_) throw RuntimeError("This event loop is already running");
    loop.running_ = true;
    previous_ = std::exchange(detail::running_loop, &loop);
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    loop_->current_task_ = nullptr;
    detail::running_loop = previous_;
    loop_->running_ = false;
  }

 private:
  EventLoop* loop_;
  EventLoop* previous_;
  detail::ContextScope context_{
      nullptr};  // callbacks do not run in the context of the loop's caller
};

EventLoop& get_running_loop() {
  if (detail::running_loop == nullptr) throw RuntimeError("no running event loop");
  return *detail::running_loop;
}

EventLoop::EventLoop(Clock& clock)
    : clock_(&clock), mailbox_(std::make_shared<Mailbox>(clock, flags_)) {
  choose_step();
  life_ =
      new detail::LoopLife(*this);  // the last operation that can fail: released by the destructor
}

EventLoop::~EventLoop() {
  const Running running(*this);
  closing_ = true;
  executor_.reset();  // first, because threads may use what the frames below own
  do {                // destructors may schedule more
    abandon_tasks();
    while (!operations_.empty()) delete &operations_.front();
    mailbox_->close();
    for (List<Handle>* queue : {&batch_, &ready_}) {
      while (!queue->empty()) queue->pop_front().drop();
    }
    timers_.clear([](TimerHandle& timer) { timer.drop(); });
    while (!holders_.empty()) holders_.pop_front().stop_waiting();
  } while (!tasks_.empty() || !operations_.empty() || !ready_.empty() || !timers_.empty());
  life_->end();
  life_->release();
}

void EventLoop::abandon_tasks() {
  while (!tasks_.empty()) {
    auto& task = static_cast<TaskBase&>(tasks_.pop_front());
    task.Handle::unlink();
    task.abandon_frames();
    task.abandon();
    task.release();
  }
}

void EventLoop::schedule_at(TimerHandle& timer, double when) {
  timer.loop_ = this;
  timers_.push(timer, std::isnan(when) ? time() : when);
  if (observer_ != nullptr) [[unlikely]]
    observer_->timer_scheduled(timer);
}

void TimerHandle::take_off() noexcept {
  if (slot_ != no_slot) {
    loop_->timers_.cancel(*this);
    if (loop_->observer() != nullptr) [[unlikely]]
      loop_->observer()->timer_cancelled(*this);
  } else {
    unlink();
    EventLoop* loop = loop_ != nullptr ? loop_ : detail::running_loop;
    if (loop != nullptr && scheduled_in_ == static_cast<std::uint32_t>(loop->iterations_))
      loop->flags_.raise(detail::LoopFlag::skipped);
    if (loop != nullptr && loop->observer() != nullptr) [[unlikely]]
      loop->observer()->handle_cancelled(*this);
  }
}

void EventLoop::begin_outside(OutsideOperation& operation) noexcept {
  operations_.push_back(operation);
  ++outside_;
}

void EventLoop::drain_mailbox() {
  using Function = std::function<void()>;
  for (Function& function : mailbox_->take()) {
    auto* callback = new detail::CallbackHandle<Function>(std::move(function), "from outside");
    mark_ready(*callback);
    enqueue(*callback);
  }
}

void EventLoop::schedule_slow_path(Handle& handle) {
  if (flags_.has(detail::LoopFlag::posted)) drain_mailbox();
  enqueue(handle);
}

/// The part of `_run_once` before the callbacks: waits if nothing is ready, then takes the batch, which may
/// be empty if a callback in it was cancelled.
/// @returns false if nothing is ready
bool EventLoop::begin_iteration() {
  if (ready_.empty() || !timers_.empty() || flags_.any()) return await_events();
  take_ready();
  return true;
}

/// The same if there is more to do than to take the batch.
bool EventLoop::await_events() {
  current_task_ = nullptr;  // callbacks from outside belong to no task
  if (flags_.has(detail::LoopFlag::posted)) drain_mailbox();
  if (!timers_.empty()) timers_.prune();
  const bool skipped =
      flags_.has(detail::LoopFlag::skipped) && flags_.clear(detail::LoopFlag::skipped);
  if (ready_.empty() && !skipped) {
    std::optional<double> timeout;
    if (const std::optional<double> first = timers_.first()) timeout = time_until(*first, time());
    if ((!timeout || *timeout > 0) && !clock_->wait(timeout, outside_)) throw DeadlockError();
    drain_mailbox();
  }
  if (!timers_.empty()) {
    const double end_time = end_of_due(time());
    while (TimerHandle* timer = timers_.pop_before(end_time)) {
      if (observer_ != nullptr) [[unlikely]]
        observer_->timer_due(*timer);
      mark_ready(*timer);
      enqueue(*timer);
    }
  }
  if (ready_.empty() && !skipped) return false;
  take_ready();
  return true;
}

void EventLoop::take_ready() {
  batch_.take(ready_);
  ++iterations_;
  if (observer_ != nullptr) [[unlikely]]
    observer_->iteration_started(iterations_);
}

void EventLoop::choose_step() noexcept {
  unwatched_step_ = observer_ == nullptr && !debug() ? &TaskBase::on_handle : nullptr;
}

void EventLoop::report_callback_error() const noexcept {
  call_exception_handler({"exception in a callback", std::current_exception()});
}

void EventLoop::call(Handle& handle) noexcept {
  try {
    handle.run();
  } catch (...) {
    report_callback_error();
  }
}

/// Nearly always the handle belongs to a task and is not observed, which takes one test and no indirect
/// call.
inline void EventLoop::run_one(Handle& handle) {
  if (handle.function_ == unwatched_step_) [[likely]] {
    try {
      static_cast<TaskBase&>(handle).step();
    } catch (...) {
      report_callback_error();
    }
  } else if (unwatched_step_ != nullptr) {
    current_task_ = nullptr;
    call(handle);
  } else {
    run_watched(handle);
  }
}

/// Debug mode: warns about slow callbacks. The handle may no longer exist after it has run.
void EventLoop::run_and_time(Handle& handle) {
  const HandleInfo info = handle.info();
  std::string name(info.label);
  if (info.kind == HandleKind::task_step) name = "the step of task '" + info.task->name() + "'";
  const double started = time();
  call(handle);
  const double took = time() - started;
  if (!(took >= slow_callback_duration_)) return;
  char text[64];
  std::snprintf(text, sizeof text, " took %.3f seconds", took);
  warn("Executing " + (name.empty() ? "a callback" : name) + text);
}

void EventLoop::run_watched(Handle& handle) {
  current_task_ = nullptr;
  if (observer_ != nullptr) observer_->handle_started(handle);
  if (debug()) {
    run_and_time(handle);
  } else {
    call(handle);
  }
  current_task_ = nullptr;
  if (observer_ != nullptr) observer_->handle_finished(&handle);
}

bool EventLoop::run_once() {
  const Running running(*this);
  return iterate();
}

bool EventLoop::iterate() {
  if (batch_.empty()) {
    if (ready_.has_one() && timers_.empty() && !flags_.any()) {
      ++iterations_;  // an iteration of this one handle
      run_one(ready_.pop_only());
      return true;
    }
    if (!begin_iteration()) return false;
  }
  while (!batch_.empty()) run_one(batch_.pop_front());
  return true;
}

void EventLoop::run_some(const bool& stopped) {
  constexpr int some = 1000;
  for (int i = 0; i < some && !stopped; ++i) iterate();
}

bool EventLoop::run_handle() {
  const Running running(*this);
  while (batch_.empty()) {
    if (!begin_iteration()) return false;
  }
  run_one(batch_.pop_front());
  return true;
}

void EventLoop::wait_until_done(FutureBase& future) {
  const Running running(*this);
  StopHandle stop;
  future.add_done_callback(static_cast<Handle&>(stop));
  // A WebAssembly engine replaces a function by its optimized code at the next call. This function is
  // called once, so the iterations are in another one, behind a pointer that prevents inlining.
  void (EventLoop::* volatile run)(const bool&) = &EventLoop::run_some;
  while (!stop.stopped()) (this->*run)(stop.stopped());
}

std::optional<double> EventLoop::next_timer() const {
  const std::optional<double> first = timers_.first_live();
  return first == never ? std::nullopt : first;
}

void EventLoop::call_exception_handler(const ExceptionContext& context) const noexcept {
  if (exception_handler_) {
    try {
      const ExceptionHandler handler =
          exception_handler_;  // a copy, because the call may replace it
      handler(context);
      return;
    } catch (...) {
      detail::print_error("unhandled error in exception handler", std::current_exception());
    }
  }
  detail::print_error(context.message.c_str(), context.exception);
}

void EventLoop::warn(const std::string& message) const noexcept {
  if (warning_handler_) {
    try {
      const WarningHandler handler = warning_handler_;  // a copy, because the call may replace it
      handler(message);
      return;
    } catch (...) {
      detail::print_error("unhandled error in warning handler", std::current_exception());
    }
  }
  std::fputs(("aio: warning: " + message + "\n").c_str(), stderr);
}

void EventLoop::hold(detail::CallbackHolder& holder) noexcept { holders_.push_back(holder); }

Executor& EventLoop::default_executor() {
  if (executor_ == nullptr) executor_ = make_thread_pool();
  return *executor_;
}

}  // namespace aio
