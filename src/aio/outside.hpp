/// Operations outside a loop (a thread, a request), and how they report back to the loop.
///
///     struct Request : aio::OutsideOperation {
///       explicit Request(aio::EventLoop& loop) : OutsideOperation(loop), answer(loop.create_future<int>()) {}
///       aio::Future<int> answer;   // what a coroutine awaits
///     };
///     auto* request = new Request(loop);   // the loop waits for it, and destroys it if the loop ends first
///     library.start([request, mailbox = loop.mailbox()](int n) {   // on any thread, even after the loop
///       mailbox->post([request, n] { request->answer.set_result(n); delete request; });   // on the loop's
///     });
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "aio/clock.hpp"
#include "aio/detail/intrusive_list.hpp"
#include "aio/detail/loop_flags.hpp"

namespace aio {

class EventLoop;

/// While one of these exists, its loop waits for it. Must be created and destroyed on the loop's thread. A
/// loop's destructor destroys the remaining ones, whose destructors should stop the operation.
class OutsideOperation : public ListLink {
 public:
  explicit OutsideOperation(EventLoop& loop);
  virtual ~OutsideOperation();

  [[nodiscard]] EventLoop& loop() const noexcept { return *loop_; }

 private:
  EventLoop* loop_;
};

/// Receives callbacks for a loop from other threads. May outlive the loop.
/// Source: `BaseEventLoop.call_soon_threadsafe`.
class Mailbox {
 public:
  Mailbox(Clock& clock, detail::LoopFlags& flags) : clock_(&clock), flags_(&flags) {}

  /// Calls `function` on the loop's thread, and wakes the loop. May be called on any thread.
  /// @returns false if the loop no longer exists; `function` is dropped
  bool post(std::function<void()> function);

  /// Returns what was posted. Called by the loop.
  [[nodiscard]] std::vector<std::function<void()>> take();
  /// Drops what was posted, and rejects later posts. Called by the loop's destructor.
  void close();

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> functions_;
  Clock* clock_;  // null once closed
  detail::LoopFlags* flags_;
};

}  // namespace aio
