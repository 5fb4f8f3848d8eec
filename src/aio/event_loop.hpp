/// The event loop: a ready queue, a heap of timers and a clock.
///
///     aio::VirtualClock clock;
///     aio::EventLoop loop(clock);
///     int answer = loop.run_until_complete(compute());
///
/// A host with its own loop (a frame callback, a debugger) calls `run_once` for one iteration or
/// `run_handle` for a single callback instead.
/// Source: `BaseEventLoop` in CPython's `Lib/asyncio/base_events.py`; one iteration is `_run_once`.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "aio/clock.hpp"
#include "aio/context.hpp"
#include "aio/detail/loop_flags.hpp"
#include "aio/detail/timer_heap.hpp"
#include "aio/errors.hpp"
#include "aio/handle.hpp"
#include "aio/observer.hpp"
#include "aio/outside.hpp"

namespace aio {

class Executor;
template <class T>
class Coroutine;
template <class T>
class Future;
template <class T>
class Task;

namespace detail {
class CallbackHolder;
struct GeneratorPromise;
struct TaskLink;
/// The loop that is running a callback on this thread, or being destroyed.
extern thread_local constinit EventLoop* running_loop;

/// Outlives a loop, to tell its futures and tasks whether it still exists.
class LoopLife {
 public:
  explicit LoopLife(EventLoop& loop) noexcept : loop_(&loop) {}

  /// Null after the loop was destroyed.
  [[nodiscard]] EventLoop* loop() const noexcept { return loop_; }
  void end() noexcept { loop_ = nullptr; }

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) delete this;
  }

 private:
  ~LoopLife() = default;

  std::atomic<EventLoop*> loop_;
  std::atomic<std::uint32_t> references_ = 1;  // the loop's
};

/// Prints an exception to stderr that cannot be passed to a handler.
void print_error(const char* message, const std::exception_ptr& exception) noexcept;
}  // namespace detail

/// The argument of an exception handler. Source: `BaseEventLoop.call_exception_handler`.
struct ExceptionContext {
  std::string message;           ///< a description of what happened
  std::exception_ptr exception;  ///< the exception, if any
};

/// Options of `create_task`.
struct TaskOptions {
  std::optional<std::string> name = std::nullopt;  ///< default: Task-1, Task-2, …
  /// Runs the task at once, up to its first suspension, if the loop is running
  /// (`asyncio.eager_task_factory`).
  bool eager_start = false;
  std::optional<Context> context = std::nullopt;  ///< default: a copy of the current context
};

class EventLoop {
 public:
  using ExceptionHandler = std::function<void(const ExceptionContext&)>;

  /// `clock` must outlive the loop.
  explicit EventLoop(Clock& clock);
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  /// Destroys the frames of all unfinished tasks, innermost first, and drops all callbacks.
  ~EventLoop();

  [[nodiscard]] double time() const { return clock_->time(); }
  [[nodiscard]] Clock& clock() const noexcept { return *clock_; }

  // -- scheduling ---------------------------------------------------------------------------

  /// Calls `function` in the next iteration. `label` is its name for observers and must be a literal.
  template <class F>
  HandleRef call_soon(F function, std::string_view label = {}) {
    auto handle = std::make_unique<detail::CallbackHandle<F>>(std::move(function), label);
    schedule_now(*handle);
    return HandleRef(handle.release());
  }

  /// Calls `function` after `delay` seconds. 0, negative values and NaN are due in the next iteration,
  /// infinity never.
  template <class F>
  HandleRef call_later(double delay, F function, std::string_view label = {}) {
    return call_at(time() + delay, std::move(function), label);
  }

  /// Calls `function` at `when`, in seconds on the loop's clock. NaN and times in the past are due in the
  /// next iteration, infinity never.
  template <class F>
  HandleRef call_at(double when, F function, std::string_view label = {}) {
    auto handle = std::make_unique<detail::CallbackHandle<F>>(std::move(function), label);
    schedule_at(*handle, when);
    return HandleRef(handle.release());
  }

  /// Calls `function` on the loop's thread, and wakes the loop. May be called on any thread.
  void call_soon_threadsafe(std::function<void()> function) {
    if (detail::running_loop == this) {
      call_soon(std::move(function));
    } else {
      mailbox_->post(std::move(function));
    }
  }

