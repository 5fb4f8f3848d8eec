#include <string>

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

aio::Coroutine<> hello_alone(Environment& env) {
  env.at("coro = say_hello('Alice', 1)");
  auto coro = say_hello(env, "Alice", 1);  // builds it, runs nothing
  env.at("print('Nothing has run yet')");
  env.print("Nothing has run yet");
  env.at("await coro");
  co_await std::move(coro);
  env.at("await say_hello('Bob', 0.5)");
  co_await say_hello(env, "Bob", 0.5);
  env.at("print('Done')");
  env.print("Done");
}

}  // namespace demos::async_python
