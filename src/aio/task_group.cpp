#include "aio/task_group.hpp"

#include <coroutine>

#include "aio/exception_group.hpp"
#include "aio/waiter.hpp"

namespace aio {

/// The group's callback on one of its tasks. Exists until the task is done.
struct TaskGroup::Child final : Handle, ChildLink, detail::Recycled {
  Child(TaskGroup& g, TaskBase& t) : Handle(&on_handle), group(&g), task(&t) {}

  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
    auto& self = static_cast<Child&>(handle);
    if (op == HandleOp::describe) {
      *info = {HandleKind::callback, self.task.get(), "task group"};
      return;
    }
    const detail::Ref<TaskBase> done = self.task;
    TaskGroup& group = *self.group;
    delete &self;
    if (op == HandleOp::run) group.child_done(*done);
  }

  TaskGroup* group;
  detail::Ref<TaskBase> task;
};

/// What the parent waits for at the end of the block.
class TaskGroup::Completion final : public detail::FrameFuture {
 public:
  explicit Completion(TaskGroup& group) noexcept : group_(&group) { group.completion_ = this; }
  Completion(const Completion&) = delete;
  Completion& operator=(const Completion&) = delete;
  ~Completion() { group_->completion_ = nullptr; }

  [[nodiscard]] bool await_ready() const noexcept { return done(); }
  template <std::derived_from<detail::PromiseBase> P>
  void await_suspend(std::coroutine_handle<P> frame) {
    task_ = group_->parent_;
    suspend(frame.promise());
  }
  /// A cancellation of the parent during the wait, if there was one.
  [[nodiscard]] std::exception_ptr await_resume() { return cancellation(); }

 private:
  [[nodiscard]] AwaitInfo describe() const override {
    AwaitInfo info(AwaitKind::gather);
    info.label = "TaskGroup";
    group_->children_.for_each([&info](const ChildLink& link) {
      const TaskBase* task = static_cast<const Child&>(link).task.get();
      if (!task->done()) info.tasks.push_back(task);
    });
    return info;
  }

  TaskGroup* group_;
};

TaskGroup::~TaskGroup() {
  while (!children_.empty()) delete &static_cast<Child&>(children_.front());
}

void TaskGroup::check_open() const {
  if (!entered_) throw RuntimeError("TaskGroup has not been entered");
  if (exiting_ && children_.empty()) throw RuntimeError("TaskGroup is finished");
  if (aborting_) throw RuntimeError("TaskGroup is shutting down");
}

void TaskGroup::watch(TaskBase& task) {
  auto* child = new Child(*this, task);
  children_.push_back(*child);
  task.add_done_callback(static_cast<Handle&>(*child));
}

/// `_on_task_done`
void TaskGroup::child_done(TaskBase& task) {
  if (completion_ != nullptr && children_.empty()) completion_->wake();
  if (task.cancelled()) return;
  std::exception_ptr error = task.exception();
  if (error == nullptr) return;
  errors_.push_back(std::move(error));
  if (aborting_ || parent_cancel_requested_) return;
  // Cancels the block as well; `aexit` undoes that request.
  abort();
  parent_cancel_requested_ = true;
  parent_->cancel(std::nullopt);
}

void TaskGroup::abort() {
  aborting_ = true;
  children_.for_each([](const ChildLink& link) {
    TaskBase& task = *static_cast<const Child&>(link).task;
    if (!task.done()) task.cancel(std::nullopt);
  });
}

Coroutine<TaskGroup::Scope> TaskGroup::aenter() {
  if (entered_) throw RuntimeError("TaskGroup has already been entered");
  loop_ = &get_running_loop();
  parent_ = loop_->current_task();
  if (parent_ == nullptr) throw RuntimeError("TaskGroup cannot determine the parent task");
  entered_ = true;
  co_return Scope{this};
}

Coroutine<bool> TaskGroup::aexit(std::exception_ptr exception) {
  exiting_ = true;
  std::exception_ptr cancelled;
  if (exception != nullptr) {
    if (detail::is_cancelled_error(exception)) cancelled = exception;
    if (!aborting_) abort();
  }
  while (!children_.empty()) {  // a parent can be cancelled repeatedly
    Completion completion(*this);
    if (std::exception_ptr cancellation = co_await completion; cancellation && !aborting_) {
      cancelled = std::move(cancellation);
      abort();
    }
  }
  if (parent_cancel_requested_ && parent_->uncancel() == 0) cancelled = nullptr;
  if (cancelled != nullptr && errors_.empty()) std::rethrow_exception(cancelled);
  if (exception != nullptr && !detail::is_cancelled_error(exception))
    errors_.push_back(std::move(exception));
  if (errors_.empty()) co_return false;
  if (parent_->cancelling() >
      0) {  // cancelled from outside: keeps the count, and delivers it later
    parent_->uncancel();
    parent_->cancel(std::nullopt);
  }
  std::rethrow_exception(
      make_exception_group("unhandled errors in a TaskGroup", std::move(errors_)));
}

}  // namespace aio