  /// Does the same for threads that may outlive the loop.
  [[nodiscard]] const std::shared_ptr<Mailbox>& mailbox() const noexcept { return mailbox_; }

  /// Appends an intrusive handle to the ready queue, after earlier callbacks of other threads. Does not
  /// allocate.
  void schedule(Handle& handle) {
    if (flags_.any()) [[unlikely]] {
      schedule_slow_path(handle);
    } else {
      ready_.push_back(handle);
    }
  }

  /// The same for a timer that is due now. As in asyncio, the next iteration takes place even if the timer
  /// is cancelled before.
  void schedule_now(TimerHandle& timer) {
    mark_ready(timer);
    schedule(timer);
  }

  /// Sets an intrusive timer for `when`, like `call_at`.
  void schedule_at(TimerHandle& timer, double when);

  // -- futures and tasks --------------------------------------------------------------------

  template <class T>
  [[nodiscard]] Future<T> create_future();
  /// The same for something outside the loop, which `kind` and `label` describe to observers.
  template <class T>
  [[nodiscard]] Future<T> create_future(AwaitKind kind, std::string label);

  /// Wraps a coroutine in a task whose first step runs in the next iteration.
  /// Without a name it is called Task-1, Task-2, …, in order of creation on this loop.
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine);
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine, std::string name);
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine, TaskOptions options);

  /// Closes the async generators that were started and have not ended; their clean-up may await. Errors
  /// go to the exception handler. Source: `BaseEventLoop.shutdown_asyncgens`.
  Coroutine<void> shutdown_asyncgens();

  /// Registers a holder of callbacks that must be released when the loop is destroyed. For awaitables.
  void hold(detail::CallbackHolder& holder) noexcept;
  /// Registers an async generator that was started. For generators.
  void hold(detail::GeneratorPromise& generator) noexcept;
  /// Whether the loop is being destroyed, so that nothing scheduled now will run.
  [[nodiscard]] bool closing() const noexcept { return closing_; }

  /// The task whose step is running; null in a plain callback.
  [[nodiscard]] TaskBase* current_task() const noexcept { return current_task_; }

  /// Calls `visit(TaskBase&)` for every task that is not done, in order of creation.
  template <class Visit>
  void for_each_task(Visit&& visit) const;

  // -- running ------------------------------------------------------------------------------

  /// Runs until the coroutine, task or future is done; returns its result or throws its exception.
  /// @throws DeadlockError if the clock detects that the loop would wait forever
  template <class T>
  T run_until_complete(Coroutine<T> coroutine);
  template <class T>
  T run_until_complete(const Task<T>& task);
  template <class T>
  T run_until_complete(const Future<T>& future);

  /// The same for a future of any type, without taking its result.
  void wait_until_done(FutureBase& future);

  /// Runs one iteration: waits if nothing is ready, moves due timers to the ready queue, then runs the
  /// callbacks that are ready at that moment. What they schedule runs in the next iteration. Exceptions
  /// from callbacks go to the exception handler.
  /// @returns false if there was nothing to run
  /// @throws DeadlockError as above; RuntimeError inside one of the loop's callbacks
  bool run_once();

  /// Runs one callback: the next one of the current iteration, or the first one of a new iteration. Runs
  /// are the same as with `run_once`.
  /// @returns false if there was nothing to run
  bool run_handle();

  /// Whether the iteration that `run_handle` started has callbacks left.
  [[nodiscard]] bool in_iteration() const noexcept { return !batch_.empty(); }
  /// Whether a callback is ready, including one posted by another thread.
  [[nodiscard]] bool has_ready() const noexcept {
    return !batch_.empty() || !ready_.empty() || flags_.has(detail::LoopFlag::posted);
  }
  /// The deadline of the first timer in seconds, if there is one with a finite deadline.
  [[nodiscard]] std::optional<double> next_timer() const;
  /// Pending timers, for observers.
  [[nodiscard]] const TimerHeap& timers() const noexcept { return timers_; }
  /// The number of iterations started so far.
  [[nodiscard]] std::uint64_t iterations() const noexcept { return iterations_; }

  // -- outside the loop --------------------------------------------------------------------------

  /// The number of operations in flight outside the loop (requests, threads), for which it waits.
  [[nodiscard]] std::size_t outside() const noexcept { return outside_; }

  /// Sets the loop's observer; null removes it. It must outlive the loop or be removed before.
  void set_observer(Observer* observer) noexcept {
    observer_ = observer;
    flags_.set(detail::LoopFlag::observer, observer != nullptr);
    choose_step();
  }
  [[nodiscard]] Observer* observer() const noexcept { return observer_; }

  /// Sets the handler for errors that are never awaited. They are printed to stderr if there is no handler,
  /// if the handler throws, or if the loop no longer exists.
  void set_exception_handler(ExceptionHandler handler) { exception_handler_ = std::move(handler); }
  void call_exception_handler(const ExceptionContext& context) const noexcept;

  /// Debug mode warns about callbacks that block the loop for `slow_callback_duration` seconds or more, and
  /// about coroutines that were never awaited. Source: `BaseEventLoop.set_debug`.
  void set_debug(bool enabled) noexcept {
    flags_.set(detail::LoopFlag::debug, enabled);
    choose_step();
  }
  [[nodiscard]] bool debug() const noexcept { return flags_.has(detail::LoopFlag::debug); }
  /// With infinity or NaN no callback is slow; with 0 or less every callback is.
  void set_slow_callback_duration(double seconds) noexcept { slow_callback_duration_ = seconds; }
  [[nodiscard]] double slow_callback_duration() const noexcept { return slow_callback_duration_; }

  /// Sets the handler for warnings of debug mode. Without one they are printed to stderr.
  using WarningHandler = std::function<void(const std::string&)>;
  void set_warning_handler(WarningHandler handler) { warning_handler_ = std::move(handler); }
  void warn(const std::string& message) const noexcept;

  /// The executor of `to_thread`, created on first use.
  [[nodiscard]] Executor& default_executor();
  void set_default_executor(std::shared_ptr<Executor> executor) { executor_ = std::move(executor); }

 private:
  friend class TaskBase;
  friend class FutureBase;
  friend class TimerHandle;
  friend class OutsideOperation;
  friend EventLoop& get_running_loop();

  class Running;

  bool iterate();
  void run_some(const bool& stopped);
  bool begin_iteration();
  [[gnu::noinline]] bool await_events();
  void take_ready();
  void drain_mailbox();
  // Slow path of schedule(): the loop is observed, in debug mode, or has posted callbacks.
  [[gnu::noinline]] void schedule_slow_path(Handle& handle);
  void enqueue(Handle& handle) {
    ready_.push_back(handle);
    if (observer_ != nullptr) [[unlikely]]
      observer_->handle_scheduled(handle);
  }
  void mark_ready(TimerHandle& timer) noexcept {
    timer.loop_ = this;
    timer.scheduled_in_ = static_cast<std::uint32_t>(iterations_);
  }
  void begin_outside(OutsideOperation& operation) noexcept;
  void end_outside() noexcept { --outside_; }
  void call(Handle& handle) noexcept;
  void run_and_time(Handle& handle);
  void choose_step() noexcept;
  void report_callback_error() const noexcept;
  void run_one(Handle& handle);
  [[gnu::noinline]] void run_watched(Handle& handle);
  void abandon_tasks();

  Clock* clock_;
  detail::LoopLife* life_;
  Observer* observer_ = nullptr;
  TaskBase* current_task_ = nullptr;
  detail::LoopFlags flags_;
  Handle::Function unwatched_step_ = nullptr;  // of a task's handle; null if steps are observed
  List<Handle> ready_;                         // scheduled, for the next iteration
  List<Handle> batch_;                         // the rest of the current iteration's callbacks
  TimerHeap timers_;
  List<detail::TaskLink> tasks_;               // unfinished, in order of creation
  List<detail::CallbackHolder> holders_;       // kept alive by callbacks on futures
  List<detail::GeneratorPromise> generators_;  // started and not ended
  std::uint64_t iterations_ = 0;
  std::uint64_t tasks_created_ = 0;
  std::uint64_t unnamed_tasks_ = 0;
  List<OutsideOperation> operations_;
  std::size_t outside_ = 0;
  bool running_ = false;
  bool closing_ = false;
  double slow_callback_duration_ = 0.1;
  ExceptionHandler exception_handler_;
  WarningHandler warning_handler_;
  std::shared_ptr<Executor> executor_;
  std::shared_ptr<Mailbox> mailbox_;
};

/// The loop that is running a callback on this thread.
/// @throws RuntimeError "no running event loop" if there is none
EventLoop& get_running_loop();

}  // namespace aio
