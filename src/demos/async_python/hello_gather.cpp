#include <string>

#include "aio/gather.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> say_hello(Environment& env, std::string name, double delay) {
  env.at("await asyncio.sleep(delay)");
  co_await aio::sleep(delay);
  env.at("print(f'Hello, {name}!')");
  env.print("Hello, " + name + "!");
}

}  // namespace

aio::Coroutine<> hello_gather(Environment& env) {
  env.at("await asyncio.gather(");
  co_await aio::gather(
      aio::create_task(say_hello(env, "Alice", 2), "Alice"),
      aio::create_task(say_hello(env, "Bob", 1), "Bob"),
      aio::create_task(say_hello(env, "Carol", 0.5), "Carol"));
  env.at("print('Everybody is here')");
  env.print("Everybody is here");
}

}  // namespace demos::async_python
