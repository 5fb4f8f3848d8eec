#include <string>

#include "aio/async_with.hpp"
#include "aio/sleep.hpp"
#include "demos/demos.hpp"

namespace demos {

namespace {

struct Connection {
  Environment& env;

  aio::Coroutine<> aenter() {
    env.line(5);
    env.print("connecting");
    env.line(6);
    co_await aio::sleep(1);
    env.line(7);
  }

  aio::Coroutine<bool> aexit(std::exception_ptr /*error*/) {
    env.line(10);
    co_await aio::sleep(0.5);
    env.line(11);
    env.print("closed");
    co_return false;
  }
};

}  // namespace

aio::Coroutine<> async_with(Environment& env) {
  env.line(14);
  try {
    env.line(15);
    co_await aio::async_with(Connection{env}, [&env]() -> aio::Coroutine<> {
      const Block block(env, 15);
      env.line(16);
      env.print("connected");
      env.line(17);
      co_await aio::sleep(0.5);
      env.line(18);
      throw aio::ValueError("no luck");
    });
  } catch (const aio::ValueError& error) {
    env.line(19);
    env.line(20);
    env.print(std::string("failed: ") + error.what());
  }
}

}  // namespace demos
