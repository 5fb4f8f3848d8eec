/// A coroutine that the loop runs concurrently with others.
///
///     aio::Task<> task = aio::create_task(say_hello("Bob", 0.5), "Bob");
///     task.cancel();
///     co_await task;
///
/// A Task is a counted reference, like Future. Unlike asyncio, which may garbage-collect an unreferenced
/// task, the loop keeps every task until it is done.
/// Source: CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "aio/task_base.hpp"

namespace aio {

namespace detail {

template <class T>
class TaskState final : public WithResult<T, TaskBase> {
 public:
  /// @throws RuntimeError if the coroutine was already awaited or made a task
  TaskState(EventLoop& loop, Coroutine<T>& coroutine)
      : WithResult<T, TaskBase>(loop, coroutine.release()) {}

  using TaskBase::begin;
  using TaskBase::begin_eagerly;
  using TaskBase::make_name;
  using TaskBase::name_it;
  using TaskBase::number;

 private:
  void complete() override {
    Result<T>& result = static_cast<CoroutinePromise<T>&>(this->root()).result;
    if (result.failed()) [[unlikely]] {
      Failure kept = result.take_failure();
      this->destroy_frame();
      this->fail(std::move(kept));
      return;
    }
    if constexpr (std::is_nothrow_move_constructible_v<Stored<T>>) {
      Stored<T> value = result.take();
      this->destroy_frame();
      if (!this->cancel_at_end()) this->finish_with(std::move(value));
    } else {
      complete_with(result);
    }
  }

  /// The same for results whose move may throw; the task then fails with that exception.
  void complete_with(Result<T>& result) {
    Result<T> kept;
    try {
      kept.set_value(result.take());
    } catch (...) {
      kept.set_current_exception();
    }
    this->destroy_frame();
    if (kept.failed()) {
      this->fail(kept.take_failure());
    } else if (!this->cancel_at_end()) {
      this->set_result_of([&kept] { return kept.take(); });
    }
  }
};

}  // namespace detail

template <class T = void>
class Task : public FutureHandle<detail::TaskState<T>> {
 public:
  using State = detail::TaskState<T>;
  explicit Task(detail::Ref<State> state) noexcept : FutureHandle<State>(std::move(state)) {}

  [[nodiscard]] std::string name() const { return this->state()->name(); }
  void set_name(std::string name) const { this->state()->set_name(std::move(name)); }
  [[nodiscard]] int cancelling() const noexcept { return this->state()->cancelling(); }
  int uncancel() const noexcept { return this->state()->uncancel(); }
};

// Everything that can fail for want of memory comes before the loop knows of the task.

template <class T>
Task<T> EventLoop::create_task(Coroutine<T>&& coroutine) {
  Task<T> task(detail::Ref(new detail::TaskState<T>(*this, coroutine)));
  task.state()->number();
  task.state()->begin();
  return task;
}

template <class T>
Task<T> EventLoop::create_task(Coroutine<T>&& coroutine, std::string name) {
  auto own_name = detail::TaskState<T>::make_name(std::move(name));
  Task<T> task(detail::Ref(new detail::TaskState<T>(*this, coroutine)));
  task.state()->name_it(std::move(own_name));
  task.state()->begin();
  return task;
}

template <class T>
Task<T> EventLoop::create_task(Coroutine<T>&& coroutine, TaskOptions options) {
  auto own_name =
      options.name ? detail::TaskState<T>::make_name(*std::move(options.name)) : nullptr;
  Task<T> task(detail::Ref(new detail::TaskState<T>(*this, coroutine)));
  task.state()->name_it(std::move(own_name));
  if (options.context) task.state()->context() = std::move(*options.context);
  if (options.eager_start && detail::running_loop == this) {
    task.state()->begin_eagerly();
  } else {
    task.state()->begin();
  }
  return task;
}

/// `EventLoop::create_task` on the running loop.
/// @throws RuntimeError if no loop is running
template <class T>
Task<T> create_task(Coroutine<T>&& coroutine) {
  return get_running_loop().create_task(std::move(coroutine));
}
template <class T>
Task<T> create_task(Coroutine<T>&& coroutine, std::string name) {
  return get_running_loop().create_task(std::move(coroutine), std::move(name));
}
template <class T>
Task<T> create_task(Coroutine<T>&& coroutine, TaskOptions options) {
  return get_running_loop().create_task(std::move(coroutine), std::move(options));
}

/// The task that is running on this thread's loop; null in a plain callback.
/// @throws RuntimeError if no loop is running
inline TaskBase* current_task() { return get_running_loop().current_task(); }

/// The tasks of a loop that are not done, in order of creation.
[[nodiscard]] std::vector<detail::Ref<TaskBase>> all_tasks(const EventLoop& loop);

template <class T>
T EventLoop::run_until_complete(const Task<T>& task) {
  wait_until_done(*task.state());
  return detail::result_for_caller(*task.state());
}

template <class T>
T EventLoop::run_until_complete(Coroutine<T> coroutine) {
  Task<T> task = create_task(std::move(coroutine));
  wait_until_done(*task.state());
  return static_cast<T>(task.state()->take());
}

}  // namespace aio
