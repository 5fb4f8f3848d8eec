#include "aio/exit_stack.hpp"

namespace aio {

Coroutine<> AsyncExitStack::aclose() { co_await aexit(nullptr); }

Coroutine<bool> AsyncExitStack::aexit(std::exception_ptr exception) {
  const bool failed = exception != nullptr;
  bool replaced = false;  // by an exception that came while leaving
  while (!exits_.empty()) {
    const std::unique_ptr<Exit> exit = std::move(exits_.back());
    exits_.pop_back();
    try {
      if (co_await exit->leave(exception)) {
        exception = nullptr;
        replaced = false;
      }
    } catch (...) {
      exception = std::current_exception();
      replaced = true;
    }
  }
  if (replaced) std::rethrow_exception(std::move(exception));
  co_return failed&& exception == nullptr;
}

}  // namespace aio
