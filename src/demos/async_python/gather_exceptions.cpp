#include <string>
#include <utility>
#include <vector>

#include "aio/errors.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<std::string> fetch(Environment& env, int number) {
  env.at("await asyncio.sleep(number * 0.5)");
  co_await aio::sleep(number * 0.5);
  env.at("if number == 2:");
  if (number == 2) {
    env.at("raise ValueError(f'no item {number}')");
    throw aio::ValueError("no item " + std::to_string(number));
  }
  env.at("return f'item {number}'");
  co_return "item " + std::to_string(number);
}

}  // namespace

aio::Coroutine<> gather_exceptions(Environment& env) {
  env.at("results = await asyncio.gather(");
  std::vector<aio::Coroutine<std::string>> fetches;
  for (int number : {1, 2, 3}) fetches.push_back(fetch(env, number));
  std::vector<aio::Task<std::string>> tasks;
  for (auto& fetching : fetches) {
    const std::string name = "fetch " + std::to_string(tasks.size() + 1);
    tasks.push_back(aio::create_task(std::move(fetching), name));
  }
  auto results = co_await aio::gather(aio::return_exceptions, std::move(tasks));
  for (const auto& result : results) {
    env.at("for r in results:");
    env.at("if isinstance(r, BaseException):");
    if (!result) {
      env.at("print(f'One failed: {r}')");
      env.print("One failed: " + aio::exception_message(result.error()));
    } else {
      env.at("print(r)");
      env.print(*result);
    }
  }
  env.at("for r in results:");
}

}  // namespace demos::async_python
