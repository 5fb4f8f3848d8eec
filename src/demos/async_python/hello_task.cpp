#include <string>

#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> say_hello(Environment& env, std::string name, double delay) {
  env.at("print(f'{name} starts')");
  env.print(name + " starts");
  env.at("await asyncio.sleep(delay)");
  co_await aio::sleep(delay);
  env.at("print(f'Hello, {name}!')");
  env.print("Hello, " + name + "!");
}

}  // namespace

aio::Coroutine<> hello_task(Environment& env) {
  env.at("task = asyncio.create_task(say_hello('Bob', 0.5))");
  auto task = aio::create_task(say_hello(env, "Bob", 0.5), "Bob");
  env.at("print('Bob is scheduled')");
  env.print("Bob is scheduled");
  env.at("await say_hello('Alice', 1)");
  co_await say_hello(env, "Alice", 1);  // inline, in main's own task
  env.at("await task");
  co_await task;
  env.at("print('Done')");
  env.print("Done");
}

}  // namespace demos::async_python
