#include "aio/run.hpp"

#include "aio/errors.hpp"
#include "aio/event_loop.hpp"

namespace aio::detail {

void check_no_running_loop() {
  if (running_loop != nullptr)
    throw RuntimeError("aio::run() cannot be called from a running event loop");
}

}  // namespace aio::detail
