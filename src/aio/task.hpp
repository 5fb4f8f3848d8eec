/// A coroutine that the loop runs concurrently with others, from wake-up to suspension.
///
///     aio::Task<> task = aio::create_task(say_hello("Bob", 0.5), "Bob");
///     task.cancel();
///     co_await task;
///
/// A Task is a counted reference, like Future. Unlike asyncio, which may collect a task nobody
/// refers to, the loop keeps every task until it is done.
/// Source: CPython's `Lib/asyncio/tasks.py`; `TaskBase::step` is `Task.__step`.
#pragma once

#include <coroutine>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/future.hpp"

namespace aio {

namespace detail {
struct TaskLink : ListLink {};
}  // namespace detail

/// A task without its result's type. Its handle in the ready queue is the task itself.
class TaskBase : public FutureBase, public detail::TaskLink, public Handle {
 public:
  ~TaskBase() override {
    if (unretrieved()) [[unlikely]]
      report_unretrieved("Task exception was never retrieved");
    // A reference may outlive the loop, which then must not be looked at.
    if (detail::running_loop == &loop() && loop().observer() != nullptr) [[unlikely]]
      loop().observer()->task_destroyed(*this);
    destroy_frame();
  }

  /// Counts from 1 on its loop, in order of creation.
  [[nodiscard]] std::uint64_t id() const noexcept { return id_; }
  [[nodiscard]] std::string name() const;
  void set_name(std::string name);

  /// @throws RecursionError where tasks await each other in a circle, or too many each the next.
  bool cancel(const CancelMessage& message) override;
  /// Cancellations requested, less those taken back.
  [[nodiscard]] int cancelling() const noexcept { return cancels_requested_; }
  /// Takes one request back; returns how many are left. When none are, a pending cancellation is dropped.
  int uncancel() noexcept;

  [[nodiscard]] AwaitInfo describe() const override;

  /// Whether it waits for something that has not come yet.
  [[nodiscard]] bool suspended() const noexcept { return waiter_ != nullptr; }
  /// What it waits for; a bare yield if it is not suspended.
  [[nodiscard]] AwaitInfo awaiting() const {
    return waiter_ != nullptr ? waiter_->describe() : AwaitInfo();
  }
  /// Its innermost coroutine, for the call graph; null once it is done.
  [[nodiscard]] const detail::PromiseBase* innermost() const noexcept {
    return root_ != nullptr ? leaf_ : nullptr;
  }

  /// The values of its context variables, as it last left them.
  [[nodiscard]] Context& context() noexcept { return context_; }

  // -- for awaitables -----------------------------------------------------------------------

  /// Suspends the task in `frame` until `on` schedules the task's handle.
  template <std::derived_from<detail::PromiseBase> P>
  void suspend(std::coroutine_handle<P> frame, Awaited& on) {
    suspend(frame.promise(), on);
  }
  void suspend(detail::PromiseBase& frame, Awaited& on) {
    leaf_ = &frame;
    waiter_ = &on;
    if (must_cancel_ || loop().observer() != nullptr) [[unlikely]]
      suspended_on(on);
  }

  /// Suspends the task until the next iteration.
  template <std::derived_from<detail::PromiseBase> P>
  void yield(std::coroutine_handle<P> frame) {
    leaf_ = &frame.promise();
    if (loop().flags_.any()) [[unlikely]] {
      yield_slow_path();
    } else {
      loop().ready_.push_back(*this);
    }
  }

  /// Called when the task runs on: throws the cancellation that is to be delivered here.
  void check_cancelled() {
    if (throw_cancelled_) [[unlikely]]
      deliver_cancellation();
  }
  [[nodiscard]] bool cancellation_due() const noexcept { return throw_cancelled_; }
  /// The cancellation that is to be delivered here, to be thrown by the caller.
  [[nodiscard]] CancelledError take_cancellation() {
    throw_cancelled_ = false;
    return CancelledError(cancel_message());
  }

  /// Whether `future` can wake this task: it is another one, of the same loop.
  [[nodiscard]] bool can_await(const FutureBase& future) const noexcept {
    return &future != this && &future.loop() == &loop();
  }
  /// Throws the RuntimeError that says why not.
  [[noreturn]] void refuse(const FutureBase& future) const;

 protected:
  using Name = std::unique_ptr<Texts>;  // null: the next Task-N

  /// In a copy of the running code's context; `number` or `name_it`, and `begin`, follow.
  TaskBase(EventLoop& loop, detail::PromiseBase& root) noexcept;

  [[nodiscard]] static Name make_name(std::string name) {
    return std::make_unique<Texts>(std::nullopt, std::move(name));
  }
  /// Names it at its creation. Without a name it is the next Task-N.
  void name_it(Name name) noexcept {
    if (name == nullptr) {
      number();
    } else {
      set_texts(std::move(name));
    }
  }
  void number() noexcept { unnamed_number_ = static_cast<std::uint32_t>(++loop().unnamed_tasks_); }
  /// Schedules the first step.
  void begin() {
    if (loop().flags_.any()) [[unlikely]] {
      begin_slow_path();
    } else {
      loop().ready_.push_back(*this);
    }
  }
  /// Runs the first step inside the running callback (`Task.__eager_start`).
  void begin_eagerly();

  /// Takes the result out of the finished frame; the frame is destroyed afterwards.
  virtual void complete() = 0;

