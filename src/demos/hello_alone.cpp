#include <string>

#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

aio::Coroutine<> say_hello(Environment& env, std::string name, double delay) {
  env.line(4);
  co_await aio::sleep(delay);
  env.line(5);
  env.print("Hello, " + name + "!");
}

}  // namespace

aio::Coroutine<> hello_alone(Environment& env) {
  env.line(8);
  auto coro = say_hello(env, "Alice", 1);  // builds it, runs nothing
  env.line(9);
  env.print("Nothing has run yet");
  env.line(10);
  co_await std::move(coro);
  env.line(11);
  co_await say_hello(env, "Bob", 0.5);
  env.line(12);
  env.print("Done");
}

}  // namespace demos
