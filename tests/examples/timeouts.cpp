// Deadlines for a block.
#include <cstdio>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> deadline() {
  try {
    co_await aio::async_with(aio::timeout(2.0),
                             [](aio::Timeout&) -> aio::Coroutine<> { co_await aio::sleep(60); });
  } catch (const aio::TimeoutError&) {
    std::printf("given up at %.0f s\n", aio::get_running_loop().time());
  }
}

aio::Coroutine<> moved_deadline() {
  aio::EventLoop& loop = aio::get_running_loop();
  aio::Timeout timeout = aio::timeout_at(loop.time() + 1);
  co_await aio::async_with(timeout, [&loop](aio::Timeout& scope) -> aio::Coroutine<> {
    scope.reschedule(loop.time() + 10);
    co_await aio::sleep(5);
  });
  std::printf("in time: expired() is %s\n", timeout.expired() ? "true" : "false");
}

aio::Coroutine<> program() {
  co_await deadline();
  co_await moved_deadline();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
