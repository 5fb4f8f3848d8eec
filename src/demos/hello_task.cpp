#include <string>

#include "aio/sleep.hpp"
#include "aio/task.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<> say_hello(Environment& env, std::string name, double delay) {
  env.line(4);
  env.print(name + " starts");
  env.line(5);
  co_await aio::sleep(delay);
  env.line(6);
  env.print("Hello, " + name + "!");
}

}  // namespace

aio::Coroutine<> hello_task(Environment& env) {
  env.line(10);
  auto task = aio::create_task(say_hello(env, "Bob", 0.5), "Bob");
  env.line(11);
  env.print("Bob is scheduled");
  env.line(12);
  co_await say_hello(env, "Alice", 1);  // inline, in main's own task
  env.line(13);
  co_await task;
  env.line(14);
  env.print("Done");
}

}  // namespace demos
