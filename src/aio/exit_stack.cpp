#include "aio/exit_stack.hpp"

namespace aio {

Coroutine<> AsyncExitStack::aclose() { co_await aexit(nullptr); }

Coroutine<bool> AsyncExitStack::aexit(std::exception_ptr exception) {
  const bool failed = exception != nullptr;
  bool replaced = false;  // by an exception from an exit
  while (!exits_.empty()) {
    const std::unique_ptr<Exit> exit = std::move(exits_.back());
    exits_.pop_back();
    detail::Attempt<bool> left([&] { return exit->leave(exception); });
    co_await left;
    if (left.failed()) {
      exception = left.exception();
      replaced = true;
    } else if (left.take()) {
      exception = nullptr;
      replaced = false;
    }
  }
  if (replaced) std::rethrow_exception(std::move(exception));
  const bool swallowed = failed && exception == nullptr;
  co_return swallowed;
}

}  // namespace aio
