/// Something that runs outside the loop for a task of the loop: a thread, a worker.
///
///     auto* call = new stage::OutsideCall<std::int64_t>(loop, std::move(watch), "a process", operations.start());
///     mailbox->post([call] { call->succeed(42); });   // once, later; ends the call
///     co_await call->future();
///
/// The loop owns it: a call ends in succeed() or fail(), or with the loop. Like a thread in Python
/// it cannot be interrupted: it runs to its end even if nobody waits for its result any more.
#pragma once

#include <exception>
#include <memory>
#include <string>
#include <utility>

#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "aio/outside.hpp"
#include "stage/live_operations.hpp"
#include "stage/outside_watch.hpp"

namespace stage {

template <class T>
class OutsideCall final : public aio::OutsideOperation {
 public:
  /// `live` makes the clock follow real time during the call; null if its length is known beforehand.
  OutsideCall(aio::EventLoop& loop, OutsideWatch watch, std::string label,
              std::unique_ptr<LiveOperation> live = nullptr)
      : OutsideOperation(loop),
        watch_(std::move(watch)),
        live_(std::move(live)),
        future_(loop.create_future<T>(aio::AwaitKind::executor, std::move(label))) {}
  ~OutsideCall() override {
    // The loop ends first: release the gather that waits for this call.
    if (!future_.done()) future_.cancel();
  }

  [[nodiscard]] const aio::Future<T>& future() const noexcept { return future_; }

  template <class... Value>
  void succeed(Value... value) {
    watch_.ends_as(trace::Outcome::returned, (std::to_string(value) + ... + std::string()));
    if (!future_.done()) future_.set_result(std::move(value)...);
    delete this;
  }
  void fail(std::exception_ptr error) {
    watch_.fails(error);
    if (!future_.done()) future_.set_exception(std::move(error));
    delete this;
  }

 private:
  OutsideWatch watch_;
  std::unique_ptr<LiveOperation> live_;
  aio::Future<T> future_;
};

}  // namespace stage
