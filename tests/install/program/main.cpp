// A program of somebody who installed the scheduler: timers, tasks, a thread,
// and more awaits in a row than a stack has room for, in a build without optimization.
#include <aio/aio.hpp>

#include <cstdio>
#include <string>

namespace {

aio::Coroutine<std::string> greet(std::string name, double delay) {
  co_await aio::sleep(delay);
  std::printf("Hello, %s!\n", name.c_str());
  co_return name;
}

aio::Coroutine<int> one() { co_return 1; }

aio::Coroutine<int> sum(int count) {
  int total = 0;
  for (int i = 0; i < count; ++i) total += co_await one();
  co_return total;
}

aio::Coroutine<int> program() {
  const auto [first, second] = co_await aio::gather(greet("Alice", 2), greet("Bob", 1));
  std::printf("%s before %s\n", second.c_str(), first.c_str());
  std::printf("%d awaits\n", co_await sum(1'000'000));
  co_return co_await aio::to_thread([] { return 42; });
}

}  // namespace

int main() {
  aio::VirtualClock clock;
  const int answer = aio::run(program(), clock);
  std::printf("%d after %.0f s\n", answer, clock.time());
}
