#include "aio/coroutine.hpp"

namespace aio::detail {

void destroy_chain(std::coroutine_handle<> leaf, PromiseBase* promise) noexcept {
  while (leaf) {
    const std::coroutine_handle<> next = promise->continuation;
    PromiseBase* next_promise = promise->awaiter;
    if (promise->owner != nullptr) *promise->owner = {};  // its owner must not destroy it again
    leaf.destroy();
    leaf = next;
    promise = next_promise;
  }
}

}  // namespace aio::detail
