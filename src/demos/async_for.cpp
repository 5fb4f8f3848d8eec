#include <string>

#include "aio/async_generator.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::AsyncGenerator<int> ticker(Environment& env, double delay) {
  for (int number = 1; number < 4; ++number) {
    env.line(4);
    env.line(5);
    co_await aio::sleep(delay);
    env.line(6);
    co_yield number;
  }
  env.line(4);
}

aio::Coroutine<> watch(Environment& env, std::string name, double delay) {
  auto numbers = ticker(env, delay);
  env.line(9);
  while (auto number = co_await numbers.next()) {
    env.line(10);
    env.print(name + ": " + std::to_string(*number));
    env.line(9);
  }
}

}  // namespace

aio::Coroutine<> async_for(Environment& env) {
  env.line(14);
  co_await aio::gather(
      aio::create_task(watch(env, "fast", 0.5), "fast"),
      aio::create_task(watch(env, "slow", 0.8), "slow"));
  env.line(18);
  env.print("Done");
}

}  // namespace demos
