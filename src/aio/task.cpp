#include "aio/task.hpp"

namespace aio {

TaskBase::TaskBase(EventLoop& loop, detail::PromiseBase& root) noexcept
    : FutureBase(loop),
      Handle(&on_handle),
      leaf_(&root),
      root_(&root),
      context_(copy_context()),
      id_(++loop.tasks_created_) {
  retain();  // the loop's reference, until the task is done
  loop.tasks_.push_back(*this);
}

std::string TaskBase::name() const {
  if (texts() != nullptr && texts()->name) return *texts()->name;
  return "Task-" + std::to_string(unnamed_number_);
}

void TaskBase::set_name(std::string name) { make_texts().name = std::move(name); }

namespace {

/// The number of tasks through which a cancellation may pass recursively. CPython's limit is between 5,000
/// and 20,000; a browser's stack is smaller.
#ifdef __EMSCRIPTEN__
constexpr int deepest_cancellation = 1000;
#else
constexpr int deepest_cancellation = 10000;
#endif

/// Counts the recursion depth of a cancellation.
/// @throws RecursionError
class CancellationDepth {
 public:
  CancellationDepth() {
    if (depth == deepest_cancellation) throw RecursionError("maximum recursion depth exceeded");
    ++depth;
  }
  CancellationDepth(const CancellationDepth&) = delete;
  CancellationDepth& operator=(const CancellationDepth&) = delete;
  ~CancellationDepth() { --depth; }

 private:
  static inline thread_local constinit int depth = 0;
};

}  // namespace

bool TaskBase::cancel_waiter(const CancelMessage& message) {
  const CancellationDepth depth;
  return waiter_->cancel(message);
}

bool TaskBase::cancel(const CancelMessage& message) {
  mark_retrieved();
  const bool accepted = !done();
  if (accepted) {
    ++cancels_requested_;
    if (waiter_ == nullptr || !cancel_waiter(message)) {
      must_cancel_ = true;
      set_cancel_message(message);
    }
  }
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_cancel_requested(*this, accepted);
  return accepted;
}

int TaskBase::uncancel() noexcept {
  if (cancels_requested_ > 0 && --cancels_requested_ == 0) must_cancel_ = false;
  return cancels_requested_;
}

AwaitInfo TaskBase::describe() const {
  AwaitInfo info(AwaitKind::task);
  info.tasks.push_back(this);
  return info;
}

void TaskBase::on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
  auto& task = static_cast<TaskBase&>(handle);
  if (op == HandleOp::run) {
    task.step();
  } else if (op == HandleOp::describe) {
    *info = {HandleKind::task_step, &task, {}};
  }
}

/// @returns false if the task is done: a body that is cancelled before its first step never runs
bool TaskBase::begin_cancelled(const Awaited* waiter) {
  must_cancel_ = false;
  throw_cancelled_ = waiter == nullptr || !waiter->ended_cancelled();
  if (!throw_cancelled_ || started_) return true;
  loop().current_task_ = nullptr;  // for the destructors of the coroutine's arguments
  destroy_frame();
  set_cancelled(make_cancelled_error());
  end();
  return false;
}

/// Called after a step that did not suspend on anything that can wake the task.
void TaskBase::finish_step() {
  if (!root_->frame().done()) return;
  complete();
  loop().current_task_ = nullptr;
  end();
}

void TaskBase::begin_slow_path() {
  loop().schedule(*this);
  if (loop().observer() != nullptr) loop().observer()->task_created(*this);
}

void TaskBase::begin_eagerly() {
  if (loop().observer() != nullptr) loop().observer()->task_created(*this);
  const detail::ContextScope scope(nullptr);  // not the context of the callback that starts it
  EventLoop& loop = this->loop();             // outlives the task
  TaskBase* previous = loop.current_task_;
  step();
  loop.current_task_ = previous;
}

/// Removes the task, which is done, from its loop.
void TaskBase::end() {
  detail::TaskLink::unlink();
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_done(*this);
  release();
}

void TaskBase::cancel_now() {
  must_cancel_ = false;
  const std::string* message = cancel_message();
  FutureBase::cancel(message != nullptr ? CancelMessage(*message) : std::nullopt);
}

void TaskBase::fail(detail::Failure failure) {
  if (failure.cancelled) {
    set_cancelled(std::move(failure.exception));
  } else {
    set_failure(std::move(failure));
  }
}

void TaskBase::suspended_on(Awaited& on) {
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_suspended(*this, on.describe());
  if (must_cancel_) {
    const std::string* message = cancel_message();
    if (on.cancel(message != nullptr ? CancelMessage(*message) : std::nullopt))
      must_cancel_ = false;
  }
}

void TaskBase::yield_slow_path() {
  if (loop().observer() != nullptr) loop().observer()->task_suspended(*this, AwaitInfo());
  loop().schedule(*this);
}

void TaskBase::deliver_cancellation() { throw take_cancellation(); }

void TaskBase::refuse(const FutureBase& future) const {
  if (&future == this) throw RuntimeError("Task cannot await on itself: " + name());
  throw RuntimeError("Task " + name() + " got a Future attached to a different loop");
}

void TaskBase::abandon_frames() noexcept {
  if (root_ == nullptr) return;
  root_ = nullptr;
  if (waiter_ != nullptr) waiter_->stop_waiting();
  detail::destroy_chain(leaf_);
}

std::vector<detail::Ref<TaskBase>> all_tasks(const EventLoop& loop) {
  std::vector<detail::Ref<TaskBase>> tasks;
  loop.for_each_task([&tasks](TaskBase& task) { tasks.emplace_back(&task); });
  return tasks;
}

namespace detail {

void refuse_await_outside_task() {
  static_cast<void>(get_running_loop());
  throw RuntimeError("await outside a task: only a task can be suspended");
}

}  // namespace detail
}  // namespace aio
