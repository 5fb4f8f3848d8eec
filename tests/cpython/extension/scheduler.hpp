/// An aio::EventLoop whose callbacks are asyncio handles.
///
///     scheduler.call_soon(handle);            // aio::EventLoop::call_soon
///     scheduler.call_at(handle, when);        // aio::EventLoop::call_at
///     scheduler.run_once(false);              // aio::EventLoop::run_once
///
/// The ready queue, the timers, the iteration and the way in from other threads are the
/// scheduler's. When a handle's turn comes, the asyncio loop's `_run_handle(handle)` is called.
/// Every function needs the interpreter's lock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "aio/event_loop.hpp"
#include "poll_clock.hpp"
#include "polling_clock.hpp"
#include "python.hpp"

namespace cpython {

class Scheduler {
 public:
  /// Where a handle waits.
  enum class Place : std::uint8_t { ready, timers, mailbox };

  /// `host` is a weak reference to the asyncio loop. With `native_clock`, time and descriptors are
  /// epoll's; otherwise they are the asyncio loop's own. @throws PythonError
  Scheduler(PyRef host, bool native_clock);
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;
  /// Drops what is scheduled.
  ~Scheduler();

  void call_soon(PyObject* handle);
  /// `when` in seconds on the clock.
  void call_at(PyObject* handle, double when);
  void call_soon_threadsafe(PyObject* handle);
  /// Takes a handle off the ready queue or the timers. One on its way from a thread is not found:
  /// `_run_handle` sees that it is cancelled.
  void cancel(PyObject* handle);

  /// One iteration; `stopping`: without waiting. @throws PythonError what the clock or a handle raised
  /// out of `_run_handle` (KeyboardInterrupt): the handles after it are then the next iteration's first.
  void run_once(bool stopping);

  /// Drops every handle that waits in `place`.
  void clear(Place place);
  /// The handles that wait in `place`, in order of arrival.
  [[nodiscard]] std::vector<PyRef> handles_in(Place place) const;

  [[nodiscard]] const aio::EventLoop& loop() const noexcept { return *loop_; }
  /// Null without a native clock.
  [[nodiscard]] PollClock* poll_clock() const noexcept { return poll_clock_; }

  /// Calls `visit(PyObject*)` for every object that is kept alive, for the garbage collector.
  template <class Visit>
  void for_each_object(Visit&& visit) const {
    turns_.for_each([&](const Turn& turn) {
      if (turn.handle) visit(turn.handle.get());
    });
    for (const PyRef& handle : deferred_) visit(handle.get());
    if (error_) visit(error_.get());
    if (poll_clock_ != nullptr) poll_clock_->for_each_handle(visit);
  }

  /// Handles that any Scheduler of this process has run.
  [[nodiscard]] static std::uint64_t handles_run() noexcept;

 private:
  /// A handle that waits for its turn. Owned by the callback in the aio::EventLoop.
  struct Turn : aio::ListLink {
    Turn(Scheduler& owner, PyObject* waiting, Place where);
    ~Turn();

    Scheduler* scheduler;
    PyRef handle;
    Place place;
    aio::HandleRef scheduled;
  };

  std::shared_ptr<Turn> add(PyObject* handle, Place place);
  void forget(Turn& turn);
  void run(Turn& turn);
  void put_back();

  PyRef host_;
  std::unique_ptr<PollingClock> clock_;
  PollClock* poll_clock_ = nullptr;
  aio::List<Turn> turns_;  // in order of arrival
  std::unordered_map<PyObject*, Turn*> by_handle_;
  std::vector<PyRef> deferred_;  // those whose turn came after `error_`
  PyRef error_;                  // what a handle raised in this iteration
  std::unique_ptr<aio::EventLoop> loop_;
};

}  // namespace cpython
