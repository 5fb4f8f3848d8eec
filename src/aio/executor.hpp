/// Runs blocking work on other threads, and awaits its result.
///
///     std::string text = co_await aio::to_thread([] { return read_slowly("data.txt"); });
///
/// A browser build without threads sets its own executor with `EventLoop::set_default_executor`.
/// Source: `run_in_executor` in CPython's `Lib/asyncio/base_events.py`, `Lib/asyncio/threads.py`.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

#include "aio/context.hpp"
#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "aio/outside.hpp"

namespace aio {

/// Runs functions elsewhere. Its destructor waits for the running ones and drops the others.
class Executor {
 public:
  Executor() = default;
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;
  virtual ~Executor() = default;

  /// Runs `work` once, later, on another thread. A thread pool prints its exceptions to stderr.
  /// @throws RuntimeError if `work` cannot be run; then it never is
  virtual void submit(std::function<void()> work) = 0;
};

/// A thread pool that grows on demand to at most `threads` threads. 0 means asyncio's default: the number
/// of processors + 4, at most 32.
[[nodiscard]] std::shared_ptr<Executor> make_thread_pool(unsigned threads = 0);

namespace detail {

/// The part of a call that the other thread uses.
template <class F>
struct ExecutorJob {
  explicit ExecutorJob(F f) : function(std::move(f)) {}
  using R = std::invoke_result_t<F&>;

  void run() noexcept {
    if (cancelled.load()) return;
    try {
      if constexpr (std::is_void_v<R>) {
        function();
        result.set_value();
      } else {
        result.set_value_of(function);
      }
    } catch (...) {
      result.set_current_exception();
    }
  }

  F function;
  Result<R> result;
  std::atomic<bool> cancelled = false;
};

template <class T>
class ExecutorFuture final : public FutureState<T> {
 public:
  using FutureState<T>::FutureState;
  [[nodiscard]] AwaitInfo describe() const override { return AwaitInfo(AwaitKind::executor); }
};

/// The part that stays with the loop.
template <class F>
class ExecutorCall final : public OutsideOperation {
 public:
  using R = typename ExecutorJob<F>::R;

  ExecutorCall(EventLoop& loop, std::shared_ptr<ExecutorJob<F>> job)
      : OutsideOperation(loop), job_(std::move(job)), future_(new ExecutorFuture<R>(loop)) {
    // A call that is cancelled before it starts never runs (concurrent.futures.Future.cancel).
    future_->add_done_callback([job = job_] { job->cancelled = true; });
  }

  [[nodiscard]] Future<R> future() const { return Future<R>(Ref<FutureState<R>>(future_.get())); }

  void finish() {
    const std::unique_ptr<ExecutorCall> self(this);
    if (future_->done()) return;
    if (job_->result.failed()) {
      future_->set_failure(job_->result.take_failure());
    } else {
      future_->set_result_of([this] { return job_->result.take(); });
    }
  }

 private:
  std::shared_ptr<ExecutorJob<F>> job_;
  Ref<ExecutorFuture<R>> future_;
};

}  // namespace detail

/// Calls `function()` on `executor`; the future gets its result or exception. Cancelling the future does not
/// interrupt a function that is already running.
template <class F>
Future<std::invoke_result_t<F&>> run_in_executor(Executor& executor, F function) {
  EventLoop& loop = get_running_loop();
  auto job = std::make_shared<detail::ExecutorJob<F>>(std::move(function));
  auto* call = new detail::ExecutorCall<F>(loop, job);
  auto future = call->future();
  try {
    executor.submit([job, call, mailbox = loop.mailbox()]() mutable {
      job->run();
      job.reset();  // destroys the function's captures before the loop can continue
      mailbox->post([call] { call->finish(); });
    });
  } catch (...) {
    delete call;  // otherwise the loop would wait for it
    throw;
  }
  return future;
}

/// `run_in_executor` on the loop's default executor, in a copy of the task's context.
/// Source: `asyncio.to_thread`.
template <class F>
Coroutine<std::invoke_result_t<F&>> to_thread(F function) {
  auto call = [context = copy_context(),
               function = std::move(function)]() mutable -> decltype(auto) {
    return context.run(function);
  };
  co_return co_await run_in_executor(get_running_loop().default_executor(), std::move(call));
}

}  // namespace aio
