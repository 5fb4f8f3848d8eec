#include "aio/timeout.hpp"

#include "aio/async_with.hpp"
#include "aio/sleep.hpp"
#include "demos/program.hpp"

namespace demos::async_python {

namespace {

aio::Coroutine<> slow_operation(Environment& env) {
  env.at({"try:", 1});
  try {
    env.at("await asyncio.sleep(3)");
    co_await aio::sleep(3);
  } catch (const aio::CancelledError&) {
    env.at("except asyncio.CancelledError:");
    env.at("print('the slow operation is cancelled')");
    env.print("the slow operation is cancelled");
    env.at("raise");
    throw;
  }
}

aio::Coroutine<> with_timeout(Environment& env) {
  env.at({"try:", 2});
  try {
    env.at("async with asyncio.timeout(1):");
    co_await aio::async_with(aio::timeout(1), [&env](aio::Timeout&) -> aio::Coroutine<> {
      const Block block(env, "async with asyncio.timeout(1):");
      env.at("await slow_operation()");
      co_await slow_operation(env);
    });
  } catch (const aio::TimeoutError&) {
    env.at("except TimeoutError:");
    env.at("print('Gave up after 1 s')");
    env.print("Gave up after 1 s");
  }
}

}  // namespace

aio::Coroutine<> timeout(Environment& env) {
  env.at("await with_timeout()");
  co_await with_timeout(env);
  env.at("print('main goes on')");
  env.print("main goes on");
}

}  // namespace demos::async_python
