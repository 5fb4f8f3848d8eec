/// The event loop: a ready queue, a heap of timers and a clock.
///
///     aio::VirtualClock clock;
///     aio::EventLoop loop(clock);
///     int answer = loop.run_until_complete(compute());
///
/// A host that has a loop of its own (a frame callback, a debugger) calls `run_once` for one
/// iteration or `run_handle` for a single callback instead.
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

/// What outlives a loop, to tell those that do whether it is still there.
class LoopLife {
 public:
  explicit LoopLife(EventLoop& loop) noexcept : loop_(&loop) {}

  /// Null once it has gone.
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

/// Tells stderr of an exception that no handler can be told of.
void print_error(const char* message, const std::exception_ptr& exception) noexcept;
}  // namespace detail

/// What an exception handler is told. Source: `BaseEventLoop.call_exception_handler`.
struct ExceptionContext {
  std::string message;           ///< what happened, for people
  std::exception_ptr exception;  ///< the exception, if there is one
};

/// How `create_task` is to make a task.
struct TaskOptions {
  std::optional<std::string> name = std::nullopt;  ///< Task-1, Task-2, … without one
  /// Runs it at once, up to its first suspension, if the loop is running (`asyncio.eager_task_factory`).
  bool eager_start = false;
  std::optional<Context> context = std::nullopt;  ///< a copy of the running code's without one
};

class EventLoop {
 public:
  using ExceptionHandler = std::function<void(const ExceptionContext&)>;

  /// A loop on `clock`, which must outlive it.
  explicit EventLoop(Clock& clock);
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  /// Destroys the frames of all unfinished tasks, innermost first, and drops what is scheduled.
  ~EventLoop();

  [[nodiscard]] double time() const { return clock_->time(); }
  [[nodiscard]] Clock& clock() const noexcept { return *clock_; }

  // -- scheduling ---------------------------------------------------------------------------

  /// Calls `function` in the next iteration. `label` names it to an observer and must be a literal.
  template <class F>
  HandleRef call_soon(F function, std::string_view label = {}) {
    auto handle = std::make_unique<detail::CallbackHandle<F>>(std::move(function), label);
    schedule_now(*handle);
    return HandleRef(handle.release());
  }

  /// Calls `function` in `delay` seconds; 0, less and NaN are due at the next iteration, infinity is never.
  template <class F>
  HandleRef call_later(double delay, F function, std::string_view label = {}) {
    return call_at(time() + delay, std::move(function), label);
  }

  /// Calls `function` at `when`, in seconds on the loop's clock; NaN and the past are due at the next
  /// iteration, infinity is never.
  template <class F>
  HandleRef call_at(double when, F function, std::string_view label = {}) {
    auto handle = std::make_unique<detail::CallbackHandle<F>>(std::move(function), label);
    schedule_at(*handle, when);
    return HandleRef(handle.release());
  }

  /// Calls `function` from the loop's thread. May be called by any thread, and wakes the loop.
  void call_soon_threadsafe(std::function<void()> function) {
    if (detail::running_loop == this) {
      call_soon(std::move(function));
    } else {
      mailbox_->post(std::move(function));
    }
  }

  /// The same for a thread that may outlive the loop.
  [[nodiscard]] const std::shared_ptr<Mailbox>& mailbox() const noexcept { return mailbox_; }

  /// Puts an intrusive handle at the end of the ready queue, behind what other threads left before.
  /// Allocates nothing of its own.
  void schedule(Handle& handle) {
    if (flags_.any()) [[unlikely]] {
      schedule_slow_path(handle);
    } else {
      ready_.push_back(handle);
    }
  }

  /// The same for a timer that is to run now. As in asyncio, the next iteration takes place also if it
  /// is cancelled before.
  void schedule_now(TimerHandle& timer) {
    mark_ready(timer);
    schedule(timer);
  }

  /// Sets an intrusive timer for `when`, as `call_at`.
  void schedule_at(TimerHandle& timer, double when);

  // -- futures and tasks --------------------------------------------------------------------

  template <class T>
  [[nodiscard]] Future<T> create_future();
  /// The same, for something outside the loop: `kind` and `label` tell an observer what it stands for.
  template <class T>
  [[nodiscard]] Future<T> create_future(AwaitKind kind, std::string label);

