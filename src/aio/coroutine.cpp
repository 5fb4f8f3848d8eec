#include "aio/coroutine.hpp"

#include "aio/call_graph.hpp"
#include "aio/event_loop.hpp"

namespace aio::detail {

void destroy_chain(PromiseBase* leaf) noexcept {
  while (leaf != nullptr) {
    PromiseBase* next = leaf->awaiter;
    if (leaf->owner != nullptr) *leaf->owner = {};  // so that its owner does not destroy it again
    leaf->frame().destroy();
    leaf = next;
  }
}

void refuse_reuse() { throw RuntimeError("cannot reuse already awaited coroutine"); }

void never_awaited(const PromiseBase& promise) noexcept {
  const EventLoop* loop = running_loop;
  if (loop == nullptr || !loop->debug() || loop->closing()) return;
  try {
    loop->warn("coroutine '" + function_of(promise.where) + "' was never awaited");
  } catch (...) {  // NOLINT(bugprone-empty-catch): no memory for a warning
  }
}

}  // namespace aio::detail