  /// What a coroutine's end means if a cancellation was requested but not delivered.
  /// @returns true if it has cancelled the task.
  bool cancel_at_end() {
    if (!must_cancel_) [[likely]]
      return false;
    cancel_now();
    return true;
  }
  void fail(detail::Failure failure);
  [[nodiscard]] detail::PromiseBase& root() const noexcept { return *root_; }
  void destroy_frame() noexcept {
    if (root_ != nullptr) std::exchange(root_, nullptr)->frame().destroy();
  }

 private:
  friend class EventLoop;

  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info);
  /// Leaves itself as the loop's current task.
  void step() {
    // A cancellation that was requested is delivered here, unless what was awaited brings one of its own.
    const Awaited* waiter = std::exchange(waiter_, nullptr);
    if (must_cancel_) [[unlikely]] {
      if (!begin_cancelled(waiter)) return;
    }
    started_ = true;
    loop().current_task_ = this;
    // The frame may be gone before the next suspension says which it is.
    std::exchange(leaf_, nullptr)->frame().resume();
    if (leaf_ == nullptr) [[unlikely]]
      finish_step();
  }
  [[gnu::noinline]] bool begin_cancelled(const Awaited* waiter);
  [[gnu::noinline]] void finish_step();
  bool cancel_waiter(const CancelMessage& message);
  void cancel_now();
  void end();
  // Slow paths of begin() and of a yield: the loop is watched or in debug mode.
  [[gnu::noinline]] void begin_slow_path();
  [[gnu::noinline]] void suspended_on(Awaited& on);
  [[gnu::noinline]] void yield_slow_path();
  [[noreturn]] void deliver_cancellation();
  void abandon_frames() noexcept;

  // What a step needs comes first, to be near the handle.
  detail::PromiseBase* leaf_;  // the innermost coroutine: where it is suspended
  Awaited* waiter_ = nullptr;  // `_fut_waiter`
  detail::PromiseBase* root_;  // the outermost coroutine; null once that has ended
  bool started_ = false;
  bool must_cancel_ = false;
  bool throw_cancelled_ = false;  // set only while a step begins: the next await_resume throws
  std::int32_t cancels_requested_ = 0;
  Context context_;
  std::uint64_t id_;
  std::uint32_t unnamed_number_ = 0;
};

namespace detail {

template <class T>
class TaskState final : public WithResult<T, TaskBase> {
 public:
  /// @throws RuntimeError if the coroutine was awaited before or made a task.
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

  /// The same where a move may throw, which is then what the task fails with.
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

/// `EventLoop::create_task` on the running loop. @throws RuntimeError if none is running.
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
/// @throws RuntimeError if no loop is running.
inline TaskBase* current_task() { return get_running_loop().current_task(); }

/// The tasks of a loop that are not done, in order of creation.
[[nodiscard]] std::vector<detail::Ref<TaskBase>> all_tasks(const EventLoop& loop);

namespace detail {

[[noreturn]] void refuse_await_outside_task();

/// The task whose step is running, for an awaitable. @throws RuntimeError outside a task.
inline TaskBase& awaiting_task() {
  TaskBase* task = running_loop != nullptr ? running_loop->current_task() : nullptr;
  if (task == nullptr) [[unlikely]]
    refuse_await_outside_task();
  return *task;
}

template <class State>
template <std::derived_from<PromiseBase> P>
void FutureAwaiter<State>::await_suspend(std::coroutine_handle<P> frame) {
  task_ = &awaiting_task();
  if (!task_->can_await(*state_)) [[unlikely]] {  // as in `Task.__step`, the next step is told
    refused_ = true;
    task_->yield(frame);
    return;
  }
  state_->add_callback_to_pending(static_cast<Handle&>(*task_));  // `await_ready` said so
  task_->suspend(frame, *state_);
}

template <class State>
typename State::value_type FutureAwaiter<State>::await_resume() {
  if (task_ != nullptr) {
    // `Task.__wakeup` asks for the result even where a cancellation then takes its place.
    if (task_->cancellation_due()) [[unlikely]]
      state_->mark_retrieved();
    task_->check_cancelled();
    if (refused_) [[unlikely]]
      task_->refuse(*state_);
  }
  using Value = typename State::value_type;
  if constexpr (std::is_void_v<Value>) {
    static_cast<void>(state_->result());
  } else if constexpr (copyable<Stored<Value>>) {
    if (state_->unique()) return state_->take();
    return state_->result();
  } else {
    return state_->take();
  }
}

}  // namespace detail

template <class Visit>
void EventLoop::for_each_task(Visit&& visit) const {
  tasks_.for_each([&visit](detail::TaskLink& link) { visit(static_cast<TaskBase&>(link)); });
}

template <class T>
T EventLoop::run_until_complete(const Task<T>& task) {
  wait_until_done(*task.state());
  return detail::result_for_caller(*task.state());
}

template <class T>
T EventLoop::run_until_complete(const Future<T>& future) {
  wait_until_done(*future.state());
  return detail::result_for_caller(*future.state());
}

template <class T>
T EventLoop::run_until_complete(Coroutine<T> coroutine) {
  Task<T> task = create_task(std::move(coroutine));
  wait_until_done(*task.state());
  return static_cast<T>(task.state()->take());
}

}  // namespace aio
