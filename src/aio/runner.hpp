/// A loop for ordinary code to run coroutines on, one after the other.
///
///     aio::Runner runner;
///     int answer = runner.run(compute());
///     runner.run(report(answer));   // on the same loop, where tasks left by the first go on
///
/// Source: `Runner` in CPython's `Lib/asyncio/runners.py`.
#pragma once

#include <memory>
#include <utility>

#include "aio/clock.hpp"
#include "aio/context.hpp"
#include "aio/coroutine.hpp"
#include "aio/event_loop.hpp"
#include "aio/task.hpp"

namespace aio {

class Runner {
 public:
  /// On real time.
  Runner();
  /// On `clock`, which must outlive it.
  explicit Runner(Clock& clock);
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  /// Closes it; errors of the tasks left go to the loop's exception handler.
  ~Runner();

  /// @throws RuntimeError if it is closed.
  [[nodiscard]] EventLoop& get_loop();

  /// Runs `main` as a task until it is done. Context variables that it sets are there in the next run.
  /// @returns what `main` returns. @throws what it throws; RuntimeError inside a callback of a loop,
  /// or if the runner is closed.
  template <class T>
  T run(Coroutine<T> main) {
    check();
    Task<T> task = loop_->create_task(std::move(main), TaskOptions{.context = context_});
    struct KeepContext {
      Runner& runner;
      Task<T>& task;
      ~KeepContext() { runner.context_ = task.state()->context(); }
    } const keep{*this, task};
    loop_->wait_until_done(*task.state());
    return static_cast<T>(task.state()->take());
  }

  /// Cancels the tasks that are left and waits for them, closes async generators, waits for running
  /// threads, and destroys the loop.
  void close();

 private:
  void check() const;

  std::unique_ptr<Clock> clock_;
  std::unique_ptr<EventLoop> loop_;
  Context context_;
};

}  // namespace aio
