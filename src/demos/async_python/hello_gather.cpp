#include <string>
#include <utility>

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
  auto alice = say_hello(env, "Alice", 2);
  auto bob = say_hello(env, "Bob", 1);
  auto carol = say_hello(env, "Carol", 0.5);
  co_await aio::gather(
      aio::create_task(std::move(alice), "Alice"),
      aio::create_task(std::move(bob), "Bob"),
      aio::create_task(std::move(carol), "Carol"));
  env.at("print('Everybody is here')");
  env.print("Everybody is here");
}

}  // namespace demos::async_python
