#include <string>

#include "aio/gather.hpp"
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

aio::Coroutine<> hello_gather(Environment& env) {
  env.line(9);
  co_await aio::gather(
      aio::create_task(say_hello(env, "Alice", 2), "Alice"),
      aio::create_task(say_hello(env, "Bob", 1), "Bob"),
      aio::create_task(say_hello(env, "Carol", 0.5), "Carol"));
  env.line(14);
  env.print("Everybody is here");
}

}  // namespace demos
