#include <string>

#include "aio/async_with.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> dunder_aenter(Environment& env) {
  env.at("print('connecting')");
  env.print("connecting");
  env.at("await asyncio.sleep(1)");
  co_await aio::sleep(1);
  env.at("return self");
}

aio::Coroutine<bool> dunder_aexit(Environment& env) {
  env.at({"await asyncio.sleep(0.5)", 1});
  co_await aio::sleep(0.5);
  env.at("print('closed')");
  env.print("closed");
  co_return false;
}

struct Connection {
  Environment& env;

  aio::Coroutine<> aenter() { return dunder_aenter(env); }
  aio::Coroutine<bool> aexit(std::exception_ptr /*error*/) { return dunder_aexit(env); }
};

}  // namespace

aio::Coroutine<> async_with(Environment& env) {
  env.at("try:");
  try {
    env.at("async with Connection():");
    co_await aio::async_with(Connection{env}, [&env]() -> aio::Coroutine<> {
      const Block block(env, "async with Connection():");
      env.at("print('connected')");
      env.print("connected");
      env.at({"await asyncio.sleep(0.5)", 2});
      co_await aio::sleep(0.5);
      env.at("raise ValueError('no luck')");
      throw aio::ValueError("no luck");
    });
  } catch (const aio::ValueError& error) {
    env.at("except ValueError as error:");
    env.at("print(f'failed: {error}')");
    env.print(std::string("failed: ") + error.what());
  }
}

}  // namespace demos::async_python
