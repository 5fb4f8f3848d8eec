/// Protects an awaitable from cancellation of its awaiter.
///
///     aio::Task<> saving = aio::create_task(save());   // keep a reference
///     co_await aio::shield(saving);
///
/// Source: `shield` in CPython's `Lib/asyncio/tasks.py`.
#pragma once

#include <utility>

#include "aio/detail/future_callbacks.hpp"
#include "aio/future.hpp"
#include "aio/gather.hpp"
#include "aio/task.hpp"

namespace aio {

namespace detail {

/// The future that shield returns. Observers see the task behind it.
template <class T>
class ShieldFuture final : public FutureState<T> {
 public:
  ShieldFuture(EventLoop& loop, FutureBase& inner) : FutureState<T>(loop), inner_(&inner) {}
  [[nodiscard]] AwaitInfo describe() const override { return inner_->describe(); }

  /// Ends like the inner future, which was cancelled.
  void end_cancelled() { this->set_cancelled(inner_->make_cancelled_error()); }

 private:
  Ref<FutureBase> inner_;
};

/// Passes the inner future's result to the outer one.
template <class InnerState>
class Shield final : public FutureCallbacks {
 public:
  using T = typename InnerState::value_type;

  Shield(Ref<InnerState> inner, Ref<FutureState<T>> outer)
      : FutureCallbacks(inner->loop()), inner_(std::move(inner)), outer_(std::move(outer)) {}

  void begin() {
    watch(*inner_);
    outer_->add_done_callback([self = Ref(this)] {
      if (!self->inner_->done()) self->unwatch();
    });
  }
  /// Ends the outer future like the inner one, which is done.
  void settle() {
    if (inner_->cancelled()) {
      outer_->cancel(std::nullopt);
    } else if (std::exception_ptr exception = inner_->exception()) {
      outer_->set_failure({std::move(exception), inner_->ended_cancelled()});
    } else {
      outer_->set_result_of([this] { return value_of(*inner_); });
    }
  }
  void stop_waiting() noexcept override {
    const Ref<Shield> alive(this);
    unwatch();
    outer_ = {};
  }

 private:
  void future_done(FutureBase& /*inner*/) override {
    if (!outer_ || outer_->cancelled()) {
      inner_->mark_retrieved();
    } else {
      settle();
    }
  }

  Ref<InnerState> inner_;
  Ref<FutureState<T>> outer_;
};

}  // namespace detail

/// Returns a future for the result of a coroutine (as a new task), task or future. Cancelling the returned
/// future does not cancel that.
template <class Awaitable>
auto shield(Awaitable awaitable) {
  auto inner = detail::ref_of(std::move(awaitable));
  using State = std::remove_reference_t<decltype(*inner)>;
  using T = typename State::value_type;
  const detail::Ref outer(new detail::ShieldFuture<T>(inner->loop(), *inner));
  const detail::Ref<detail::Shield<State>> shield(new detail::Shield<State>(inner, outer));
  if (!inner->done()) {
    shield->begin();
  } else if (inner->cancelled()) {
    outer->end_cancelled();  // asyncio returns the inner one itself
  } else {
    shield->settle();
  }
  return Future<T>(outer);
}

}  // namespace aio
