/// Runs several coroutines from ordinary code, one after the other, on the same loop.
///
///     aio::Runner runner;
///     int answer = runner.run(compute());
///     runner.run(report(answer));   // tasks left by the first call continue
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
  /// Runs on real time.
  Runner();
  /// `clock` must outlive the runner.
  explicit Runner(Clock& clock);
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  /// Closes the runner. Errors of the remaining tasks go to the loop's exception handler.
  ~Runner();

  /// @throws RuntimeError if the runner is closed
  [[nodiscard]] EventLoop& get_loop();

  /// Runs `main` as a task until it is done. Context variables that it sets keep their values in the next
  /// run.
  /// @returns what `main` returns
  /// @throws what `main` throws; RuntimeError inside a callback of a loop, or if the runner is closed
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

  /// Cancels the remaining tasks and waits for them, closes async generators, waits for running threads,
  /// and destroys the loop.
  void close();

 private:
  void check() const;

  std::unique_ptr<Clock> clock_;
  std::unique_ptr<EventLoop> loop_;
  Context context_;
};

}  // namespace aio
