/// The future of an operation outside the loop, such as a request. Cancelling it stops the operation at
/// once, without a callback in between.
///
///     aio::OperationFuture<int> answer(loop, aio::AwaitKind::network, "GET /", [&] { stop(); });
///     loop.call_later(1, [&] { answer.set_result(7); });
///     int n = co_await answer.future();
#pragma once

#include <exception>
#include <functional>
#include <string>
#include <utility>

#include "aio/future.hpp"
#include "aio/observer.hpp"

namespace aio {

namespace detail {

template <class T>
class OperationState final : public LabelledFuture<T> {
 public:
  OperationState(EventLoop& loop, AwaitKind kind, std::string label, std::function<void()> stop)
      : LabelledFuture<T>(loop, kind, std::move(label)), stop_(std::move(stop)) {}

  bool cancel(const CancelMessage& message) override {
    const bool accepted = LabelledFuture<T>::cancel(message);
    if (const std::function<void()> stop = std::exchange(stop_, nullptr); accepted && stop) stop();
    return accepted;
  }

  void detach() noexcept { stop_ = nullptr; }

 private:
  std::function<void()> stop_;
};

}  // namespace detail

/// Owned by the operation. Destroying it does not change the future and stops nothing.
template <class T>
class OperationFuture {
 public:
  /// `kind` and `label` describe to observers what a waiting task awaits. `stop` is called if the future is
  /// cancelled before it is done; it may destroy this object.
  OperationFuture(EventLoop& loop, AwaitKind kind, std::string label, std::function<void()> stop)
      : state_(new detail::OperationState<T>(loop, kind, std::move(label), std::move(stop))) {}
  OperationFuture(const OperationFuture&) = delete;
  OperationFuture& operator=(const OperationFuture&) = delete;
  ~OperationFuture() { state_->detach(); }

  /// The future that the operation's caller awaits.
  [[nodiscard]] Future<T> future() const {
    return Future<T>(detail::Ref<detail::FutureState<T>>(state_.get()));
  }

  /// Without an argument if T is void.
  /// @throws InvalidStateError if the future is already done
  template <class... Value>
  void set_result(Value&&... value) {
    state_->set_result(std::forward<Value>(value)...);
  }
  /// @throws InvalidStateError if the future is already done
  void set_exception(std::exception_ptr error) { state_->set_exception(std::move(error)); }

 private:
  detail::Ref<detail::OperationState<T>> state_;
};

}  // namespace aio
