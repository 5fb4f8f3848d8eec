// What a coroutine's parameters and a lambda's captures refer to once it is suspended.
#include <cstdio>
#include <string>

#include "aio/aio.hpp"

namespace {

aio::Coroutine<> by_value(std::string name) {
  co_await aio::sleep(1);
  std::printf("by value: %s\n", name.c_str());
}

aio::Coroutine<> by_reference(const std::string& name) {
  co_await aio::sleep(1);
  std::printf("by reference: %s\n", name.c_str());
}

aio::Coroutine<> parameters() {
  const aio::Task<> task = aio::create_task(by_value("a temporary"));  // moved into the frame
  const std::string kept = "outlives the await";
  co_await by_reference(kept);
  co_await by_reference("a temporary lives to the end of its co_await");
  // aio::create_task(by_reference("gone")) would read a string that no longer exists.
  co_await task;
}

aio::Coroutine<> captures(int number) {
  // The closure would be gone at the first suspension: give the task parameters instead.
  const aio::Task<> task = aio::create_task([](int n) -> aio::Coroutine<> {
    co_await aio::sleep(1);
    std::printf("parameter: %d\n", n);
  }(number));
  // Or let the closure itself be a parameter: by value, it moves into the frame.
  const aio::Task<> another = aio::create_task([number](this auto) -> aio::Coroutine<> {
    co_await aio::sleep(1);
    std::printf("its own copy: %d\n", number);
  }());
  co_await task;
  co_await another;

  // async_with keeps its body until the block is left, so that one may capture.
  co_await aio::async_with(aio::timeout(2), [&number](aio::Timeout&) -> aio::Coroutine<> {
    co_await aio::sleep(1);
    std::printf("capture: %d\n", number);
  });
}

struct Guard {
  ~Guard() { std::puts("the frame was destroyed"); }
};

aio::Coroutine<> for_ever() {
  const Guard guard;
  co_await aio::sleep(1e9);
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  aio::run(parameters(), clock);
  aio::run(captures(7), clock);
  {
    aio::EventLoop loop(clock);
    loop.create_task(for_ever());
    loop.run_once();
  }
  std::puts("the loop was destroyed");
}
