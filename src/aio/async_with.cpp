#include "aio/async_with.hpp"

#include "aio/errors.hpp"

namespace aio::detail {

void refuse_to_swallow(std::exception_ptr exception) {
  try {
    std::rethrow_exception(std::move(exception));
  } catch (...) {
    std::throw_with_nested(
        RuntimeError("async_with: the block's exception was swallowed, so it has no result"));
  }
}

}  // namespace aio::detail
