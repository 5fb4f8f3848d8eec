#include <string>
#include <vector>

#include "aio/errors.hpp"
#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<std::string> fetch(Environment& env, int number) {
  env.line(4);
  co_await aio::sleep(number * 0.5);
  env.line(5);
  if (number == 2) {
    env.line(6);
    throw aio::ValueError("no item " + std::to_string(number));
  }
  env.line(7);
  co_return "item " + std::to_string(number);
}

}  // namespace

aio::Coroutine<> gather_exceptions(Environment& env) {
  env.line(12);
  std::vector<aio::Task<std::string>> tasks;
  for (int number : {1, 2, 3}) {
    tasks.push_back(
        aio::create_task(fetch(env, number), "fetch " + std::to_string(number)));
  }
  auto results = co_await aio::gather(aio::return_exceptions, std::move(tasks));
  for (const auto& result : results) {
    env.line(18);
    env.line(19);
    if (!result) {
      env.line(20);
      env.print("One failed: " + aio::exception_message(result.error()));
    } else {
      env.line(22);
      env.print(*result);
    }
  }
  env.line(18);
}

}  // namespace demos
