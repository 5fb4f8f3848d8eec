#include "aio/as_completed.hpp"

namespace aio::detail {

Ref<Completed> Completed::begin(EventLoop& loop, const std::vector<FutureRef>& futures,
                                std::optional<double> timeout) {
  Ref<Completed> self(new Completed(loop));
  self->left_ = futures.size();
  for (const FutureRef& future : futures) {
    self->todo_.push_back(future.get());
    self->watch(*future);
  }
  if (timeout && !futures.empty())
    self->timer_ =
        loop.call_later(*timeout, [self] { self->time_out(); }, "as_completed timed out");
  return self;
}

/// `_wait_for_one`
Coroutine<FutureRef> Completed::next() {
  --left_;
  FutureRef future = co_await done_.get();
  if (!future) throw TimeoutError();
  co_return future;
}

void Completed::future_done(FutureBase& future) {
  if (todo_.empty()) return;  // the timeout came first
  std::erase(todo_, &future);
  done_.put_nowait(FutureRef(&future));
  if (todo_.empty()) timer_.cancel();
}

void Completed::time_out() {
  unwatch();
  for (std::size_t i = 0; i < todo_.size(); ++i) done_.put_nowait(FutureRef());
  todo_.clear();
}

}  // namespace aio::detail
