/// A task without its result's type, for the loop, observers and awaitables.
///
///     loop.for_each_task([](aio::TaskBase& task) { std::puts(task.name().c_str()); });
///
/// Source: CPython's `Lib/asyncio/tasks.py`; `TaskBase::step` is `Task.__step`.
#pragma once

#include <concepts>
#include <coroutine>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "aio/coroutine.hpp"
#include "aio/detail/future_base.hpp"
#include "aio/detail/intrusive_list.hpp"
#include "aio/event_loop.hpp"
#include "aio/handle.hpp"
#include "aio/observer.hpp"

namespace aio {

namespace detail {
struct TaskLink : ListLink {};
}  // namespace detail

/// Its handle in the ready queue is the task itself.
class TaskBase : public FutureBase, public detail::TaskLink, public Handle {
 public:
  ~TaskBase() override {
    if (unretrieved()) [[unlikely]]
      report_unretrieved("Task exception was never retrieved");
    // A reference may outlive the loop, which must not be accessed then.
    if (detail::running_loop == &loop() && loop().observer() != nullptr) [[unlikely]]
      loop().observer()->task_destroyed(*this);
    destroy_frame();
  }

  /// Numbered from 1 on its loop, in order of creation.
  [[nodiscard]] std::uint64_t id() const noexcept { return id_; }
  [[nodiscard]] std::string name() const;
  void set_name(std::string name);

  /// @throws RecursionError if tasks await each other in a cycle, or in a chain that is too long
  bool cancel(const CancelMessage& message) override;
  /// The number of cancellation requests, minus those undone by `uncancel`.
  [[nodiscard]] int cancelling() const noexcept { return cancels_requested_; }
  /// Undoes one cancellation request. When the count reaches zero, a pending cancellation is dropped.
  /// @returns the remaining count
  int uncancel() noexcept;

  [[nodiscard]] AwaitInfo describe() const override;

  /// Whether it is suspended on something that is not done.
  [[nodiscard]] bool suspended() const noexcept { return waiter_ != nullptr; }
  /// What it waits for; a bare yield if it is not suspended.
  [[nodiscard]] AwaitInfo awaiting() const {
    return waiter_ != nullptr ? waiter_->describe() : AwaitInfo();
  }
  /// Its innermost coroutine, for the call graph; null once it is done.
  [[nodiscard]] const detail::PromiseBase* innermost() const noexcept {
    return root_ != nullptr ? leaf_ : nullptr;
  }

  /// The values of its context variables after its last step.
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

  /// Called when the task continues: throws a cancellation that has to be delivered here.
  void check_cancelled() {
    if (throw_cancelled_) [[unlikely]]
      deliver_cancellation();
  }
  [[nodiscard]] bool cancellation_due() const noexcept { return throw_cancelled_; }
  /// The cancellation that has to be delivered here, to be thrown by the caller.
  [[nodiscard]] CancelledError take_cancellation() {
    throw_cancelled_ = false;
    return CancelledError(cancel_message());
  }

  /// Whether `future` can wake this task, because it is another one on the same loop.
  [[nodiscard]] bool can_await(const FutureBase& future) const noexcept {
    return &future != this && &future.loop() == &loop();
  }
  /// @throws a RuntimeError with the reason why not
  [[noreturn]] void refuse(const FutureBase& future) const;

 protected:
  using Name = std::unique_ptr<Texts>;  // null: the next Task-N

  /// Creates it in a copy of the current context. To be followed by `number` or `name_it`, and by `begin`.
  TaskBase(EventLoop& loop, detail::PromiseBase& root) noexcept;

  [[nodiscard]] static Name make_name(std::string name) {
    return std::make_unique<Texts>(std::nullopt, std::move(name));
  }
  /// Sets its name, at creation. Without a name it is the next Task-N.
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

  /// Handles a coroutine that ended while a cancellation was requested but not delivered.
  /// @returns true if the task is now cancelled
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
  /// Stays the loop's current task afterwards.
  void step() {
    // Delivers a requested cancellation, unless what was awaited throws one itself.
    const Awaited* waiter = std::exchange(waiter_, nullptr);
    if (must_cancel_) [[unlikely]] {
      if (!begin_cancelled(waiter)) return;
    }
    started_ = true;
    loop().current_task_ = this;
    // The frame may be destroyed before the next suspension sets it again.
    std::exchange(leaf_, nullptr)->frame().resume();
    if (leaf_ == nullptr) [[unlikely]]
      finish_step();
  }
  [[gnu::noinline]] bool begin_cancelled(const Awaited* waiter);
  [[gnu::noinline]] void finish_step();
  bool cancel_waiter(const CancelMessage& message);
  void cancel_now();
  void end();
  // Slow paths of begin() and of a yield: the loop is observed or in debug mode.
  [[gnu::noinline]] void begin_slow_path();
  [[gnu::noinline]] void suspended_on(Awaited& on);
  [[gnu::noinline]] void yield_slow_path();
  [[noreturn]] void deliver_cancellation();
  void abandon_frames() noexcept;

  // What a step needs comes first, close to the handle.
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

[[noreturn]] void refuse_await_outside_task();

/// The task whose step is running, for awaitables.
/// @throws RuntimeError outside a task
inline TaskBase& awaiting_task() {
  TaskBase* task = running_loop != nullptr ? running_loop->current_task() : nullptr;
  if (task == nullptr) [[unlikely]]
    refuse_await_outside_task();
  return *task;
}

}  // namespace detail

template <class Visit>
void EventLoop::for_each_task(Visit&& visit) const {
  tasks_.for_each([&visit](detail::TaskLink& link) { visit(static_cast<TaskBase&>(link)); });
}

}  // namespace aio