  /// Wraps a coroutine in a task whose first step runs in the next iteration.
  /// Without a name it is called Task-1, Task-2, … in order of creation on this loop.
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine);
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine, std::string name);
  template <class T>
  Task<T> create_task(Coroutine<T>&& coroutine, TaskOptions options);

  /// Closes the async generators that were begun and not ended; their clean-up may await.
  /// Errors go to the exception handler. Source: `BaseEventLoop.shutdown_asyncgens`.
  Coroutine<void> shutdown_asyncgens();

  /// Registers a holder of callbacks that must be released when the loop is destroyed. For awaitables.
  void hold(detail::CallbackHolder& holder) noexcept;
  /// Keeps account of an async generator that has begun. For generators.
  void hold(detail::GeneratorPromise& generator) noexcept;
  /// Whether the loop is being destroyed: nothing that is scheduled now will run.
  [[nodiscard]] bool closing() const noexcept { return closing_; }

  /// The task whose step is running; null in a plain callback.
  [[nodiscard]] TaskBase* current_task() const noexcept { return current_task_; }

  /// Calls `visit(TaskBase&)` for every task that is not done, in order of creation.
  template <class Visit>
  void for_each_task(Visit&& visit) const;

  // -- running ------------------------------------------------------------------------------

  /// Runs until the coroutine, task or future is done; returns its result or throws its exception.
  /// @throws DeadlockError if the clock can tell that it would wait for ever.
  template <class T>
  T run_until_complete(Coroutine<T> coroutine);
  template <class T>
  T run_until_complete(const Task<T>& task);
  template <class T>
  T run_until_complete(const Future<T>& future);

  /// The same for a future of any type, whose result it does not take.
  void wait_until_done(FutureBase& future);

  /// One iteration: waits if nothing is ready, moves due timers to the ready queue, then runs the
  /// callbacks that were ready at that moment; what they schedule waits for the next iteration.
  /// @returns false if there was nothing to run.
  /// @throws DeadlockError as above, RuntimeError inside one of its own callbacks; what a callback
  /// throws goes to the exception handler.
  bool run_once();

  /// One callback: the next of the current iteration, beginning a new one where that is over.
  /// A run made of these calls is the run that `run_once` would have made.
  /// @returns false if there was nothing to run.
  bool run_handle();

  /// Whether callbacks are left in the iteration that `run_handle` began.
  [[nodiscard]] bool in_iteration() const noexcept { return !batch_.empty(); }
  /// Whether a callback is ready now, including one posted by another thread.
  [[nodiscard]] bool has_ready() const noexcept {
    return !batch_.empty() || !ready_.empty() || flags_.has(detail::LoopFlag::mail);
  }
  /// The deadline of the first timer in seconds, if a timer is set for a time that comes.
  [[nodiscard]] std::optional<double> next_timer() const;
  /// Pending timers, for observers.
  [[nodiscard]] const TimerHeap& timers() const noexcept { return timers_; }
  /// Iterations begun so far.
  [[nodiscard]] std::uint64_t iterations() const noexcept { return iterations_; }

  // -- the outside --------------------------------------------------------------------------

  /// Operations in flight outside the loop (requests, threads), which it waits for.
  [[nodiscard]] std::size_t outside() const noexcept { return outside_; }

  /// Watches the loop; null stops. The observer must outlive the loop or be taken off.
  void set_observer(Observer* observer) noexcept {
    observer_ = observer;
    flags_.set(detail::LoopFlag::observer, observer != nullptr);
    choose_step();
  }
  [[nodiscard]] Observer* observer() const noexcept { return observer_; }

  /// Called with errors that nobody awaits. Without a handler, where it throws itself or once the loop has gone,
  /// they are printed to stderr.
  void set_exception_handler(ExceptionHandler handler) { exception_handler_ = std::move(handler); }
  void call_exception_handler(const ExceptionContext& context) const noexcept;

  /// Debug mode: warns of callbacks that hold the others up for `slow_callback_duration` seconds or more
  /// and of coroutines that were never awaited. Source: `BaseEventLoop.set_debug`.
  void set_debug(bool enabled) noexcept {
    flags_.set(detail::LoopFlag::debug, enabled);
    choose_step();
  }
  [[nodiscard]] bool debug() const noexcept { return flags_.has(detail::LoopFlag::debug); }
  /// Infinity and NaN: no callback is slow; 0 and less: every one is.
  void set_slow_callback_duration(double seconds) noexcept { slow_callback_duration_ = seconds; }
  [[nodiscard]] double slow_callback_duration() const noexcept { return slow_callback_duration_; }

  /// Called with the warnings of debug mode, which are printed to stderr without a handler.
  using WarningHandler = std::function<void(const std::string&)>;
  void set_warning_handler(WarningHandler handler) { warning_handler_ = std::move(handler); }
  void warn(const std::string& message) const noexcept;

  /// The executor of `to_thread`; made on first use.
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
  // Slow path of schedule(): the loop is watched, in debug mode or has mail.
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
  Handle::Function unwatched_step_ = nullptr;  // of a task's handle; null where steps are watched
  List<Handle> ready_;                         // scheduled, for the next iteration
  List<Handle> batch_;  // the current iteration's snapshot, less what has run
  TimerHeap timers_;
  List<detail::TaskLink> tasks_;               // those not done, in order of creation
  List<detail::CallbackHolder> holders_;       // those that callbacks on futures may keep alive
  List<detail::GeneratorPromise> generators_;  // begun and not ended
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
/// @throws RuntimeError "no running event loop" if there is none.
EventLoop& get_running_loop();

}  // namespace aio
