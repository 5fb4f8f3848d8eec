#include "aio/detail/future_callbacks.hpp"

namespace aio::detail {

namespace {
struct WatchLink : ListLink {};
}  // namespace

/// The callback on one future. Exists until it was called.
struct FutureCallbacks::Watch final : Handle, WatchLink, Recycled {
  Watch(FutureCallbacks& o, FutureBase& f) : Handle(&on_handle), owner(&o), future(&f) {}

  static void on_handle(Handle& handle, HandleOp op, HandleInfo* info) {
    auto& self = static_cast<Watch&>(handle);
    if (op == HandleOp::describe) {
      const AwaitInfo awaited = self.future->describe();
      *info = {HandleKind::callback,
               awaited.kind == AwaitKind::task ? awaited.tasks.front() : nullptr, "future done"};
      return;
    }
    const Ref<FutureCallbacks> owner = self.owner;
    const Ref<FutureBase> done = self.future;
    delete &self;
    if (op == HandleOp::run) owner->future_done(*done);
  }

  Ref<FutureCallbacks> owner;
  Ref<FutureBase> future;
};

void FutureCallbacks::watch(FutureBase& future) {
  auto* watch = new Watch(*this, future);
  watches_.push_back(static_cast<WatchLink&>(*watch));
  if (!linked()) loop_->hold(*this);
  future.add_done_callback(static_cast<Handle&>(*watch));
}

void FutureCallbacks::unwatch() noexcept {
  const Ref<FutureCallbacks> alive(this);
  List<ListLink> watches;
  watches.splice_back(watches_);
  while (!watches.empty()) {
    ListLink& link = watches.pop_front();
    auto& watch = static_cast<Watch&>(static_cast<WatchLink&>(link));
    if (watch.future->done()) {
      watches_.push_back(link);  // handled later
    } else {
      delete &watch;
    }
  }
}

}  // namespace aio::detail
