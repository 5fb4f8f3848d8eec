/// Work in flight outside a loop (a thread, a request), and the way back into the loop.
///
///     struct Request : aio::OutsideOperation {
///       explicit Request(aio::EventLoop& loop) : OutsideOperation(loop), answer(loop.create_future<int>()) {}
///       aio::Future<int> answer;   // what a coroutine awaits
///     };
///     auto* request = new Request(loop);   // the loop waits for it, and destroys it if it ends first
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

/// While one of these exists, its loop has something to wait for. Made and destroyed on the loop's
/// thread; a loop that ends destroys those left, and a destructor then stops what it started.
class OutsideOperation : public ListLink {
 public:
  explicit OutsideOperation(EventLoop& loop);
  virtual ~OutsideOperation();

  [[nodiscard]] EventLoop& loop() const noexcept { return *loop_; }

 private:
  EventLoop* loop_;
};

/// Where other threads leave callbacks for a loop. Outlives the loop where somebody still holds it.
/// Source: `BaseEventLoop.call_soon_threadsafe`.
class Mailbox {
 public:
  Mailbox(Clock& clock, detail::LoopFlags& flags) : clock_(&clock), flags_(&flags) {}

  /// Has `function` called on the loop's thread and wakes the loop. Any thread may call this.
  /// @returns false if the loop is gone: the function is dropped.
  bool post(std::function<void()> function);

  /// Takes what was posted. Called by the loop.
  [[nodiscard]] std::vector<std::function<void()>> take();
  /// Refuses further posts and drops what was posted. Called by the loop's destructor.
  void close();

 private:
  std::mutex mutex_;
  std::vector<std::function<void()>> functions_;
  Clock* clock_;  // null once closed
  detail::LoopFlags* flags_;
};

}  // namespace aio
