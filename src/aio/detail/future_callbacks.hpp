/// Callbacks on several futures that share one state: the basis of `wait`, `as_completed` and `shield`.
///
///     struct Count : aio::detail::FutureCallbacks {
///       using FutureCallbacks::FutureCallbacks;
///       void future_done(aio::FutureBase& future) override { ++n; }
///       int n = 0;
///     };
///     const aio::detail::Ref<Count> count(new Count(loop));
///     count->watch(future);
///
/// As in asyncio, the callbacks keep the state alive.
#pragma once

#include <cstdint>

#include "aio/detail/intrusive_list.hpp"
#include "aio/future.hpp"
#include "aio/handle.hpp"

namespace aio::detail {

/// Something that is kept alive by callbacks on futures. If such a future never ends, the two would keep each
/// other alive, so the loop's destructor releases it.
class CallbackHolder : public ListLink {
 public:
  CallbackHolder() = default;
  CallbackHolder(const CallbackHolder&) = delete;
  CallbackHolder& operator=(const CallbackHolder&) = delete;

  virtual void stop_waiting() noexcept = 0;

 protected:
  virtual ~CallbackHolder() = default;
};

class FutureCallbacks : public CallbackHolder, public Recycled {
 public:
  explicit FutureCallbacks(EventLoop& loop) noexcept : loop_(&loop) {}

  [[nodiscard]] EventLoop& loop() const noexcept { return *loop_; }

  /// Calls `future_done` in a callback when the future is done, or soon if it already is.
  void watch(FutureBase& future);

  /// `remove_done_callback` on every future that is not done.
  void unwatch() noexcept;

  void stop_waiting() noexcept override { unwatch(); }

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) delete this;
  }

 protected:
  virtual void future_done(FutureBase& future) = 0;

 private:
  struct Watch;

  EventLoop* loop_;
  List<ListLink> watches_;
  std::uint32_t references_ = 0;
};

}  // namespace aio::detail
