// Tasks that live and die together, and several errors thrown as one.
#include <cstdio>
#include <stdexcept>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<int> part(int n) {
  co_await aio::sleep(n);
  co_return n;
}

aio::Coroutine<> fail(double delay) {
  co_await aio::sleep(delay);
  throw std::runtime_error("disk full");
}

aio::Coroutine<> stop_late() {
  try {
    co_await aio::sleep(60);
  } catch (const aio::CancelledError&) {
    throw aio::TimeoutError("could not stop in time");
  }
}

aio::Coroutine<> all_well() {
  const int sum =
      co_await aio::async_with(aio::TaskGroup(), [](aio::TaskGroup& group) -> aio::Coroutine<int> {
        const aio::Task<int> one = group.create_task(part(1));
        const aio::Task<int> two = group.create_task(part(2), "two");
        co_return co_await one + co_await two;
      });
  std::printf("sum %d\n", sum);
}

aio::Coroutine<> one_fails() {
  try {
    co_await aio::async_with(aio::TaskGroup(), [](aio::TaskGroup& group) -> aio::Coroutine<> {
      group.create_task(fail(1));
      group.create_task(stop_late());  // is cancelled when the other one fails
      co_return;
    });
  } catch (const aio::ExceptionGroup& group) {
    std::printf("%s\n", group.what());
    const auto [timeouts, others] = aio::split<aio::TimeoutError>(group);  // as `except*`
    if (timeouts) std::puts("a TimeoutError is among them");
    if (others) std::puts("and others");
  }
}

aio::Coroutine<> program() {
  co_await all_well();
  co_await one_fails();
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(program(), clock);
}
