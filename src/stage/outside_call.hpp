/// Something that happens outside the loop for a task of the loop: a thread, a worker.
///
///     auto* call = new stage::OutsideCall<std::int64_t>(loop, clock, "a process",
///     stage::OutsideTime::real); co_await call->future(); mailbox->post([call] {
///     call->succeed(42); });   // once; ends the call
///
/// The loop owns it: a call ends in succeed() or fail(), or with the loop. Like a thread in Python
/// it cannot be interrupted: when nobody waits for its result any more it still runs to its end.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <utility>

#include "aio/event_loop.hpp"
#include "aio/future.hpp"
#include "aio/outside.hpp"
#include "stage/stage_clock.hpp"

namespace stage {

/// How the stage's clock takes the time of a call.
enum class OutsideTime : std::uint8_t {
  known,  ///< it is known beforehand when the call ends: an arrival on the clock
  real,   ///< it takes the time it takes
};

template <class T>
class OutsideCall final : public aio::OutsideOperation {
 public:
  OutsideCall(aio::EventLoop& loop, StageClock& clock, std::string label, OutsideTime time)
      : OutsideOperation(loop),
        clock_(clock),
        time_(time),
        future_(loop.create_future<T>(aio::AwaitKind::executor, std::move(label))) {
    if (time_ == OutsideTime::real) clock_.begin_real_time();
  }
  ~OutsideCall() override {
    if (time_ == OutsideTime::real) clock_.end_real_time();
    future_.cancel();  // if the loop ends first: a gather that waits for it lets go of it
  }

  [[nodiscard]] const aio::Future<T>& future() const noexcept { return future_; }

  template <class... Value>
  void succeed(Value... value) {
    if (!future_.done()) future_.set_result(std::move(value)...);
    delete this;
  }
  void fail(std::exception_ptr error) {
    if (!future_.done()) future_.set_exception(std::move(error));
    delete this;
  }

 private:
  StageClock& clock_;
  OutsideTime time_;
  aio::Future<T> future_;
};

}  // namespace stage
