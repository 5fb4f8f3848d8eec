#include "aio/wait.hpp"

#include "aio/detail/future_callbacks.hpp"
#include "aio/handle.hpp"
#include "aio/waiter.hpp"

namespace aio::detail {

namespace {

/// `_release_waiter` on a timer.
class ReleaseTimer final : public TimerHandle {
 public:
  explicit ReleaseTimer(Waiter& waiter) noexcept : TimerHandle(&on_handle), waiter_(&waiter) {}
  ReleaseTimer(const ReleaseTimer&) = delete;
  ReleaseTimer& operator=(const ReleaseTimer&) = delete;
  /// Cancels the timer while observers can still be told what it was.
  ~ReleaseTimer() { cancel(); }

 private:
  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
    auto& self = static_cast<ReleaseTimer&>(handle);
    if (op == HandleOp::run) self.waiter_->wake();
    if (op == HandleOp::describe) *info = {HandleKind::callback, nullptr, "wait timed out"};
  }

  Waiter* waiter_;
};

/// `_on_completion` and the variables that it captures.
class Completions final : public FutureCallbacks {
 public:
  Completions(EventLoop& loop, Waiter& waiter, std::size_t count, ReturnWhen return_when) noexcept
      : FutureCallbacks(loop),
        waiter_(&waiter),
        timer_(waiter),
        count_(count),
        return_when_(return_when) {}

  void set_timeout(double delay) { loop().schedule_at(timer_, loop().time() + delay); }

  /// Ends the wait: later callbacks do nothing.
  void finish() noexcept {
    waiter_ = nullptr;
    timer_.cancel();
    unwatch();
  }

 private:
  void future_done(FutureBase& future) override {
    if (count_ > 0) --count_;
    if (waiter_ == nullptr) return;
    const bool enough =
        count_ == 0 || return_when_ == FIRST_COMPLETED ||
        (return_when_ == FIRST_EXCEPTION && !future.cancelled() && future.exception() != nullptr);
    if (!enough) return;
    timer_.cancel();
    waiter_->wake();
  }

  Waiter* waiter_;
  ReleaseTimer timer_;
  std::size_t count_;
  ReturnWhen return_when_;
};

struct FinishAtEnd {
  Ref<Completions> completions;
  explicit FinishAtEnd(Completions* c) : completions(c) {}
  FinishAtEnd(const FinishAtEnd&) = delete;
  FinishAtEnd& operator=(const FinishAtEnd&) = delete;
  ~FinishAtEnd() { completions->finish(); }
};

}  // namespace

Coroutine<> wait_until(std::vector<Ref<FutureBase>> futures, WaitOptions options) {
  if (futures.empty()) throw ValueError("Set of Tasks/Futures is empty.");
  Waiter waiter("wait");
  const FinishAtEnd wait(
      new Completions(get_running_loop(), waiter, futures.size(), options.return_when));
  if (options.timeout) wait.completions->set_timeout(*options.timeout);
  for (const Ref<FutureBase>& future : futures) wait.completions->watch(*future);
  co_await waiter;
}

Coroutine<> cancel_and_wait(Ref<FutureBase> future) {
  Waiter waiter("wait");
  const FinishAtEnd wait(new Completions(get_running_loop(), waiter, 1, ALL_COMPLETED));
  wait.completions->watch(*future);
  future->cancel(std::nullopt);
  co_await waiter;
}

}  // namespace aio::detail
