#include <string>
#include <utility>

#include "aio/async_generator.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::AsyncGenerator<int> ticker(Environment& env, double delay) {
  for (int number = 1; number < 4; ++number) {
    env.at("for number in range(1, 4):");
    env.at("await asyncio.sleep(delay)");
    co_await aio::sleep(delay);
    env.at("yield number");
    co_yield number;
  }
  env.at("for number in range(1, 4):");
}

aio::Coroutine<> watch(Environment& env, std::string name, double delay) {
  env.at("async for number in ticker(delay):");
  auto numbers = ticker(env, delay);
  while (auto number = co_await numbers.next()) {
    env.at("print(f'{name}: {number}')");
    env.print(name + ": " + std::to_string(*number));
    env.at("async for number in ticker(delay):");
  }
}

}  // namespace

aio::Coroutine<> async_for(Environment& env) {
  env.at("await asyncio.gather(");
  auto fast = watch(env, "fast", 0.5);
  auto slow = watch(env, "slow", 0.8);
  co_await aio::gather(
      aio::create_task(std::move(fast), "fast"),
      aio::create_task(std::move(slow), "slow"));
  env.at("print('Done')");
  env.print("Done");
}

}  // namespace demos::async_python
