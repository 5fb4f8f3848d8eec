/// A group of tasks: a block that ends when all of them have ended.
///
///     co_await aio::async_with(aio::TaskGroup(), [&](aio::TaskGroup& group) -> aio::Coroutine<> {
///       group.create_task(fetch("/users/1"));
///       group.create_task(fetch("/users/2"));
///       co_return;
///     });
///
/// If one fails, the others and the block are cancelled, and all errors are thrown as one ExceptionGroup when
/// every task has ended.
/// Source: CPython's `Lib/asyncio/taskgroups.py`. Tasks are cancelled in order of creation; in asyncio the
/// order is undefined.
#pragma once

#include <exception>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/task.hpp"

namespace aio {

class TaskGroup {
 public:
  TaskGroup() = default;
  /// A group can be moved until it is entered.
  TaskGroup(TaskGroup&& /*other*/) noexcept : TaskGroup() {}
  TaskGroup& operator=(TaskGroup&&) = delete;
  ~TaskGroup();

  /// Creates a task for which the group waits.
  /// @throws RuntimeError if the group was not entered, is shutting down or has finished; the coroutine
  /// then never runs
  template <class T>
  Task<T> create_task(Coroutine<T> coroutine, TaskOptions options) {
    check_open();
    Task<T> task = loop_->create_task(std::move(coroutine), std::move(options));
    watch(*task.state());
    return task;
  }
  template <class T>
  Task<T> create_task(Coroutine<T> coroutine, std::optional<std::string> name = std::nullopt) {
    return create_task(std::move(coroutine), TaskOptions{.name = std::move(name)});
  }

  /// The argument of a body that takes a `TaskGroup&`.
  struct Scope {
    TaskGroup* group;
    operator TaskGroup&() const noexcept { return *group; }  // NOLINT(google-explicit-constructor)
  };

  /// @throws RuntimeError if it was already entered, or outside a task
  Coroutine<Scope> aenter();
  /// Waits for the tasks. `exception` is that of the block, or null.
  /// @throws ExceptionGroup or BaseExceptionGroup with the errors, or a CancelledError from outside
  Coroutine<bool> aexit(std::exception_ptr exception);

 private:
  class Completion;
  struct ChildLink : ListLink {};
  struct Child;

  void check_open() const;
  void watch(TaskBase& task);
  void child_done(TaskBase& task);
  void abort();

  EventLoop* loop_ = nullptr;
  TaskBase* parent_ = nullptr;
  List<ChildLink> children_;  // in order of creation
  std::vector<std::exception_ptr> errors_;
  Completion* completion_ = nullptr;  // `_on_completed_fut`, while the parent waits
  bool entered_ = false;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancel_requested_ = false;
};

}  // namespace aio
