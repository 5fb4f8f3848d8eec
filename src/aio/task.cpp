#include "aio/task.hpp"

namespace aio {

TaskBase::TaskBase(EventLoop& loop, std::coroutine_handle<> frame, detail::PromiseBase& promise,
                   TaskOptions&& options)
    : FutureBase(loop),
      Handle(&on_handle),
      root_(frame),
      leaf_(frame),
      leaf_promise_(&promise),
      context_(options.context ? std::move(*options.context) : copy_context()),
      id_(++loop.tasks_created_) {
  if (options.name) {
    name_ = std::make_unique<std::string>(std::move(*options.name));
  } else {
    unnamed_number_ = static_cast<std::uint32_t>(++loop.unnamed_tasks_);
  }
  retain();  // the loop's reference, until the task is done
  loop.tasks_.push_back(*this);
  if (!options.eager_start) loop.schedule(*this);
  if (loop.observer() != nullptr) [[unlikely]]
    loop.observer()->task_created(*this);
}

TaskBase::~TaskBase() {
  report_unretrieved("Task exception was never retrieved");
  // A reference may outlive the loop, which then must not be looked at.
  if (detail::running_loop == &loop() && loop().observer() != nullptr)
    loop().observer()->task_destroyed(*this);
  destroy_frame();
}

std::string TaskBase::name() const {
  return name_ != nullptr ? *name_ : "Task-" + std::to_string(unnamed_number_);
}

void TaskBase::set_name(std::string name) {
  name_ = std::make_unique<std::string>(std::move(name));
}

bool TaskBase::cancel(const CancelMessage& message) {
  mark_retrieved();
  const bool accepted = !done();
  if (accepted) {
    ++cancels_requested_;
    if (waiter_ == nullptr || !waiter_->cancel(message)) {
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

void TaskBase::step() {
  // A cancellation that was requested is delivered here, unless what was awaited brings one of its own.
  const Awaited* waiter = std::exchange(waiter_, nullptr);
  throw_cancelled_ = must_cancel_ && (waiter == nullptr || !waiter->ended_cancelled());
  must_cancel_ = false;

  if (!started_) {
    started_ = true;
    if (throw_cancelled_) {  // cancelled before its first step: the body never runs
      destroy_frame();
      set_cancelled(make_cancelled_error());
      end();
      return;
    }
  }
  TaskBase* previous = std::exchange(loop().current_task_, this);
  {
    const detail::ContextScope scope(context_);
    leaf_.resume();
  }
  if (root_.done()) {
    complete();
    loop().current_task_ = previous;
    end();
    return;
  }
  loop().current_task_ = previous;
}

void TaskBase::start_eagerly() { step(); }

/// The task is done: the loop lets go of it.
void TaskBase::end() {
  detail::TaskLink::unlink();
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_done(*this);
  release();
}

bool TaskBase::cancel_at_end() {
  if (!must_cancel_) return false;
  must_cancel_ = false;
  const std::string* message = cancel_message();
  FutureBase::cancel(message != nullptr ? CancelMessage(*message) : std::nullopt);
  return true;
}

void TaskBase::fail(detail::Failure failure) {
  if (failure.cancelled) {
    set_cancelled(std::move(failure.exception));
  } else {
    set_failure(std::move(failure));
  }
}

void TaskBase::suspend_on(Awaited& on) {
  waiter_ = &on;
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_suspended(*this, on.describe());
  if (must_cancel_) {
    const std::string* message = cancel_message();
    if (on.cancel(message != nullptr ? CancelMessage(*message) : std::nullopt))
      must_cancel_ = false;
  }
}

void TaskBase::yield_once() {
  if (loop().observer() != nullptr) [[unlikely]]
    loop().observer()->task_suspended(*this, AwaitInfo{});
  loop().schedule(*this);
}

void TaskBase::deliver_cancellation() {
  throw_cancelled_ = false;
  std::rethrow_exception(make_cancelled_error());
}

void TaskBase::refuse(const FutureBase& future) const {
  if (&future == this) throw RuntimeError("Task cannot await on itself: " + name());
  throw RuntimeError("Task " + name() + " got a Future attached to a different loop");
}

void TaskBase::destroy_frame() noexcept {
  if (root_) std::exchange(root_, {}).destroy();
}

void TaskBase::abandon_frames() noexcept {
  if (!root_) return;
  root_ = {};
  detail::destroy_chain(leaf_, leaf_promise_);
}

std::vector<detail::Ref<TaskBase>> all_tasks(const EventLoop& loop) {
  std::vector<detail::Ref<TaskBase>> tasks;
  loop.for_each_task([&tasks](TaskBase& task) { tasks.emplace_back(&task); });
  return tasks;
}

namespace detail {

TaskBase& awaiting_task() {
  TaskBase* task = current_task();
  if (task == nullptr) throw RuntimeError("await outside a task: only a task can be suspended");
  return *task;
}

}  // namespace detail
}  // namespace aio
